// The projections and the schema as they must be: made anew from the log, to be compared with or put in place of
// what is stored. The log itself is only read.
import EventLog
import Ledger
import SQLite

extension SQLiteLog {
    /// The tables that can be made from the log, with the columns that give their rows an order.
    private static let projections = [
        "subject": "number", "filed": "subject, position", "amendment": "original, position",
        "occurrence": "last_day, step_order, position, known_from", "cell_read": "cell, known_from",
        "scale": "number", "cell_span": "cell, from_day, known_from",
    ]

    /// What of the schema and the stored projections is not as the log makes it; empty when all is.
    public func projectionProblems(progress: (Int, Int) -> Void) throws -> [String] {
        let fresh = try Connection(":memory:", access: .readWrite(create: true))
        try SQLiteLog.migrator.migrate(fresh)
        let differing = try schema(of: fresh).subtracting(try read { try schema(of: $0) })
        let names = Set(differing.map(\.name)).sorted()
        guard names.isEmpty else {
            return names.map { "“\($0)” is missing from the file or was changed; \(SQLiteLog.remedy)" }
        }
        try project(into: fresh, progress: progress)
        return try SQLiteLog.projections.sorted { $0.key < $1.key }.compactMap { table, order in
            let query = "SELECT * FROM \(table) ORDER BY \(order)"
            let same = try read { try SQLiteLog.isSame(query, $0, fresh) }
            return same ? nil : "the stored projection “\(table)” differs from the log; \(SQLiteLog.remedy)"
        }
    }

    private static let remedy = "make it anew with: lawledger replay --rewrite"

    /// Writes the projections anew in one transaction, with the schema's views, indexes and triggers; readers see
    /// the old ones until then.
    public func rewriteProjections(progress: (Int, Int) -> Void) throws {
        let fresh = try Connection(":memory:", access: .readWrite(create: true))
        try SQLiteLog.migrator.migrate(fresh)
        let wanted = try schema(of: fresh)
        try write { connection in
            for item in wanted where item.kind != "table" || SQLiteLog.projections[item.name] != nil {
                try connection.run("DROP \(item.kind) IF EXISTS \(item.name)")
            }
            for kind in ["table", "index", "view", "trigger"] {
                for item in wanted.sorted(by: { $0.name < $1.name })
                where item.kind == kind && (kind != "table" || SQLiteLog.projections[item.name] != nil) {
                    try connection.run(item.sql)
                }
            }
            try project(into: connection, progress: progress)
        }
    }

    private func project(into connection: borrowing Connection, progress: (Int, Int) -> Void) throws {
        let end = try head().position
        var session = try AppendSession(replaying: MemoryLog(origin: origin), origin: origin)
        var projector = Projector()
        try forEachEvent(after: .zero, through: end) { event in
            progress(event.position.number, end.number)
            _ = try projector.project(event, session.replay(event), &session, connection)
        }
    }

    private struct SchemaItem: Sendable, Hashable {
        let kind: String
        let name: String
        let sql: String
    }

    private func schema(of connection: borrowing Connection) throws -> Set<SchemaItem> {
        var items: Set<SchemaItem> = []
        try connection.query("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL") { row in
            items.insert(
                SchemaItem(kind: try row.text(at: 0), name: try row.text(at: 1), sql: try row.text(at: 2)))
        }
        return items
    }

    private static func isSame(
        _ query: String, _ stored: borrowing Connection, _ made: borrowing Connection
    ) throws -> Bool {
        let left = try stored.prepare(query)
        let right = try made.prepare(query)
        while true {
            let (isRow, isOther) = (try left.step(), try right.step())
            guard isRow, isOther else { return isRow == isOther }
            for column in 0..<left.row.columnCount
            where try left.row.value(at: column) != right.row.value(at: column) {
                left.reset()
                right.reset()
                return false
            }
        }
    }
}
