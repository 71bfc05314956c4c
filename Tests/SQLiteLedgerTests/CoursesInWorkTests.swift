// Jurisdictions that are in work at a time against each of them alone.
import EventLog
import Ledger
import Testing

@testable import SQLiteLedger

struct CoursesInWorkTests {
    /// What chunks came to, in words.
    private static func words(_ chunk: CourseChunk) -> [String] {
        let past = chunk.past.map { "past \($0.page.place) \($0.page.bytes) \($0.stored)" }
        let now = chunk.current.map { "now \($0.cell) \($0.row)" }
        let caused = chunk.caused.map { "caused \($0.position) \($0.cell) \($0.day)" }
        let row = chunk.row.flatMap { event in
            event.changes.map { "row \(event.position) \($0.cell) \($0.isRead) \($0.levels)" }
        }
        return past + now + caused + row + chunk.levels.map { "level \($0.words)" }
    }

    private static func state(_ code: String, _ known: Knowledge) throws -> CourseState {
        var numbers: [Subject: Int] = [:]
        for (index, subject) in known.subjects.sorted(by: { $0.key < $1.key }).enumerated() {
            numbers[subject] = index + 1
        }
        return CourseState(of: try Jurisdiction(code: code), numbers, after: .zero, [])
    }

    @Test(arguments: 1...6) func `two at a time come to what each comes to alone, in their order`(
        _ seed: Int
    ) throws {
        let events = try RandomLog(seed: seed, events: 120).events
        let known = Knowledge(replaying: events)
        // Of different lengths, and more of them than are in work at a time.
        let lengths = [("KH", 120), ("PH", 7), ("XK", 60), ("KH", 1), ("PH", 0), ("XK", 120)]
        var alone: [String] = []
        for (code, length) in lengths {
            var state = try Self.state(code, known)
            if length > 0 { alone += Self.words(state.take(Array(events.prefix(length)))) }
            var last = state.end()
            alone += Self.words(last)
            while !last.isLast {
                last = state.end()
                alone += Self.words(last)
            }
        }
        var inWork = CoursesInWork()
        var together: [String] = []
        var (next, sent) = (0, 0)
        while next < lengths.count || !inWork.isEmpty {
            while inWork.takesMore, next < lengths.count {
                let (code, length) = lengths[next]
                inWork.begin(try Self.state(code, known), Array(1..<length + 1))
                next += 1
            }
            sent += inWork.feed { $0.map { events[$0 - 1] } }
            for chunk in inWork.receive() { together += Self.words(chunk) }
        }
        #expect(together == alone)
        #expect(sent == lengths.map(\.1).reduce(0, +))
    }
}
