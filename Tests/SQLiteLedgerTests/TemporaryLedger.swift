// A ledger file of its own for one test, and what its tables hold.
import EventLog
import Foundation
import Ledger
import SQLite

@testable import SQLiteLedger

/// A directory that is removed with everything in it when the test ends.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "ledger-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }
}

/// A new ledger in a directory of its own.
struct TemporaryLedger {
    let directory: TemporaryDirectory
    let log: SQLiteLog
    var path: String { log.path }

    init(origin: String = RandomLog.origin) throws {
        directory = try TemporaryDirectory()
        log = try SQLiteLog.create(at: directory.file("ledger.db"), origin: origin, patienceMilliseconds: 100)
    }

    /// A ledger with a random log in it, appended in batches of the sizes given, over and over.
    init(_ random: RandomLog, batches: [Int]) throws {
        try self.init()
        var rest = random.proposals[...]
        var round = 0
        while !rest.isEmpty {
            _ = try log.append(
                Array(rest.prefix(batches[round % batches.count])), after: nil, RandomLog.terms(1))
            rest = rest.dropFirst(batches[round % batches.count])
            round += 1
        }
    }

    /// A connection as anyone else would open one.
    func reader() throws -> Connection { try Connection(path, access: .readOnly) }

    /// The rows of a query as text, a line each.
    func lines(_ sql: String) throws -> [String] {
        let connection = try reader()
        var lines: [String] = []
        try connection.query(sql) { row in
            lines.append(
                try (0..<row.columnCount).map { column in
                    switch try row.value(at: column) {
                    case .null: "null"
                    case .integer(let integer): "\(integer)"
                    case .real(let real): "\(real)"
                    case .text(let text): text
                    case .blob(let bytes): "\(bytes)"
                    }
                }.joined(separator: " | "))
        }
        return lines
    }

    /// Every row of every table that is kept beside the log.
    func projections() throws -> [String] {
        let tables = [
            "subject", "filed", "amendment", "occurrence", "matrix_row", "caused", "bearing", "steps_now",
        ].map {
            ($0, "*", $0)
        }
        // Levels have their numbers in the order of their first use: what counts is what they are.
        let shown =
            "to_day, known_from, kind, bits, scale, basis, flags, by_revision, since, position, changed_by, reasons"
        let spans = [("cell_now", "cell, from_day"), ("cell_span", "place")].map {
            (
                $0, "\($1), \(shown)",
                "\($0) JOIN (SELECT number, kind, bits, scale FROM level) ON number = level"
            )
        }
        return try (tables + spans).flatMap { name, columns, table in
            try lines("SELECT \(columns) FROM \(table)").map { "\(name): \($0)" }.sorted()
        } + past() + matrixPages()
    }

    /// What the pages of the matrix hold, page by page.
    func matrixPages() throws -> [String] {
        let log = StoredLog(try reader())
        return try pages(log, \.pages) { (shown: ShownLevel) in "\(try shown.value(log))" }
            + pages(log, \.pipelinePages) { (shown: ShownPipeline) in "\(try shown.pipeline(log))" }
    }

    private func pages<Shown: RowContent>(
        _ log: StoredLog, _ directory: (MatrixRow) -> PageDirectory, _ words: (Shown) throws -> String
    ) throws -> [String] {
        var rows: [Int: MatrixRow] = [:]
        try log.connection.query("SELECT \(MatrixRow.stored) FROM matrix_row") {
            let row = try MatrixRow($0)
            rows[row.number] = row
        }
        var lines: [String] = []
        try log.connection.query("SELECT place, shown FROM \(Shown.table) ORDER BY place") {
            let (number, page) = MatrixRow.page(at: Int(try $0.integer(at: 0)))
            guard let row = rows[number] else { return lines.append("page without a row") }
            let content = try RowPage<Shown>(
                directory(row).bounds(ofPage: page), bytes: try $0.blob(at: 1))
            for (place, entry) in zip(content.believed, content.before).enumerated().flatMap({ cell in
                (cell.element.0 + cell.element.1).map { (cell.offset, $0) }
            }) {
                lines.append(
                    "\(Shown.table): \(number) \(page) \(place) \(entry.bounds) \(try words(entry.shown))")
            }
        }
        return lines
    }

    /// Every span that was believed before, page by page.
    func past() throws -> [String] {
        let connection = try reader()
        var levels: [Int64: String] = [:]
        try connection.query("SELECT number, kind, bits, scale FROM level") { row in
            levels[try row.integer(at: 0)] =
                "\(try row.integer(at: 1)) \(try row.integer(at: 2)) \(try row.text(at: 3))"
        }
        var lines: [String] = []
        try connection.query("SELECT place, spans FROM cell_past ORDER BY place") { row in
            let page = PastPage(place: Int(try row.integer(at: 0)), bytes: try row.blob(at: 1))
            var reader = PastReader(page.bytes)
            while try reader.next() {
                let span = try reader.row(.everything)
                lines.append(
                    "past: \(page.place) | \(reader.knownTo) | \(reader.knownFrom) | \(span.from) | \(span.to) | "
                        + "\(levels[Int64(reader.level)] ?? "none") | \(span.basis ?? -1) | \(span.flags) | "
                        + "\(span.isByRevision) | \(span.since) | \(span.position ?? 0) | \(span.by ?? 0) | "
                        + "\(span.reasons ?? [])")
            }
        }
        return lines
    }
}
