// Streams of events: whatever their length, a ledger that took them in bulk is, row by row, the ledger that took one
// event after another, and refuses what it would refuse.
import EventLog
import JSON
import Ledger
import LedgerService
import Testing

@testable import SQLiteLedger

struct StreamTests {
    private static let seeds = [31, 32, 33, 34, 35, 36, 37, 38]

    /// Appends in bulk, however few they are; gives what became of each, in words.
    @discardableResult private func stream(
        _ proposals: some Collection<Proposal>, to log: SQLiteLog, _ terms: AppendTerms = RandomLog.terms(1)
    ) throws -> [String] {
        var outcomes: [String] = []
        var rest = proposals[...]
        do {
            try log.write { open in
                try open.writer.append(after: nil, terms, next: { rest.popFirst().map { .proposal($0) } }) {
                    outcomes.append(Self.words($0, $1))
                }
            }
        } catch AppendError.refused {}
        return outcomes
    }

    private static func words(_ index: Int, _ outcome: AppendOutcome) -> String {
        switch outcome {
        case .appended(let appended):
            "\(index) \(appended.id) \(appended.position) \(appended.wasKnown) \(appended.warnings.map(\.message))"
        case .refused(let problems): "\(index) refused \(problems.map { "\($0.path) \($0.message)" })"
        }
    }

    private static func words(_ appended: [Appended]) -> [String] {
        appended.enumerated().map { words($0.offset, .appended($0.element)) }
    }

    @Test(arguments: seeds) func `a stream gives the tables and the warnings that single appends give`(
        seed: Int
    ) throws {
        let random = try RandomLog(seed: seed, events: 250)
        let (single, bulk) = (try TemporaryLedger(), try TemporaryLedger())
        let expected = try random.proposals.enumerated().flatMap { index, proposal in
            try single.log.append([proposal], after: nil, RandomLog.terms(1)).map {
                Self.words(index, .appended($0))
            }
        }
        #expect(try stream(random.proposals, to: bulk.log) == expected, "seed \(seed)")
        #expect(try bulk.projections() == single.projections(), "seed \(seed)")
        #expect(try bulk.lines("SELECT * FROM event") == single.lines("SELECT * FROM event"), "seed \(seed)")
        #expect(try bulk.log.projectionProblems { _, _ in } == [], "seed \(seed)")
    }

