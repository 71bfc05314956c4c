// The row of the matrix of a jurisdiction in pages, held to the list of all that was ever said of it.
import EventLog
import Ledger
import SQLite
import Testing

@testable import SQLiteLedger

struct RowKeeperTests {
    /// What was said of a cell: from a position on, on some days.
    private struct Said {
        let position: Int
        let cell: Int
        let days: Range<Int>
        let shown: ShownLevel?
        let pipeline: ShownPipeline?
    }

    private static let jurisdiction = "KH"
    private static let indicators = (1...4).map { IndicatorID("list/indicator-\($0)") }
    private static let dates = ["2019-08", "2022-04-19", "0001-01-01", "../2020", nil]

    /// A ledger without events, with the subjects of the cells.
    private static func emptyLog() throws -> StoredLog {
        let log = StoredLog(try FreshProjections.emptyLedger())
        for indicator in indicators {
            _ = try log.subjects.number(.indicator(indicator), firstAt: Position(1), log.connection)
        }
        return log
    }

    private static func shown(_ log: StoredLog, _ random: inout SeededGenerator) throws -> ShownLevel {
        let value = CellValue(
            level: .levels(LevelSet(bits: UInt32(1 + random.below(3)))), scale: ["No", "Yes"],
            basis: [nil, .assessed, .law][random.below(3)], flags: Flags(rawValue: random.below(3)),
            since: dates[random.below(dates.count)],
            position: random.below(4) == 0 ? nil : Position(1 + random.below(3)),
            causes: [], support: [], isByRevision: random.below(9) == 0)
        return ShownLevel(value, level: Int(try log.levels.number(value, log.connection)))
    }

    private static let instruments = (1...3).map { InstrumentID("kh/act/2020/\($0)") }

    /// What is in the pipeline; more often than not nothing.
    private static func pipeline(
        _ log: StoredLog, _ random: inout SeededGenerator
    ) throws -> ShownPipeline? {
        let entries = instruments.filter { _ in random.below(4) == 0 }.map {
            PipelineEntry(
                instrument: $0, state: [.draft, .passed][random.below(2)],
                since: dates[random.below(dates.count)] ?? "2021")
        }
        return try ShownPipeline(entries) {
            try log.subjects.number(.instrument($0), firstAt: Position(1), log.connection)
        }
    }

    /// A stretch of days; now and then all days, or all from one on.
    private static func days(_ random: inout SeededGenerator) -> Range<Int> {
        let (first, second) = (random.below(60) * 10, random.below(60) * 10)
        return switch random.below(8) {
        case 0: -CellPlace.end..<CellPlace.end
        case 1, 2, 3: first..<CellPlace.end
        case 4: -CellPlace.end..<first + 1
        default: min(first, second)..<max(first, second) + 1
        }
    }

    /// Keeps what random events say, with pages that are soon full; `rounds` events go through one keeper.
    private static func keep(_ seed: Int, events: Int, rounds: Int) throws -> (StoredLog, [Said]) {
        let log = try emptyLog()
        var random = SeededGenerator(seed: seed)
        var (said, position) = ([Said](), 3)
        let limit = PageLimit(entries: 12, entriesOfCell: 4)
        var done = 0
        while done < events {
            var keeper = try RowKeeper(log, Jurisdiction(code: jurisdiction), limit)
            for _ in 0..<min(rounds, events - done) {
                position += 1 + random.below(3)
                let changes = try indicators.indices.filter { _ in random.below(2) == 0 }.map { cell in
                    // The first that is said of a cell is about all days.
                    let isFirst = !said.contains { $0.cell == cell }
                    let days = isFirst ? -CellPlace.end..<CellPlace.end : days(&random)
                    let isForgotten = !isFirst && random.below(20) == 0
                    let shown = isForgotten ? nil : try shown(log, &random)
                    let pipeline = try pipeline(log, &random)
                    said.append(
                        Said(position: position, cell: cell, days: days, shown: shown, pipeline: pipeline))
                    var change = RowChange(
                        cell: 100 + cell, indicators[cell], [(days, shown)], isRead: position % 5 != 0)
                    change.pipelines = [(days, pipeline)]
                    return change
                }
                try keeper.take(changes, at: position)
                done += 1
            }
            try keeper.flush()
        }
        return (log, said)
    }

