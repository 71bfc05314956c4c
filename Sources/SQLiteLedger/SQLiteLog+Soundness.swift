// Whether the file is sound: SQLite's own check, the log's order, and the projections against a plain replay.
import EventLog
import Ledger
import SQLite

extension SQLiteLog {
    /// What is wrong with the file and the order of the log; empty when nothing is.
    public func fileProblems() throws -> [String] {
        try read { open in
            let log = open.log
            var problems: [String] = []
            try log.connection.query("PRAGMA integrity_check(20)") { row in
                let text = try row.text(at: 0)
                if text != "ok" { problems.append("the file is damaged: \(text)") }
            }
            try log.connection.query("PRAGMA foreign_key_check") { row in
                problems.append("table \(try row.text(at: 0)) refers to a row that is not there")
            }
            try log.connection.query(
                """
                SELECT position FROM (SELECT position, recorded, row_number() OVER (ORDER BY position) AS counted,
                    lag(recorded) OVER (ORDER BY position) AS earlier FROM log)
                WHERE position <> counted OR recorded < earlier LIMIT 20
                """
            ) { problems.append("#\(try $0.integer(at: 0)) is out of order in the log") }
            if try log.connection.scalar("SELECT 1 FROM ledger WHERE name = 'traces'") == .integer(1) {
                problems.append(
                    "traces of what a redaction erased can still lie in the file: give the redaction again, which clears them"
                )
            }
            return problems
        }
    }
}
