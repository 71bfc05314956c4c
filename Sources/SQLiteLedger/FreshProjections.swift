// Projections made anew beside a ledger, in a file of their own that is gone afterwards: what is stored is held
// against them row by row. The ledger is only read, and memory does not grow with it.
private import Glibc
import Ledger
import SQLite

/// The projections as the log makes them, with the ledger attached under the name `kept`.
final class FreshProjections {
    private let log: StoredLog

    /// The rows of each table in an order that both sides have; a level is compared by what it is, not by its number.
    private static let rows: [(table: String, query: @Sendable (String) -> String)] = {
        let shown = "kind, bits, scale, basis, flags, by_revision, since, span.position, changed_by, reasons"
        let plain = { (table: String, order: String) in
            (table, { @Sendable (schema: String) in "SELECT * FROM \(schema).\(table) ORDER BY \(order)" })
        }
        let spans = { (table: String, key: String) in
            (
                table,
                { @Sendable (schema: String) in
                    """
                    SELECT \(key), to_day, known_from, \(shown) FROM \(schema).\(table) AS span
                    JOIN \(schema).level ON level.number = span.level ORDER BY \(key)
                    """
                }
            )
        }
        return [
            plain("amendment", "original, position"), plain("bearing", "cell, is_stretch, last_day, source"),
            plain("caused", "position, cell, from_day"),
            plain("matrix_row", "number"), plain("pipeline_page", "place"), plain("steps_now", "instrument"),
            spans("cell_now", "cell, from_day"),
            spans("cell_span", "place"), plain("filed", "subject, position"),
            (
                "level",
                { @Sendable in "SELECT kind, bits, scale, words FROM \($0).level ORDER BY kind, bits, scale" }
            ),
            plain("occurrence", "last_day, step_order, position, known_from"), plain("subject", "number"),
        ]
    }()

    /// A ledger without events, as the migrations make it.
    static func emptyLedger() throws -> Connection {
        let connection = try Connection(":memory:", access: .readWrite(create: true))
        try SQLiteLog.migrator.migrate(connection)
        return connection
    }

    /// Makes room for the projections of a ledger.
    private init(of ledger: SQLiteLog) throws {
        let path = try FreshProjections.temporaryFile()
        defer { for suffix in ["", "-journal"] { unsafe unlink(path + suffix) } }
        let connection = try Connection(path, access: .readWrite(create: true))
        try SQLiteLog.migrator.migrate(connection)
        // What belongs to the log is read from the ledger itself.
        try connection.execute(
            """
            PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768; PRAGMA foreign_keys = OFF;
            DROP TABLE log; DROP TABLE term; DROP TABLE ledger;
            """)
        try connection.attach(ledger.path, immutable: ledger.isImmutable, as: "kept")
        log = StoredLog(connection)
    }

    /// The tables of a ledger whose rows are not as the log makes them: all of one state of it, whatever others
    /// record meanwhile.
    static func differing(in ledger: SQLiteLog, progress: (Int, Int) -> Void) throws -> [String] {
        let fresh = try FreshProjections(of: ledger)
        return try fresh.log.connection.transaction(.deferred) {
            try fresh.log.projectEverything(progress: progress)
            let differing = try rows.compactMap { table, query in
                try fresh.isSame(query("kept"), query("main")) ? nil : table
            }
            let numbers = try fresh.levelNumbers()
            return try differing + (fresh.isPastSame(numbers) ? [] : ["cell_past"])
                + (fresh.areMatrixPagesSame(numbers) ? [] : ["matrix_page"])
        }
    }

    /// The numbers of levels as they are made, by those as they are stored.
    private func levelNumbers() throws -> [Int: Int] {
        var numbers: [Int: Int] = [:]
        try log.connection.query(
            "SELECT stored.number, made.number FROM kept.level AS stored JOIN main.level AS made USING (kind, bits, scale)"
        ) { numbers[Int(try $0.integer(at: 0))] = Int(try $0.integer(at: 1)) }
        return numbers
    }

