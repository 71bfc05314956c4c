// Published cases of expected positions and repeated identifiers, restated.
//
// Source: EventStore, src/EventStore.Core.Tests/ClientAPI/appending_to_implicitly_created_stream.cs and
// append_to_stream.cs at commit 9d8ee835e; BSD-3-Clause, (c) Event Store Ltd. Facts transcribed: versions there count
// from 0 and -1 means an empty stream; here positions count from 1, so that version n is position n + 1.
//
// A ledger differs on purpose in three points: a known identifier with the same content succeeds before any position
// is checked, a repeated identifier is never appended a second time, and a partly known batch appends the rest. Where
// that changes the published outcome, the case says so.
import EventLog
import Ledger
import Testing

struct PublishedIdempotencyTests {
    enum Outcome: Equatable { case appended, known, conflict }

    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        /// Batches: event numbers and the version expected; nil expects nothing.
        let setup: [(events: [Int], version: Int?)]
        let act: (events: [Int], version: Int?)
        let published: Outcome
        let publishedTotal: Int
        var outcome: Outcome?
        var total: Int?

        var testDescription: String { name }
    }

    static let six: [(events: [Int], version: Int?)] = [([0, 1, 2, 3, 4, 5], -1)]
    static let two: [(events: [Int], version: Int?)] = [([0, 1], -1)]

    static let cases = [
        Case(name: "0..5 | 0em1", setup: six, act: ([0], -1), published: .known, publishedTotal: 6),
        Case(name: "0..5 | 0any", setup: six, act: ([0], nil), published: .known, publishedTotal: 6),
        Case(
            name: "0..5 | 0e5", setup: six, act: ([0], 5), published: .appended, publishedTotal: 7,
            outcome: .known, total: 6),
        Case(
            name: "0..5 | 0e6", setup: six, act: ([0], 6), published: .conflict, publishedTotal: 6,
            outcome: .known),
        Case(
            name: "0..5 | 0e4", setup: six, act: ([0], 4), published: .conflict, publishedTotal: 6,
            outcome: .known),
        Case(
            name: "0 | 0e0", setup: [([0], -1)], act: ([0], 0), published: .appended, publishedTotal: 2,
            outcome: .known,
            total: 1),
        Case(name: "0 | 0any", setup: [([0], -1)], act: ([0], nil), published: .known, publishedTotal: 1),
        Case(name: "0 | 0em1", setup: [([0], -1)], act: ([0], -1), published: .known, publishedTotal: 1),
        Case(
            name: "0 1 2 1any | 1any", setup: [([0, 1, 2], -1), ([1], nil)], act: ([1], nil),
            published: .known,
            publishedTotal: 3),
        Case(name: "[0 1] | [0em1]", setup: two, act: ([0], -1), published: .known, publishedTotal: 2),
        Case(name: "[0 1] | [0any]", setup: two, act: ([0], nil), published: .known, publishedTotal: 2),
        Case(name: "[0 1] | [1e0]", setup: two, act: ([1], 0), published: .known, publishedTotal: 2),
        Case(name: "[0 1] | [1any]", setup: two, act: ([1], nil), published: .known, publishedTotal: 2),
        // The rest is new, so that the expected position is checked for it.
        Case(
            name: "[0 1] | [0em1 1 2]", setup: two, act: ([0, 1, 2], -1), published: .conflict,
            publishedTotal: 2),
        // From the table of decisions.
        Case(name: "new at the end", setup: two, act: ([2], 1), published: .appended, publishedTotal: 3),
        Case(name: "new, beyond the end", setup: two, act: ([2], 2), published: .conflict, publishedTotal: 2),
        Case(name: "new, before the end", setup: two, act: ([2], 0), published: .conflict, publishedTotal: 2),
        Case(
            name: "new, nothing expected", setup: two, act: ([2], nil), published: .appended,
            publishedTotal: 3),
        Case(
            name: "in part known, nothing expected", setup: two, act: ([1, 2], nil), published: .conflict,
            publishedTotal: 2,
            outcome: .appended, total: 3),
        Case(name: "new, into nothing", setup: [], act: ([0], -1), published: .appended, publishedTotal: 1),
        Case(
            name: "none, nothing expected", setup: two, act: ([], nil), published: .known, publishedTotal: 2),
    ]

    @Test(arguments: Store.allCases, cases) func `decides a published case`(_ store: Store, _ published: Case)
        throws
    {
        let test = try Subjected(store)
        func append(_ batch: (events: [Int], version: Int?)) throws -> Outcome {
            do {
                let proposals = batch.events.map { Proposal.draft("e\($0)") }
                let appended = try test.append(proposals, after: batch.version.map { Position($0 + 1) })
                return appended.allSatisfy(\.wasKnown) ? .known : .appended
            } catch AppendError.conflict {
                return .conflict
            }
        }
        for batch in published.setup { _ = try append(batch) }
        #expect(try append(published.act) == published.outcome ?? published.published)
        #expect(try test.log.head().position.number == published.total ?? published.publishedTotal)
    }
}
