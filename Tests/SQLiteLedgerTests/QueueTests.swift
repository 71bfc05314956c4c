// Many callers at once: each append is on disk before it is acknowledged, none is lost, and a refusal of one is
// nothing to the others.
import Dispatch
import EventLog
import JSON
import Ledger
import LedgerService
import Synchronization
import Testing

@testable import SQLiteLedger

struct QueueTests {
    private static let callers = 16
    private static let each = 12

    @Test func `sixteen callers append without a gap, and a refusal of one is nothing to the others`() throws
    {
        let ledger = try TemporaryLedger()
        let log = try SQLiteLog(opening: ledger.path)
        _ = try log.append(Proposal.checklist("list", ["a", "b"]), after: .zero, RandomLog.unkept)
        let acknowledged = Mutex<[Int: String]>([:])
        let refused = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: Self.callers) { caller in
            for number in 0..<Self.each {
                let id = "c\(caller)-\(number)"
                let wrong = number % 4 == 3
                let proposal = Proposal.assessment(
                    id, "KH", wrong ? "nowhere" : ["a", "b"][number % 2], "No",
                    from: "20\(10 + caller)-01-\(10 + number)")
                do {
                    // One in four comes as a batch, of which nothing may stay where its second half is wrong.
                    let batch = number % 4 == 2 ? [proposal, .draft("\(id)-draft")] : [proposal]
                    for appended in try log.append(
                        wrong ? [.draft("\(id)-lost"), proposal] : batch, after: nil, RandomLog.unkept)
                    {
                        acknowledged.withLock { $0[appended.position.number] = appended.id.text }
                    }
                } catch {
                    refused.withLock { $0 += 1 }
                }
            }
        }
        let events = try ledger.lines("SELECT position || ' ' || id FROM event ORDER BY position")
        let told = acknowledged.withLock { $0 }
        #expect(refused.withLock { $0 } == Self.callers * Self.each / 4)
        #expect(
            events.dropFirst(3).map { $0 } == told.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })
        #expect(told.keys.sorted() == Array(4...(3 + told.count)))
        #expect(try log.projectionProblems { _, _ in } == [])
    }

    @Test func `what another process wrote is seen before the next append`() throws {
        let ledger = try TemporaryLedger()
        let (one, other) = (try SQLiteLog(opening: ledger.path), try SQLiteLog(opening: ledger.path))
        _ = try one.append(Proposal.checklist("list", ["a"]), after: .zero, RandomLog.unkept)
        for number in 0..<6 {
            let log = number.isMultiple(of: 2) ? other : one
            _ = try log.append(
                [.assessment(nil, "KH", "a", ["No", "Yes"][number / 2 % 2], from: "2020-0\(number + 1)-01")],
                after: Position(2 + number), RandomLog.unkept)
        }
        // A definition by the other changes what the first one knows of the indicator.
        _ = try other.append(
            [
                .of(
                    nil, "2020-03-15", "indicator.revised",
                    [
                        "checklist": "list", "indicator": "a", "statement": "So it is.",
                        "scale": ["No", "Maybe", "Yes"],
                    ])
            ], after: nil, RandomLog.unkept)
        _ = try one.append(
            [.assessment(nil, "KH", "a", "Maybe", from: "2020-09-01")], after: nil, RandomLog.unkept)
        try other.rewriteProjections { _, _ in }
        _ = try one.append(
            [.assessment(nil, "VN", "a", "Maybe", from: "2020-09-01")], after: nil, RandomLog.unkept)
        #expect(try one.head().position == Position(11))
        #expect(try one.projectionProblems { _, _ in } == [])
        #expect(
            try one.cells(on: RandomLog.now.day, knownAt: .end)
                == other.cells(on: RandomLog.now.day, knownAt: .end))
    }
}
