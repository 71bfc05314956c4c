// The schema as text, to be compared and to be put back.
import SQLite

/// A table, index, view or trigger as it was made.
struct SchemaItem: Sendable, Hashable {
    let kind: String
    let name: String
    let sql: String

    /// Everything that was made by a statement.
    static func all(of connection: borrowing Connection) throws -> Set<SchemaItem> {
        var items: Set<SchemaItem> = []
        try connection.query("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL") { row in
            items.insert(
                SchemaItem(kind: try row.text(at: 0), name: try row.text(at: 1), sql: try row.text(at: 2)))
        }
        return items
    }

    /// What stands among the items stored and is none of those wanted, and could change what the others say: a table
    /// of someone else's lies beside ours and does nothing.
    static func strange(in stored: Set<SchemaItem>, beside wanted: Set<SchemaItem>) -> Set<SchemaItem> {
        stored.subtracting(wanted).filter { $0.kind != "table" }
    }
}
