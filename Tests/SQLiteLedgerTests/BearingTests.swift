// What a single append reads of a cell: no more than bears on the days touched, and yet the stored projections are,
// row by row, those that are made anew, and those of one stream.
import EventLog
import JSON
import Ledger
import Testing

@testable import SQLiteLedger

struct BearingTests {
    private static let seeds = 1...10
    private static let length = 150

    /// A ledger to which each event is appended by a writer that knows nothing.
    private struct Cold {
        let ledger: TemporaryLedger
        private(set) var accepted: [Proposal] = []
        private(set) var refused = 0

        init() throws { ledger = try TemporaryLedger() }

        /// Whether a proposal is taken.
        mutating func take(_ proposal: Proposal) throws -> Bool {
            try ledger.log.write { $0.writer.forget() }
            do {
                _ = try ledger.log.append([proposal], after: nil, RandomLog.unkept)
                accepted.append(proposal)
                return true
            } catch AppendError.refused {
                refused += 1
                return false
            }
        }

        /// How many facts were read for cells so far.
        func readCount() throws -> Int { try ledger.log.write { $0.writer.readCount } }

        /// How many facts a cell is read from as a whole.
        func count(of cell: Cell) throws -> Int {
            try ledger.log.write { open in
                let log = open.writer.log
                let number = try log.subjects.number(filed: .cell(cell), log.connection)
                return try CellLoader(log, cell, number, Knowledge(partial: true)).whole().count
            }
        }

        /// A ledger that takes the same in one stream.
        func streamed() throws -> TemporaryLedger {
            let ledger = try TemporaryLedger()
            var rest = accepted[...]
            try ledger.log.write { open in
                try open.writer.append(
                    after: nil, RandomLog.unkept, next: { rest.popFirst().map { .proposal($0) } },
                    became: { _, _ in })
            }
            return ledger
        }
    }

    @Test(arguments: seeds)
    func `what an append reads of a crowded cell is enough to keep it true`(seed: Int) throws {
        var cold = try Cold()
        for proposal in CrowdedCourse.prelude { #expect(try cold.take(proposal)) }
        var course = CrowdedCourse(seed: seed, length: Self.length)
        while let proposal = course.next() {
            if try cold.take(proposal) { course.took(proposal) }
        }
        #expect(cold.accepted.count > Self.length * 3 / 4, "seed \(seed): \(cold.refused) were refused")
        #expect(try cold.ledger.log.projectionProblems { _, _ in } == [], "seed \(seed)")
        #expect(try cold.streamed().projections() == cold.ledger.projections(), "seed \(seed)")
        // The cell grows from nothing: read whole each time, half of its end would be read on average.
        let whole = try cold.count(of: CrowdedCourse.cell) * cold.accepted.count / 2
        #expect(try cold.readCount() < whole * 2 / 3, "seed \(seed)")
    }

    @Test(arguments: seeds)
    func `what an append reads of the cells of a random log is enough to keep them true`(seed: Int) throws {
        var cold = try Cold()
        for proposal in try RandomLog(seed: seed + 400, events: 60).proposals {
            #expect(try cold.take(proposal), "seed \(seed)")
        }
        #expect(try cold.ledger.log.projectionProblems { _, _ in } == [], "seed \(seed)")
    }

    @Test func `an event of the day is computed from what holds, however long the history`() throws {
        var cold = try Cold()
        for proposal in CrowdedCourse.prelude { #expect(try cold.take(proposal)) }
        let months = (2001...2010).flatMap { year in
            (1...12).map { "\(year)-\($0 < 10 ? "0" : "")\($0)-01" }
        }
        for (number, day) in months.enumerated() {
            let law = "kh/act/2000/a\(number / 12)"
            let step = number % 12 == 0 ? "commenced" : number % 12 == 11 ? "repealed" : "amended"
            let before = try cold.readCount()
            #expect(try cold.take(.of("s\(number)", day, "instrument.\(step)", ["instrument": .text(law)])))
            #expect(
                try cold.take(
                    .of(
                        "f\(number)", day, "finding.recorded",
                        ["instrument": .text(law), "indicator": "first/grooming", "answers": ["c1": true]])))
            #expect(
                try cold.take(
                    .assessment("a\(number)", "KH", "first/grooming", "No", from: day)))
            // Of two years of two laws: their steps, the readings, and two assessments, three times.
            #expect(try cold.readCount() - before < 3 * (24 + 24 + 2))
        }
        #expect(try cold.ledger.log.projectionProblems { _, _ in } == [])
    }
}
