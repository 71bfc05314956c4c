import SQLite
import Testing

@Suite struct `The write-ahead log` {
    let directory: TemporaryDirectory
    var path: String { directory.file("ledger.db") }

    init() throws { directory = try TemporaryDirectory() }

    func writer() throws -> Connection {
        let connection = try Connection(path, access: .readWrite(create: true), busyTimeoutMilliseconds: 0)
        try connection.useWriteAheadLog()
        try connection.execute("CREATE TABLE IF NOT EXISTS t (v); INSERT INTO t VALUES (1)")
        return connection
    }

    @Test func `is turned on once and stays`() throws {
        do { _ = try writer() }
        let again = try Connection(path, access: .readWrite(create: false))
        try again.useWriteAheadLog()
        #expect(try again.scalar("PRAGMA journal_mode") == "wal")
    }

    @Test func `is refused clearly where there is none`() throws {
        let connection = try memory()
        let error = failure { try connection.useWriteAheadLog() }
        #expect(error?.message == "the journal mode stays 'memory' and cannot be 'wal' here")
    }

    @Test(arguments: Connection.Checkpoint.allCases)
    func `is copied whole when nobody reads`(checkpoint: Connection.Checkpoint) throws {
        let connection = try writer()
        #expect(try connection.checkpoint(checkpoint))
    }

    @Test func `is not copied whole past someone who reads an old state`() throws {
        let connection = try writer()
        let reader = try Connection(path, access: .readOnly)
        try reader.transaction(.deferred) {
            try reader.run("SELECT * FROM t")
            try connection.run("INSERT INTO t VALUES (2)")
            #expect(try !connection.checkpoint(.truncate))
            #expect(try !connection.checkpoint(.passive))
        }
        #expect(try connection.checkpoint(.truncate))
    }

    @Test func `stays beside the file when the last one to close only reads`() throws {
        do {
            let reader: Connection
            do {
                let connection = try writer()
                reader = try Connection(path, access: .readOnly)
                _ = connection.changes
            }
            #expect(try reader.scalar("SELECT count(*) FROM t") == 1)
        }
        #expect(try directory.names.contains("ledger.db-wal"))
    }

    @Test func `forbids immutable access while it holds changes`() throws {
        let connection = try writer()
        #expect(failure { _ = try Connection(path, access: .immutable) }?.kind == .cannotOpen)
        _ = try connection.checkpoint(.truncate)
        #expect(failure { _ = try Connection(path, access: .immutable) } == nil)
    }

    @Test func `is not created by immutable access`() throws {
        do { _ = try writer() }
        #expect(try directory.names == ["ledger.db"])
        let reader = try Connection(path, access: .immutable)
        #expect(try reader.scalar("SELECT count(*) FROM t") == 1)
        #expect(try directory.names == ["ledger.db"])
        #expect(failure { try reader.run("INSERT INTO t VALUES (1)") }?.kind == .readOnly)
    }
}
