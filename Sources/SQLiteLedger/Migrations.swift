// The history of the file: each script with what a script cannot do.
import EventLog
import Ledger
import SQLite

enum Migrations {
    static var all: [Migration] {
        let scripts = EmbeddedFiles.migrations
        return scripts.enumerated().map { number, script in
            Migration(script) { connection in
                if number == 1 { try provenLog(connection) }
                // Only after the last one do the tables have the shape that is written now.
                if number == scripts.count - 1 { try projectAnew(connection) }
            }
        }
    }

    /// Fills the projections from the log, which the migrations leave as it is.
    private static func projectAnew(_ connection: borrowing Connection) throws {
        for table in SQLiteLog.projections { try connection.run("DELETE FROM \(table)") }
        let log = StoredLog(connection.shared())
        guard try log.head().position > .zero else { return }
        try connection.run(StoredLog.nextGeneration)
        try log.projectEverything { _, _ in }
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
