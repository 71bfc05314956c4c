// Random logs again: every question has the same answer from the file and from memory, however the log was
// appended, and a copy made by export and import is the same ledger.
import EventLog
import Ledger
import LedgerCoding
import LedgerService
import SQLiteLedger
import Testing

struct RandomAnswersTests {
    static let seeds = 801...810

    /// The log of a seed in memory, and a few pairs of points to ask at.
    static func subject(_ seed: Int, events: Int = 50) throws -> (RandomLog, MemoryLog, [(Point, Point)]) {
        let random = try RandomLog(seed: seed, events: events)
        let memory = MemoryLog(origin: RandomLog.origin)
        _ = try memory.append(random.proposals, after: .zero, RandomLog.terms(seed))
        let days = RandomDays(random, seed: seed).all
        var generator = SeededGenerator(seed: seed)
        let points = (0..<3).map { _ in
            let ends = [generator.below(random.events.count + 1), generator.below(random.events.count + 1)]
                .sorted()
            return (days[generator.below(days.count)], ends[0], days[generator.below(days.count)], ends[1])
        }
        return (
            random, memory,
            points.map {
                (
                    Point(day: $0.0, position: Position($0.1), words: "A"),
                    Point(day: $0.2, position: Position($0.3), words: "B")
                )
            }
        )
    }

    @Test(arguments: seeds) func `a reader gives the same answers from a file and from memory`(seed: Int)
        throws
    {
        let (random, memory, points) = try Self.subject(seed)
        let file = try TemporaryLedger(random, batches: [5, 1, 11]).log
        for (first, second) in points {
            let (expected, given) = (
                try Answers(memory).all(first, second), try Answers(file).all(first, second)
            )
            guard expected == given else {
                let difference = zip(expected, given).first { $0 != $1 }
                Issue.record("seed \(seed), \(first) \(second): \(String(describing: difference))")
                return
            }
        }
    }

