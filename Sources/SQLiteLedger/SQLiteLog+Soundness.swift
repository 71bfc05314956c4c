// Whether the file is sound: SQLite's own check with every index held against its table, the ledger's identity, and the
// order of the log.
import EventLog
import Ledger
import SQLite

extension SQLiteLog {
    /// What is wrong with the file and the order of the log; empty when nothing is. The whole file is read.
    public func fileProblems() throws -> [String] {
        try read { open in
            let log = open.log
            let origin = try SQLiteLog.storedOrigin(log.connection)
            var problems =
                origin.map(SQLiteLog.isURN) ?? false
                ? [] : [LedgerFileError(.unidentified(origin), path: path).sentence]
            let faults = try log.connection.fileFaults()
            let remedy = try faults.isEmpty ? "" : SQLiteLog.remedy(log.connection)
            problems += faults.map { "the file is damaged: \($0); \(remedy)" }
            try log.connection.query("PRAGMA foreign_key_check") { row in
                problems.append("table \(try row.text(at: 0)) refers to a row that is not there")
            }
            try log.connection.query(
                """
                SELECT position FROM (SELECT position, recorded, lag(position, 1, 0) OVER (ORDER BY position) AS before,
                    lag(recorded) OVER (ORDER BY position) AS earlier FROM log)
                WHERE position <> before + 1 OR recorded < earlier LIMIT 20
                """
            ) {
                problems.append(
                    "#\(try $0.integer(at: 0)) is out of order in the log: events before it are missing, or it was changed;"
                        + " restore the file from a copy, or \(LedgerFileError.wayOut)")
            }
            return problems
        }
    }

    /// What to do about a damaged file: what is kept beside the log can be made anew.
    private static func remedy(_ connection: borrowing Connection) throws -> String {
        for table in ["log", "term", "ledger", "tile", "tree"] {
            guard try connection.fileFaults(of: table).isEmpty else {
                return "restore it from a copy, or \(LedgerFileError.wayOut)"
            }
        }
        return
            "no event is lost by it: make it anew with: lawledger replay --rewrite; if that does not help, restore the"
            + " file from a copy"
    }

    /// What can still lie in the file of what a redaction erased; nil where nothing can.
    public func traceProblem() throws -> String? {
        try read { open in
            guard
                try open.log.connection.scalar("SELECT 1 FROM ledger WHERE name = 'traces'") == .integer(1)
            else { return nil }
            return
                "traces of what a redaction erased can still lie in the file: give the redaction again, which clears them"
        }
    }
}

extension Connection {
    /// What SQLite finds wrong with the file, or with one table and its indexes: twenty faults at most. Unlike its quick
    /// check this holds each index against its table.
    func fileFaults(of table: String? = nil) throws -> [String] {
        var faults: [String] = []
        try query("PRAGMA integrity_check(\(table ?? "20"))") { row in
            let text = try row.text(at: 0)
            if text != "ok", faults.count < 20 { faults.append(text) }
        }
        return faults
    }
}
