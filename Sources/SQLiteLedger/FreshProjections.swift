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
            plain("cell_read", "cell, known_from"), spans("cell_now", "cell, from_day"),
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
            return try differing + (fresh.isPastSame() ? [] : ["cell_past"])
        }
    }

    /// Whether what was believed of cells before is the same, with levels by what they are.
    private func isPastSame() throws -> Bool {
        var numbers: [Int: Int] = [:]
        try log.connection.query(
            "SELECT stored.number, made.number FROM kept.level AS stored JOIN main.level AS made USING (kind, bits, scale)"
        ) { numbers[Int(try $0.integer(at: 0))] = Int(try $0.integer(at: 1)) }
        let stored = try log.connection.prepare("SELECT place, spans FROM kept.cell_past ORDER BY place")
        let made = try log.connection.prepare("SELECT place, spans FROM main.cell_past ORDER BY place")
        while true {
            let (isRow, isOther) = (try stored.step(), try made.step())
            guard isRow, isOther else { return isRow == isOther }
            var page = PastPage(place: Int(try stored.integer(at: 0)), bytes: try stored.blob(at: 1))
            // What cannot be read, or has a level that is none, differs.
            guard (try? page.renumberLevels { numbers[$0] ?? 0 }) != nil,
                page.place == Int(try made.integer(at: 0)), page.bytes == (try made.blob(at: 1))
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