    /// Whether what was believed of cells before is the same, with levels by what they are.
    private func isPastSame(_ numbers: [Int: Int]) throws -> Bool {
        try areSame("SELECT place, spans FROM %.cell_past ORDER BY place") { place, stored, made in
            var page = PastPage(place: place, bytes: stored)
            // What cannot be read, or has a level that is none, differs.
            return (try? page.renumberLevels { numbers[$0] ?? 0 }) != nil && page.bytes == made
        }
    }

    /// Whether the pages of the matrix are the same, likewise.
    private func areMatrixPagesSame(_ numbers: [Int: Int]) throws -> Bool {
        var rows: [Int: MatrixRow] = [:]
        try log.connection.query("SELECT \(MatrixRow.stored) FROM main.matrix_row") { stored in
            let row = try MatrixRow(stored)
            rows[row.number] = row
        }
        return try areSame("SELECT place, shown FROM %.matrix_page ORDER BY place") { place, stored, made in
            let (row, number) = MatrixRow.page(at: place)
            guard let pages = rows[row]?.pages, number < pages.count,
                let bounds = try? pages.bounds(ofPage: number),
                let page = try? RowPage<ShownLevel>(bounds, bytes: stored)
            else { return false }
            return try page.renumbered(numbers) == RowPage(bounds, bytes: made)
        }
    }

    /// Whether both sides have pages at the same places that pass as the same.
    private func areSame(_ query: String, _ isSame: (Int, [UInt8], [UInt8]) throws -> Bool) throws -> Bool {
        let stored = try log.connection.prepare(query.replacing("%", with: "kept"))
        let made = try log.connection.prepare(query.replacing("%", with: "main"))
        while true {
            let (isRow, isOther) = (try stored.step(), try made.step())
            guard isRow, isOther else { return isRow == isOther }
            let place = Int(try stored.integer(at: 0))
            guard try place == Int(made.integer(at: 0)),
                try isSame(place, stored.blob(at: 1), made.blob(at: 1))
            else { return false }
        }
    }

    private func isSame(_ stored: String, _ made: String) throws -> Bool {
        let left = try log.connection.prepare(stored)
        let right = try log.connection.prepare(made)
        while true {
            let (isRow, isOther) = (try left.step(), try right.step())
            guard isRow, isOther else { return isRow == isOther }
            for column in 0..<left.row.columnCount
            where try left.row.value(at: column) != right.row.value(at: column) {
                return false
            }
        }
    }

    private static func temporaryFile() throws -> String {
        let directory = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array("\(directory)/lawledger-check-XXXXXX".utf8CString)
        let descriptor = unsafe mkstemp(&template)
        guard descriptor >= 0 else {
            throw LedgerFileError(.cannotCreate(LedgerFile.errorText()), path: directory)
        }
        close(descriptor)
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

extension SQLiteLog {
    private static let remedy = "make it anew with: lawledger replay --rewrite"

    /// What of the schema and the stored projections is not as the log makes it; empty when all is.
    public func projectionProblems(progress: (Int, Int) -> Void) throws -> [String] {
        let wanted = try SchemaItem.all(of: FreshProjections.emptyLedger())
        let stored = try read { try SchemaItem.all(of: $0.log.connection) }
        let names = Set(wanted.subtracting(stored).map(\.name)).sorted()
        let strange = SchemaItem.strange(in: stored, beside: wanted).map(\.name).filter {
            !names.contains($0)
        }
        guard names.isEmpty, strange.isEmpty else {
            return names.map { "“\($0)” is missing from the file or was changed; \(SQLiteLog.remedy)" }
                + strange.sorted().map { "“\($0)” was added to the file; \(SQLiteLog.remedy)" }
        }
        do {
            return try FreshProjections.differing(in: self, progress: progress).map {
                "the stored projection “\($0)” differs from the log; \(SQLiteLog.remedy)"
            }
        } catch {
            throw try LedgerFileError(error, path: path)
        }
    }
}
