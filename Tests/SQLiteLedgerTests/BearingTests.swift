// What a single append reads of a cell: no more than bears on the days touched, and yet the stored projections are,
// row by row, those that are made anew, and those of one stream.
import EventLog
import Foundation
import JSON
import Ledger
import Testing

@testable import SQLiteLedger

struct BearingTests {
    private static let seeds = 1...(Int(ProcessInfo.processInfo.environment["SEEDS"] ?? "") ?? 10)
    private static let first = Int(ProcessInfo.processInfo.environment["FIRST"] ?? "") ?? 0
    private static let length = Int(ProcessInfo.processInfo.environment["LENGTH"] ?? "") ?? 240
    private static let every = Int(ProcessInfo.processInfo.environment["EVERY"] ?? "")

    /// A ledger to which each event was appended by a writer that knew nothing.
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

        /// How many facts were read for cells, and how many would have been, had each cell been read whole.
        func readCount() throws -> Int { try ledger.log.write { $0.writer.readCount } }
    }

    /// A ledger that takes proposals in one stream.
    private static func streamed(_ proposals: [Proposal]) throws -> TemporaryLedger {
        let ledger = try TemporaryLedger()
        var rest = proposals[...]
        try ledger.log.write { open in
            try open.writer.append(
                after: nil, RandomLog.unkept, next: { rest.popFirst().map { .proposal($0) } },
                became: { _, _ in })
        }
        return ledger
    }

    @Test(arguments: seeds)
    func `what is read of a cell for an append is enough to keep it true`(number: Int) throws {
        let seed = number + Self.first
        var cold = try Cold()
        for proposal in CrowdedCourse.prelude { #expect(try cold.take(proposal)) }
        var course = CrowdedCourse(seed: seed, length: Self.length)
        while let proposal = course.next() {
            guard try cold.take(proposal) else { continue }
            course.took(proposal)
            if let every = Self.every, cold.accepted.count % every == 0 {
                let streamed = try Self.streamed(cold.accepted)
                let (kept, made) = (try cold.ledger.projections(), try streamed.projections())
                if kept != made {
                    print("PROPOSAL", cold.accepted.count, proposal)
                    for line in Set(kept).subtracting(made).sorted() { print("KEPT", line) }
                    for line in Set(made).subtracting(kept).sorted() { print("MADE", line) }
                    for event in try streamed.lines("SELECT position, type, occurred, payload FROM event") { print("EVENT", event) }
                }
                let problems = try cold.ledger.log.projectionProblems { _, _ in }
                try #require(
                    problems == [], "seed \(seed), #\(cold.accepted.count) \(proposal.type) \(proposal.data)")
            }
        }
        #expect(cold.accepted.count > Self.length * 3 / 4, "seed \(seed): \(cold.refused) were refused")
        #expect(try cold.ledger.log.projectionProblems { _, _ in } == [], "seed \(seed)")
        let streamed = try Self.streamed(cold.accepted)
        #expect(try streamed.projections() == cold.ledger.projections(), "seed \(seed)")
        // Read whole, a cell of so many events costs about half of all that came before it for each of them.
        let whole = cold.accepted.count * cold.accepted.count / 2
        let read = try cold.readCount()
        if Self.every != nil { print("seed", seed, cold.accepted.count, cold.refused, read, whole) }
        #expect(read < whole / 2, "seed \(seed)")
    }

    @Test(arguments: seeds) func `dev long`(number: Int) throws {
        let seed = number + Self.first
        var cold = try Cold()
        for event in try LongCourse(seed: seed, events: Self.length).events {
            var data: [String: JSON] = ["occurred": .text(event.content.occurred.text), "sources": ["none": "a test"]]
            data["payload"] = event.content.payload.value
            _ = try cold.take(Proposal(id: event.id, type: event.content.type, data: .object(data)))
        }
        print("long", seed, cold.accepted.count, cold.refused, try cold.readCount())
        #expect(try cold.ledger.log.projectionProblems { _, _ in } == [], "seed \(seed)")
        let streamed = try Self.streamed(cold.accepted)
        #expect(try streamed.projections() == cold.ledger.projections(), "seed \(seed)")
    }

    @Test(arguments: seeds) func `dev random`(number: Int) throws {
        let seed = number + Self.first
        var cold = try Cold()
        for proposal in try RandomLog(seed: seed, events: Self.length).proposals { _ = try cold.take(proposal) }
        print("random", seed, cold.accepted.count, cold.refused, try cold.readCount())
        #expect(try cold.ledger.log.projectionProblems { _, _ in } == [], "seed \(seed)")
        let streamed = try Self.streamed(cold.accepted)
        #expect(try streamed.projections() == cold.ledger.projections(), "seed \(seed)")
    }
}
