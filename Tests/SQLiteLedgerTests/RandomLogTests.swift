// The stored projections against the plain replay, on random logs: late, imprecise, corrected, retracted and
// restored events. A failure names its seed, which is all that is needed to see it again.
import EventLog
import JSON
import Ledger
import SQLiteLedger
import Testing

struct RandomLogTests {
    static let seeds = 1...20

    static func log(_ seed: Int) throws -> RandomLog { try RandomLog(seed: seed, events: 45 + seed % 4 * 15) }

    /// One by one, in batches of random sizes, in one batch.
    static func batches(_ seed: Int) -> [Int] { [[1], [3, 1, 7, 2], [1000]][seed % 3] }

    @Test(arguments: seeds)
    func `at every position the stored course of each cell is that of a plain replay`(seed: Int) throws {
        let random = try Self.log(seed)
        let ledger = try TemporaryLedger(random, batches: Self.batches(seed))
        var days = RandomDays(random, seed: seed)
        var known = Knowledge()
        for event in random.events {
            known.apply(event)
            var stored: [Cell: [CellSpan]] = [:]
            try ledger.log.forEachSpan(endingAfter: .distantPast, knownAt: event.position) {
                stored[$0, default: []].append($1)
            }
            let replayed = Replayed.courses(known)
            guard Set(replayed.keys) == Set(stored.keys) else {
                let difference = Set(replayed.keys).symmetricDifference(stored.keys)
                Issue.record("seed \(seed), \(event.position) \(event.content.type): \(difference)")
                return
            }
            for (cell, spans) in replayed where stored[cell] != spans {
                let difference = Replayed.difference(spans, stored[cell] ?? [])
                Issue.record("seed \(seed), \(event.position) \(event.content.type), \(cell):\n\(difference)")
                return
            }
            for day in days.some(event.position == random.events.last?.position ? 400 : 3) {
                let cells = try ledger.log.cells(on: day, knownAt: event.position)
                guard cells == Replayed.cells(known, on: day, courses: replayed) else {
                    Issue.record("seed \(seed), \(event.position), \(day): \(cells)")
                    return
                }
            }
        }
    }

    @Test func `random logs are mostly accepted and hold every kind of event`() throws {
        let logs = try Self.seeds.map { try Self.log($0) }
        let types = Set(logs.flatMap(\.events).map(\.content.type))
        let missing = Catalogue.all.map(\.name).filter {
            // A redaction erases what is stored, and so comes about otherwise: RedactionTests has it.
            !types.contains($0) && $0 != "event.redacted"
                && !["resolution", "checklist", "plan"].contains(String($0.prefix { $0 != "." }))
        }
        #expect(missing == [])
        let refused = logs.map(\.refused).reduce(0, +)
        #expect(refused < logs.map(\.events.count).reduce(0, +) / 2)
    }
}

/// What a plain replay says.
enum Replayed {
    static func evaluators(_ known: Knowledge) -> [(cell: Cell, evaluator: CellEvaluator)] {
        known.subjects.compactMap { if case .cell(let cell) = $0 { cell } else { nil } }.sorted()
            .compactMap { cell in CellEvaluator(cell, known: known).map { (cell, $0) } }
    }

    static func courses(_ known: Knowledge) -> [Cell: [CellSpan]] {
        Dictionary(uniqueKeysWithValues: evaluators(known).map { ($0.cell, $0.evaluator.spans()) })
    }

    /// Each cell evaluated on the day itself, not read off its spans.
    static func cells(_ known: Knowledge, on day: Day, courses: [Cell: [CellSpan]]) -> [StoredCell] {
        evaluators(known).map { cell, evaluator in
            StoredCell(
                cell: cell, value: evaluator.value(on: day), pipeline: evaluator.pipeline(on: day),
                by: courses[cell]?.last { $0.from <= day }?.by, isRead: known.isRead(cell))
        }
    }

    static func difference(_ replayed: [CellSpan], _ stored: [CellSpan]) -> String {
        let missing = replayed.filter { !stored.contains($0) }.map { "  replayed \($0)" }
        return (missing + stored.filter { !replayed.contains($0) }.map { "  stored   \($0)" }).joined(
            separator: "\n")
    }
}

/// The days on which anything of a random log may begin or end, and the days beside them.
struct RandomDays {
    let all: [Day]
    private var random: SeededGenerator

    init(_ log: RandomLog, seed: Int) {
        random = SeededGenerator(seed: seed + 1000)
        let texts = log.events.flatMap { event in
            let payload = event.content.payload.members
            let inner = payload["payload"]?.asObject ?? [:]
            return [payload, inner].flatMap { object in
                ["until", "since", "newDate", "occurred"].compactMap { object[$0]?.asText }
            } + [event.content.occurred.text]
        }
        let ends = texts.compactMap { try? EDTF($0) }.flatMap { [$0.first, $0.last] }.filter { !$0.isDistant }
        all = Set(ends.flatMap { [$0.advanced(by: -1), $0, $0.advanced(by: 1)] }).sorted()
    }

    mutating func some(_ count: Int) -> [Day] {
        all.count <= count ? all : (0..<count).compactMap { _ in random.one(of: all) }
    }
}
