// The floor: what libsqlite3 alone does with the same bytes, in one bare table and with the same settings. No log
// in one file can be quicker; how near ours comes is the measure.
import JSON
import SQLite

enum Floor {
    private static let insert = "INSERT INTO bare (event) VALUES (?)"

    /// A new file with the bare table.
    static func table(in path: String) throws -> Connection {
        let connection = try Connection(path, access: .readWrite(create: true))
        try connection.useWriteAheadLog()
        try connection.execute("CREATE TABLE bare (position INTEGER PRIMARY KEY, event TEXT NOT NULL) STRICT")
        return connection
    }

    /// Inserts a line; outside a transaction it is durable before this returns.
    static func insert(_ line: String, into connection: borrowing Connection) throws {
        let statement = try connection.prepare(insert)
        try statement.bind(1, .text(line))
        _ = try statement.step()
    }

    /// Fills a table in batches of a thousand and reads it back.
    ///
    /// Words: `file`, which must not exist; `events`, a file of lines.
    static func measure(_ work: Work) throws -> JSON {
        let connection = try table(in: work.text("file"))
        let (count, filling) = try fill(connection, work.text("events"))
        let scan = try Stopwatch.samples(most: 3) { _ in
            try connection.query("SELECT event FROM bare ORDER BY position") { _ = try $0.text(at: 0) }
        }
        let scanWithJSON = try Stopwatch.samples(most: 3) { _ in
            try connection.query("SELECT json_extract(event, '$.data.occurred') FROM bare ORDER BY position")
            {
                _ = try $0.text(at: 0)
            }
        }
        return [
            "events": .integer(count), "batch_per_second": Stopwatch.rate(count, filling),
            "scan_per_second": Stopwatch.rate(count, scan.sorted()[scan.count / 2]),
            "scan_with_json_per_second": Stopwatch.rate(count, scanWithJSON.sorted()[scanWithJSON.count / 2]),
            "sqlite": .text(try version(connection)),
        ]
    }

    /// The lines are read between the batches and not timed.
    private static func fill(_ connection: borrowing Connection, _ path: String) throws -> (Int, Int) {
        var lines = try Lines(of: path)
        var (count, nanoseconds) = (0, 0)
        while true {
            let batch = lines.next(1000)
            guard !batch.isEmpty else { return (count, nanoseconds) }
            count += batch.count
            nanoseconds += try Stopwatch.nanoseconds {
                try connection.transaction(.immediate) {
                    for line in batch { try insert(line, into: connection) }
                }
            }
        }
    }

    private static func version(_ connection: borrowing Connection) throws -> String {
        if case .text(let text)? = try connection.scalar("SELECT sqlite_version()") { text } else { "" }
    }
}