    @Test(arguments: 1...12) func `each day as known at each position shows what was said of it last`(
        _ seed: Int
    ) throws {
        let (log, said) = try Self.keep(seed, events: 90, rounds: 7)
        let last = said.map(\.position).max() ?? 0
        for table in ["matrix_page", "pipeline_page"] {
            #expect(try log.connection.scalar("SELECT count(*) FROM \(table)")?.number ?? 0 > 10)
        }
        var kept = try StoredMatrix(log, version: nil)
        for position in 0...(last + 2) {
            for day in [-CellPlace.end, -5, 0, 9, 10, 255, 300, 301, 590, 591, CellPlace.end - 1] {
                // The last word about each cell, if anything was said of it.
                let words = Self.indicators.indices.map { cell in
                    said.last { $0.cell == cell && $0.position <= position && $0.days.contains(day) }
                }
                let expected = try words.compactMap(\.?.shown).map { try $0.value(log) }
                #expect(
                    try kept.cells(on: Day(number: day), knownAt: Position(position), log).map(\.value)
                        == expected,
                    "seed \(seed), \(day) \(position)")
                let pipelines = try words.filter { $0 != nil }.map { try $0?.pipeline?.pipeline(log) ?? [] }
                let told = try kept.pipelines(on: Day(number: day), knownAt: Position(position), log)
                #expect(told.filter { !$0.isEmpty } == pipelines.filter { !$0.isEmpty })
                var anew = try StoredMatrix(log, version: nil)
                let (day, position) = (Day(number: day), Position(position))
                #expect(
                    try anew.cells(on: day, knownAt: position, log)
                        == kept.cells(on: day, knownAt: position, log))
            }
        }
    }

    @Test(arguments: 1...6) func `event by event or through one keeper, the tables are the same`(_ seed: Int)
        throws
    {
        let contents = try [1, 90].map { rounds in
            let (log, _) = try Self.keep(seed, events: 90, rounds: rounds)
            var rows: [[SQLValue]] = []
            for query in [
                "SELECT \(MatrixRow.stored) FROM matrix_row",
                "SELECT place, shown FROM matrix_page ORDER BY place",
                "SELECT place, shown FROM pipeline_page ORDER BY place",
            ] {
                try log.connection.query(query) { row in
                    rows.append(try (0..<row.columnCount).map { try row.value(at: $0) })
                }
            }
            return rows
        }
        #expect(contents[0] == contents[1])
        #expect(contents[0].count > 10)
    }

    @Test(arguments: 1...6) func `pages cover each day as known at each position once`(_ seed: Int) throws {
        let (log, said) = try Self.keep(seed, events: 90, rounds: 7)
        let row = try StoredRows(log.connection).row(of: Jurisdiction(code: Self.jurisdiction))
        let (first, last) = (said[0].position, said[said.count - 1].position)
        for position in first...(last + 1) {
            for day in [-CellPlace.end, 0, 95, 300, 600, CellPlace.end - 1] {
                #expect(try row?.pages.all().count { $0.holds(day, position) } == 1)
            }
        }
        #expect(try row?.pages.all().contains { $0.holds(0, first - 1) } == false)
        #expect(row?.pages.page(holding: 0, first - 1) == nil)
    }

    @Test(arguments: 1...4)
    func `what is damaged is refused or read as something else, and never ends the program`(
        _ seed: Int
    ) throws {
        let (log, _) = try Self.keep(seed, events: 40, rounds: 7)
        var random = SeededGenerator(seed: seed)
        for table in ["matrix_page", "pipeline_page", "matrix_row"] {
            let column =
                table == "matrix_row" ? ["columns", "pages", "pipeline_pages"][seed % 3] : "shown"
            var stored: [(key: Int64, bytes: [UInt8])] = []
            try log.connection.query("SELECT rowid, \(column) FROM \(table)") { row in
                stored.append((try row.integer(at: 0), try row.blob(at: 1)))
            }
            var refused = 0
            for _ in 0..<150 {
                var (key, bytes) = stored[random.below(stored.count)]
                for _ in 0...random.below(3) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
                if random.below(4) == 0 { bytes.removeLast(1 + random.below(bytes.count - 1)) }
                try log.connection.run(
                    "UPDATE \(table) SET \(column) = ? WHERE rowid = ?", [.blob(bytes), .integer(key)])
                do {
                    var matrix = try StoredMatrix(log, version: nil)
                    for day in [0, 300, 600] {
                        for position in [1, 20, 60, 200] {
                            _ = try matrix.cellsWithPipelines(
                                on: Day(number: day), knownAt: Position(position), log)
                        }
                    }
                    var keeper = try RowKeeper(log, Jurisdiction(code: Self.jurisdiction))
                    let all = (days: -CellPlace.end..<CellPlace.end, shown: ShownLevel?.none)
                    var change = RowChange(cell: 100, Self.indicators[0], [all], isRead: false)
                    change.pipelines = [(days: all.days, shown: nil)]
                    try keeper.take([change], at: 1000)
                } catch is LedgerFileError {
                    refused += 1
                }
                let whole = stored.first { $0.key == key }?.bytes ?? []
                try log.connection.run(
                    "UPDATE \(table) SET \(column) = ? WHERE rowid = ?", [.blob(whole), .integer(key)])
            }
            #expect(refused > 20, "\(table).\(column)")
        }
    }
}
