// The history of the file: each script with what a script cannot do.
import Ledger
import SQLite

enum Migrations {
    static var all: [Migration] {
        EmbeddedFiles.migrations.enumerated().map { number, script in
            number == 1 ? Migration(script, then: { try provenLog($0) }) : Migration(script)
        }
    }

    /// The log as it was before it proved itself goes over event by event, each with its leaf.
    private static func provenLog(_ connection: borrowing Connection) throws {
        var terms = Terms()
        var tree = try TreeWriter(connection)
        let insertion = try connection.prepare(StoredEvents.insertion)
        try connection.query("SELECT \(StoredEvents.columns) FROM log_before AS log ORDER BY position") {
            row in
            let event = try StoredEvents.event(row, &terms, connection)
            try StoredEvents.insert(event, &terms, &tree, insertion, connection)
        }
        try tree.store(connection)
        try connection.execute("DROP TABLE log_before")
    }
}
