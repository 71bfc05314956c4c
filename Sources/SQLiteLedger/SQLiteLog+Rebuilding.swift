// The projections and the schema as they must be: made anew from the log, to be compared with or put in place of
// what is stored. The log itself is only read.
import EventLog
import Ledger
import SQLite

extension SQLiteLog {
    /// The tables that can be made from the log, in the order in which they can be dropped.
    static let projections = [
        "bearing", "caused", "cell_past", "cell_span", "cell_now", "matrix_page", "pipeline_page",
        "matrix_row", "level",
        "steps_now", "occurrence", "amendment", "filed", "subject",
    ]

    /// Writes the projections anew in one transaction, with the schema's views, indexes and triggers; readers see
    /// the old ones until then.
    ///
    /// - Throws: `TreeFault` where the log is not what its tree vouches for; nothing is then changed.
    public func rewriteProjections(progress: (Int, Int) -> Void) throws {
        try write { open in
            try open.writer.requireWholeLog { progress($0, 3 * $1) }
            try open.writer.rewriteProjections { progress($1 / 2 + $0, $1 / 2 + $1) }
        }
    }
}

extension LedgerWriter {
    /// Refuses a log that is not what its tree vouches for, or whose own tables and indexes disagree: what is made from it
    /// would look as if it had been recorded.
    func requireWholeLog(progress: (Int, Int) -> Void) throws {
        for table in ["log", "term"] {
            guard let fault = try log.connection.fileFaults(of: table).first else { continue }
            throw LedgerFileError(.damaged(fault), path: "")
        }
        if let fault = try TreeVerification(log).run(progress: progress, { _ in }) { throw fault }
    }

    /// Writes the projections anew in the transaction that is open.
    func rewriteProjections(progress: (Int, Int) -> Void) throws {
        let wanted = try SchemaItem.all(of: FreshProjections.emptyLedger())
        let stored = try SchemaItem.all(of: log.connection)
        for item in wanted.union(SchemaItem.strange(in: stored, beside: wanted)) where item.kind != "table" {
            try log.connection.run(
                "DROP \(item.kind) IF EXISTS \"\(item.name.replacing("\"", with: "\"\""))\"")
        }
        for table in SQLiteLog.projections { try log.connection.run("DROP TABLE IF EXISTS \(table)") }
        let isWritten = { (item: SchemaItem) in
            item.kind != "table" || SQLiteLog.projections.contains(item.name)
        }
        for kind in ["table", "index", "view", "trigger"] {
            for item in wanted.sorted(by: { $0.name < $1.name }) where item.kind == kind && isWritten(item) {
                try log.connection.run(item.sql)
            }
        }
        try log.connection.run(StoredLog.nextGeneration)
        forget()
        try log.projectEverything(progress: progress)
        forget()
    }
}

extension StoredLog {
    /// How many rows wait to be written in order.
    private static let held = 20_000

    /// Fills empty projections from the log: files every event, then works out the cells.
    func projectEverything(progress: (Int, Int) -> Void) throws {
        let end = try head().position
        var filer = EventFiler(self)
        try forEachEvent(after: .zero, through: end) { event in
            try filer.file(event, Catalogue.changes(of: event.content))
            if filer.waiting > StoredLog.held { try filer.flush() }
            // Each event is gone through twice.
            progress(event.position.number, 2 * end.number)
        }
        try filer.flush()
        forget()
        try CourseProjection(self, after: .zero).project(jurisdictions().sorted()) {
            progress(min(end.number + $0, 2 * end.number - 1), 2 * end.number)
        }
        progress(2 * end.number, 2 * end.number)
    }
}
