import Foundation
import SQLite
import Synchronization
import Testing

@Suite struct `A connection` {
    let directory: TemporaryDirectory
    var path: String { directory.file("ledger.db") }

    init() throws { directory = try TemporaryDirectory() }

    func writer(_ script: String = "") throws -> Connection {
        let connection = try Connection(path, access: .readWrite(create: true), busyTimeoutMilliseconds: 0)
        try connection.execute(script)
        return connection
    }

    @Test func `works inside a Mutex, transactions too`() throws {
        let shared = Mutex(try writer("CREATE TABLE t (v INTEGER) STRICT"))
        let sum = try shared.withLock { connection in
            try connection.transaction(.immediate) {
                for value in 1...3 { try connection.run("INSERT INTO t VALUES (?)", [SQLValue(value)]) }
                return try connection.scalar("SELECT sum(v) FROM t")
            }
        }
        #expect(sum == 6)
    }

    // Each setting as the design asks for it; synchronous 2 is FULL.
    @Test(arguments: [
        ("recursive_triggers", 1), ("foreign_keys", 1), ("trusted_schema", 0), ("cell_size_check", 1),
        ("mmap_size", 0), ("synchronous", 2), ("query_only", 0), ("wal_autocheckpoint", 1000),
    ])
    func `that writes is set up for safety`(setting: String, value: Int64) throws {
        #expect(try writer().scalar("PRAGMA \(setting)") == .integer(value))
    }

    @Test(arguments: [
        ("recursive_triggers", 1), ("foreign_keys", 1), ("trusted_schema", 0), ("cell_size_check", 1),
        ("mmap_size", 0), ("query_only", 1), ("wal_autocheckpoint", 0),
    ])
    func `that reads is set up for safety`(setting: String, value: Int64) throws {
        _ = try writer("CREATE TABLE t (v)")
        let reader = try Connection(path, access: .readOnly)
        #expect(try reader.scalar("PRAGMA \(setting)") == .integer(value))
    }

    @Test func `refuses to write to the schema table`() throws {
        let connection = try writer("CREATE TABLE t (v); PRAGMA writable_schema = ON")
        let error = failure { try connection.run("DELETE FROM sqlite_master") }
        #expect(error?.message == "table sqlite_master may not be modified")
    }

    @Test func `loads no extension`() throws {
        let connection = try writer()
        #expect(
            failure { _ = try connection.scalar("SELECT load_extension('x')") }?.message == "not authorized")
    }

    @Test func `takes a misspelt column in double quotes for an error`() throws {
        let connection = try writer()
        #expect(
            failure { _ = try connection.scalar(#"SELECT "nothing""#) }?.message == "no such column: nothing")
    }

    @Test func `stops INSERT OR REPLACE by a trigger against deletion`() throws {
        let connection = try writer(
            """
            CREATE TABLE log (position INTEGER PRIMARY KEY, v TEXT) STRICT;
            CREATE TRIGGER kept BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is kept'); END;
            INSERT INTO log VALUES (1, 'first');
            """)
        let error = failure { try connection.run("INSERT OR REPLACE INTO log VALUES (1, 'other')") }
        #expect(error?.kind == .constraint)
        #expect(error?.message == "the log is kept")
        #expect(try connection.scalar("SELECT v FROM log") == "first")
    }

    @Test func `says busy while another one writes`() throws {
        let first = try writer("CREATE TABLE t (v)")
        let second = try writer()
        try first.transaction(.immediate) {
            let error = failure { try second.transaction(.immediate) {} }
            #expect(error?.kind == .busy)
        }
        #expect(failure { try second.transaction(.immediate) {} } == nil)
    }

    @Test func `reads what is left of a file that was cut off, and writes nothing`() throws {
        _ = try writer(
            """
            CREATE TABLE t (n INTEGER PRIMARY KEY, v);
            WITH RECURSIVE c (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM c WHERE n < 200)
            INSERT INTO t SELECT n, zeroblob(1000) FROM c;
            """)
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: path))
        #expect(failure { _ = try Connection(path, access: .readOnly) }?.kind == .corrupt)
        let connection = try Connection(path, access: .remains)
        #expect(try connection.scalar("SELECT length(v) FROM t WHERE n = 1") == 1000)
        #expect(
            failure { _ = try connection.scalar("SELECT length(v) FROM t WHERE n = 200") }?.kind == .corrupt)
        #expect(failure { try connection.run("DELETE FROM t") } != nil)
    }

    @Test func `that only reads does not write`() throws {
        _ = try writer("CREATE TABLE t (v)")
        let reader = try Connection(path, access: .readOnly)
        #expect(failure { try reader.run("INSERT INTO t VALUES (1)") }?.kind == .readOnly)
        #expect(failure { _ = try reader.checkpoint(.truncate) }?.kind == .readOnly)
        #expect(failure { try reader.useWriteAheadLog() }?.kind == .readOnly)
    }

    @Test func `creates a file only when asked to`() throws {
        let access = Connection.Access.readWrite(create: false)
        let error = failure { _ = try Connection(path, access: access) }
        #expect(error?.kind == .cannotOpen)
        #expect(error?.message == "unable to open database file (No such file or directory)")
        #expect(try directory.names == [])
    }

    @Test func `refuses what is not a database on opening`() throws {
        try Data(repeating: 65, count: 4096).write(to: URL(filePath: path))
        for access in [Connection.Access.readOnly, .immutable, .readWrite(create: true)] {
            #expect(failure { _ = try Connection(path, access: access) }?.kind == .notADatabase)
        }
    }

    @Test(arguments: ["", "a\u{0}b"])
    func `refuses a path that means something else`(path: String) {
        #expect(failure { _ = try Connection(path, access: .readWrite(create: true)) }?.kind == .cannotOpen)
    }

    @Test func `takes every character of a path literally`() throws {
        let name = "file:50% & ស?mode=memory#x.db"
        let odd = try Connection(directory.file(name), access: .readWrite(create: true))
        try odd.execute("CREATE TABLE t (v)")
        #expect(try directory.names == [name])
        let immutable = try Connection("/" + directory.file(name), access: .immutable)
        #expect(try immutable.scalar("SELECT count(*) FROM t") == 0)
    }
}
