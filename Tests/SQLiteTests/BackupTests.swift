import Foundation
import SQLite
import Testing

@Suite struct `A backup` {
    let directory: TemporaryDirectory
    var path: String { directory.file("ledger.db") }
    var copy: String { directory.file("copy.db") }

    init() throws { directory = try TemporaryDirectory() }

    func writer() throws -> Connection {
        let connection = try Connection(path, access: .readWrite(create: true))
        try connection.useWriteAheadLog()
        try connection.execute(
            """
            CREATE TABLE t (v BLOB);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000)
            INSERT INTO t SELECT zeroblob(3000) FROM n;
            """)
        return connection
    }

    @Test func `is one file in rollback-journal mode`() throws {
        let connection = try writer()
        try connection.backup(to: copy)
        #expect(try directory.names.filter { $0.hasPrefix("copy") } == ["copy.db"])
        // Bytes 18 and 19 of the file are the journal version: 1 for a rollback journal, 2 for a log.
        #expect(try [UInt8](Data(contentsOf: URL(filePath: copy)))[18...19] == [1, 1])
        let restored = try Connection(copy, access: .immutable)
        #expect(try restored.scalar("SELECT count(*) FROM t") == 3000)
        #expect(try restored.scalar("PRAGMA integrity_check") == "ok")
    }

    @Test func `shows the state at its start, and how far it is`() throws {
        let connection = try writer()
        let other = try Connection(path, access: .readWrite(create: false))
        var steps: [Int] = []
        var all = 0
        try connection.backup(to: copy) { copied, total in
            steps.append(copied)
            all = total
            try? other.run("DELETE FROM t WHERE rowid IN (SELECT rowid FROM t LIMIT 10)")
        }
        #expect(steps.count > 1)
        #expect(steps == steps.sorted())
        #expect(steps.last == all)
        #expect(try Connection(copy, access: .immutable).scalar("SELECT count(*) FROM t") == 3000)
        #expect(try other.scalar("SELECT count(*) FROM t") == .integer(Int64(3000 - 10 * steps.count)))
    }

    @Test func `is made through a connection that only reads`() throws {
        let connection = try writer()
        _ = connection.changes
        try Connection(path, access: .readOnly).backup(to: copy)
        #expect(try Connection(copy, access: .immutable).scalar("SELECT count(*) FROM t") == 3000)
    }

    @Test func `overwrites nothing`() throws {
        let connection = try writer()
        try Data("mine".utf8).write(to: URL(filePath: copy))
        let error = failure { try connection.backup(to: copy) }
        #expect(error?.kind == .cannotOpen)
        #expect(error?.message == "cannot create the copy: File exists")
        #expect(try String(contentsOfFile: copy, encoding: .utf8) == "mine")
        #expect(failure { try connection.backup(to: path) }?.kind == .cannotOpen)
        #expect(failure { try connection.backup(to: ":memory:") }?.kind == .cannotOpen)
    }

    @Test func `is refused within a transaction, and leaves nothing`() throws {
        let connection = try writer()
        try connection.transaction(.immediate) {
            #expect(failure { try connection.backup(to: copy) }?.kind == .misuse)
        }
        #expect(try !directory.names.contains("copy.db"))
    }
}