    @Test(arguments: seeds) func `streams and batches in turn give the same tables`(seed: Int) throws {
        let random = try RandomLog(seed: seed, events: 250)
        let (single, mixed) = (try TemporaryLedger(random, batches: [1]), try TemporaryLedger())
        var rest = random.proposals[...]
        for round in 0... {
            guard !rest.isEmpty else { break }
            let piece = Array(rest.prefix([40, 1, 3, 90][round % 4]))
            if round.isMultiple(of: 2) {
                try stream(piece, to: mixed.log)
            } else {
                _ = try mixed.log.append(piece, after: nil, RandomLog.terms(1))
            }
            rest = rest.dropFirst(piece.count)
        }
        #expect(try mixed.projections() == single.projections(), "seed \(seed)")
        // Taken again, everything is known.
        #expect(
            try stream(random.proposals, to: mixed.log).allSatisfy { $0.contains(" true ") }, "seed \(seed)")
        #expect(try mixed.projections() == single.projections(), "seed \(seed)")
    }

    @Test func `what a stream is refused for is what a batch is refused for, and nothing of it is written`()
        throws
    {
        let random = try RandomLog(seed: 41, events: 60)
        let ledger = try TemporaryLedger(random, batches: [30])
        let before = try ledger.lines("SELECT * FROM log") + ledger.projections()
        let wrong: [Proposal] = [
            .draft("new"), .assessment(nil, "KH", "nowhere", "No", from: "2020-01-01"),
            .draft("new", on: "1999"),
            .retraction("gone", of: "no such event"),
            .of("wrong", "2020-02-30", "instrument.passed", ["instrument": "kh/bill/2020/a"]), .draft("last"),
        ]
        var terms = RandomLog.terms(1)
        terms.keepsRecorded = false
        let refusals = try stream(wrong, to: ledger.log, terms).filter { $0.contains("refused") }
        var expected: [String] = []
        do {
            _ = try ledger.log.append(wrong, after: nil, terms)
        } catch AppendError.refused(let found) {
            expected = found.map { Self.words($0.index, .refused($0.problems)) }
        }
        #expect(refusals.count == 4 && refusals == expected)
        #expect(try ledger.lines("SELECT * FROM log") + ledger.projections() == before)
        #expect(try ledger.log.append([.draft("new")], after: nil, terms).count == 1)
    }

    @Test
    func `what is recorded out of time is told with all else that is wrong, and nothing rests on it in vain`()
        throws
    {
        let ledger = try TemporaryLedger()
        let correction: Proposal = .of(
            "fix", "2020-01-01", "event.corrected",
            ["event": "late", "because": "A slip.", "occurred": "2019"])
        let file: [Proposal] = [
            .draft("a").recorded("2020-02-01T00:00:00Z"), .draft("late").recorded("2020-01-01T00:00:00Z"),
            correction.recorded("2020-02-02T00:00:00Z"), .draft("no time"),
            .assessment("b", "KH", "nowhere", "No", from: "2020-01-01").recorded("2020-02-03T00:00:00Z"),
            .draft("c").recorded("2020-02-04T00:00:00Z"),
        ]
        var expected: [String] = []
        do {
            _ = try ledger.log.append(file, after: nil, RandomLog.terms(1))
        } catch AppendError.refused(let found) {
            expected = found.map { Self.words($0.index, .refused($0.problems)) }
        }
        let refusals = try stream(file, to: ledger.log).filter { $0.contains("refused") }
        #expect(refusals.map { $0.prefix(1) } == ["1", "3", "4"])
        #expect(refusals == expected)
        #expect(try ledger.log.head().position == .zero)
    }

    @Test func `a check beside a writer looks at one state of the ledger`() throws {
        let ledger = try TemporaryLedger(RandomLog(seed: 44, events: 80), batches: [40])
        let writer = try SQLiteLog(opening: ledger.path)
        var written = 0
        let problems = try ledger.log.projectionProblems { done, _ in
            guard done.isMultiple(of: 25) else { return }
            written += 1
            _ = try? writer.append([.draft("beside-\(written)")], after: nil, RandomLog.unkept)
        }
        #expect(problems == [] && written > 2)
        #expect(try writer.event(EventID("beside-1")) != nil)
        #expect(try ledger.log.projectionProblems { _, _ in } == [])
    }

    @Test func `a stream to a log that ends elsewhere is a conflict`() throws {
        let ledger = try TemporaryLedger()
        _ = try ledger.log.append([.draft("a")], after: .zero, RandomLog.unkept)
        var rest = [Proposal.draft("b")][...]
        #expect(throws: AppendError.conflict(expected: Position(7), actual: Position(1))) {
            try ledger.log.write { open in
                try open.writer.append(
                    after: Position(7), RandomLog.unkept, next: { rest.popFirst().map { .proposal($0) } },
                    became: { _, _ in })
            }
        }
        #expect(try ledger.log.head().position == Position(1))
    }

    @Test func `readers see the old projections until the new ones are whole`() throws {
        let random = try RandomLog(seed: 43, events: 120)
        let ledger = try TemporaryLedger(random, batches: [40])
        let (before, reader) = (try ledger.projections(), try SQLiteLog(opening: ledger.path))
        let point = (day: RandomLog.now.day, position: try reader.head().position)
        let cells = try reader.cells(on: point.day, knownAt: point.position)
        var asked = 0
        try ledger.log.rewriteProjections { _, _ in
            asked += 1
            guard asked.isMultiple(of: 20) else { return }
            let during = try? reader.cells(on: point.day, knownAt: point.position)
            #expect(during == cells)
        }
        #expect(asked > 100)
        #expect(try reader.cells(on: point.day, knownAt: point.position) == cells)
        #expect(try ledger.projections() == before)
    }
}