    @Test(arguments: seeds) func `the questions of the log have the same answers from a file and from memory`(
        seed: Int
    ) throws {
        let (random, memory, points) = try Self.subject(seed)
        let file = try TemporaryLedger(random, batches: [1000]).log
        for (first, second) in points {
            let known = second.position
            var selection = Selection(from: min(first.day, second.day), through: max(first.day, second.day))
            #expect(
                try file.occurrences(selection, knownAt: known)
                    == memory.occurrences(selection, knownAt: known),
                "seed \(seed)")
            selection.after = first.position
            selection.isProgressOnly = true
            #expect(
                try file.occurrences(selection, knownAt: known)
                    == memory.occurrences(selection, knownAt: known),
                "seed \(seed)")
            for day in [first.day, second.day] {
                #expect(
                    try file.possible(on: day, knownAt: known) == memory.possible(on: day, knownAt: known),
                    "seed \(seed)")
                #expect(
                    try file.cells(on: day, knownAt: known) == memory.cells(on: day, knownAt: known),
                    "seed \(seed)")
            }
            let all = (0..<known.number).map { Position($0 + 1) }
            #expect(
                try file.changes(by: all, knownAt: known) == memory.changes(by: all, knownAt: known),
                "seed \(seed)")
            let entries = (
                try file.entries(at: all, knownAt: known), memory.entries(at: all, knownAt: known)
            )
            #expect(entries.0.map(\.content) == entries.1.map(\.content), "seed \(seed)")
            #expect(entries.0.map(\.known) == entries.1.map(\.known), "seed \(seed)")
            #expect(entries.0.map(\.subjects) == entries.1.map(\.subjects), "seed \(seed)")
            for subject in try memory.subjects(kind: "cell", through: known) {
                guard case .cell(let cell) = subject else { continue }
                #expect(
                    try file.spans(of: cell, knownAt: known) == memory.spans(of: cell, knownAt: known),
                    "seed \(seed)")
            }
        }
    }

    @Test(arguments: seeds)
    func `levels and pipelines from the pages of the matrix are those of the cells, whenever known`(
        seed: Int
    ) throws {
        let (random, memory, points) = try Self.subject(seed)
        let file = try TemporaryLedger(random, batches: [3, 8]).log
        let shown = { (cell: StoredCell, detail: CellDetail) in
            var value = cell.value
            (value.causes, value.support) = ([], [])
            return StoredCell(
                cell: cell.cell, value: value, pipeline: detail == .levels ? [] : cell.pipeline, by: nil,
                isRead: cell.isRead)
        }
        for (first, second) in points {
            for number in 0...memory.head().position.number {
                for day in [first.day, second.day] {
                    let cells = memory.cells(on: day, knownAt: Position(number), .everything)
                    for detail in [CellDetail.levels, .levelsAndPipelines] {
                        #expect(
                            try file.cells(on: day, knownAt: Position(number), detail)
                                == cells.map { shown($0, detail) }, "seed \(seed), \(day) #\(number)")
                    }
                    for cell in cells {
                        #expect(
                            try file.cell(cell.cell, on: day, knownAt: Position(number)) == cell,
                            "seed \(seed), \(day) #\(number)")
                    }
                }
            }
        }
    }

    @Test(arguments: seeds) func `one by one, in batches or at once, and rewritten, the tables are the same`(
        seed: Int
    ) throws {
        let (random, _, _) = try Self.subject(seed)
        let atOnce = try TemporaryLedger(random, batches: [1000])
        let expected = try atOnce.projections()
        for batches in [[1], [4, 9, 2]] {
            #expect(
                try TemporaryLedger(random, batches: batches).projections() == expected,
                "seed \(seed), \(batches)")
        }
        try atOnce.log.rewriteProjections { _, _ in }
        #expect(try atOnce.projections() == expected, "seed \(seed)")
        #expect(try atOnce.log.fileProblems().isEmpty)
        let report = try LedgerReader(atOnce.log, now: RandomLog.now)
            .replay(through: atOnce.log.head().position, on: nil) { _, _ in }
        #expect(report.disagreements.isEmpty && report.cells > 0, "seed \(seed)")
    }

    @Test(arguments: seeds) func `an export that is imported again gives the same bytes and the same matrix`(
        seed: Int
    ) throws {
        let (random, _, points) = try Self.subject(seed)
        let (first, second) = (
            try TemporaryLedger(random, batches: [1000]), try TemporaryLedger(origin: "urn:another")
        )
        let bytes = try Self.export(first.log)
        let recorder = LedgerRecorder(second.log, RandomLog.terms(seed + 1))
        #expect(try recorder.importFile(Array(bytes.utf8), after: .zero).known == 0)
        #expect(try Self.export(second.log) == bytes, "seed \(seed)")
        #expect(try recorder.importFile(Array(bytes.utf8), after: .zero).recorded == 0)
        for (_, point) in points {
            #expect(try Answers(first.log).matrix(point) == Answers(second.log).matrix(point), "seed \(seed)")
        }
        #expect(try first.projections() == second.projections(), "seed \(seed)")
    }

    private static func export(_ log: SQLiteLog) throws -> String {
        var text = ""
        try log.forEachEvent(after: .zero, through: .end) { text += CloudEvents.line($0) }
        return text
    }

    @Test(arguments: seeds) func `the legs of a comparison meet, and a point does not differ from itself`(
        seed: Int
    ) throws {
        let (random, memory, points) = try Self.subject(seed)
        let file = try TemporaryLedger(random, batches: [7]).log
        for (first, second) in points {
            for log in [memory, file] as [any EventLog] {
                let reader = LedgerReader(log, now: RandomLog.now)
                let differences = try reader.comparison(of: first, second).differences
                let retired = Set(try reader.retired(at: second).map(\.id))
                let start = try Self.values(log, first)
                let middle = try Self.values(log, Point(day: first.day, position: second.position, words: ""))
                let end = try Self.values(log, second)
                for difference in differences {
                    let (from, to) = difference.leg == .record ? (start, middle) : (middle, end)
                    #expect(difference.from == from[difference.cell] ?? .notAssessed, "seed \(seed)")
                    #expect(difference.to == to[difference.cell] ?? .notAssessed, "seed \(seed)")
                }
                for (leg, from, to) in [(Leg.record, start, middle), (.world, middle, end)] {
                    let differing = Set(from.keys).union(to.keys).filter {
                        !(from[$0] ?? .notAssessed).showsSame(as: to[$0] ?? .notAssessed)
                            && !retired.contains($0.indicator)
                    }
                    #expect(
                        Set(differences.filter { $0.leg == leg }.map(\.cell)) == differing, "seed \(seed)")
                }
                let itself = try reader.comparison(of: second, second)
                #expect(itself.differences.isEmpty && itself.eventCount == 0, "seed \(seed)")
                let sameRecord = Point(day: first.day, position: second.position, words: "A")
                let worldOnly = try reader.comparison(of: sameRecord, second)
                #expect(worldOnly.differences.allSatisfy { $0.leg == .world }, "seed \(seed)")
                #expect(worldOnly.events.allSatisfy { $0.leg == .world }, "seed \(seed)")
            }
        }
    }

    private static func values(_ log: any EventLog, _ point: Point) throws -> [Cell: CellValue] {
        Dictionary(
            uniqueKeysWithValues: try log.cells(on: point.day, knownAt: point.position).map {
                ($0.cell, $0.value)
            })
    }
}
