import SQLite
import Testing

@Suite struct `A migrator` {
    static let first = "CREATE TABLE a (v INTEGER) STRICT; INSERT INTO a VALUES (1);"
    static let second = "CREATE TABLE b (v INTEGER) STRICT; INSERT INTO b SELECT v + 1 FROM a;"

    func migrator(_ migrations: String...) -> Migrator {
        Migrator(applicationID: 0x4C41_574C, migrations: migrations.map { Migration($0) })
    }

    func failure(of migrator: Migrator, _ connection: borrowing Connection) -> MigrationError? {
        do {
            try migrator.migrate(connection)
            return nil
        } catch {
            return error
        }
    }

    @Test func `brings an empty file to the last version and marks it`() throws {
        let connection = try memory()
        let migrator = migrator(Self.first, Self.second)
        #expect(try migrator.state(of: connection) == .empty)
        try migrator.migrate(connection)
        #expect(try migrator.state(of: connection) == .current)
        #expect(try connection.scalar("PRAGMA application_id") == 0x4C41_574C)
        #expect(try connection.scalar("PRAGMA user_version") == 2)
        #expect(try connection.scalar("SELECT v FROM b") == 2)
        #expect(connection.isInTransaction == false)
    }

    @Test func `runs only what is missing`() throws {
        let connection = try memory()
        try migrator(Self.first).migrate(connection)
        let longer = migrator("this would fail", Self.second)
        #expect(try longer.state(of: connection) == .older(1))
        try longer.migrate(connection)
        #expect(try connection.scalar("SELECT v FROM b") == 2)
    }

    @Test func `leaves a current file as it is`() throws {
        let connection = try memory()
        try migrator(Self.first).migrate(connection)
        try migrator(Self.first).migrate(connection)
        #expect(try connection.scalar("SELECT count(*) FROM a") == 1)
        #expect(connection.isInTransaction == false)
    }

    @Test func `refuses a newer file`() throws {
        let connection = try memory()
        try migrator(Self.first, Self.second).migrate(connection)
        let older = migrator(Self.first)
        #expect(try older.state(of: connection) == .newer(2))
        guard case .newer(2, 1) = failure(of: older, connection) else {
            Issue.record("a newer file is not refused")
            return
        }
        #expect(connection.isInTransaction == false)
    }

    @Test(arguments: [
        ("CREATE TABLE theirs (v)", Int32(0)), ("PRAGMA application_id = 7", 7),
        ("PRAGMA application_id = -7", -7), ("PRAGMA user_version = 1", 0),
    ])
    func `refuses a file of another program`(script: String, mark: Int32) throws {
        let connection = try memory()
        try connection.execute(script)
        #expect(try migrator(Self.first).state(of: connection) == .foreign)
        guard case .notOurs(mark) = failure(of: migrator(Self.first), connection) else {
            Issue.record("a file of another program is not refused")
            return
        }
        #expect(connection.isInTransaction == false)
    }

    @Test(arguments: ["CREATE TABLE c (v); INSERT INTO nowhere VALUES (1)", "COMMIT"])
    func `leaves nothing of a run that fails`(broken: String) throws {
        let connection = try memory()
        guard case .database = failure(of: migrator(broken), connection) else {
            Issue.record("the migration did not fail")
            return
        }
        #expect(try migrator(broken).state(of: connection) == .empty)
        #expect(connection.isInTransaction == false)
    }

    @Test func `does not touch a transaction that is open already`() throws {
        let connection = try memory()
        try connection.transaction(.immediate) {
            try connection.execute("CREATE TABLE t (v)")
            guard case .database(let error) = failure(of: migrator(Self.first), connection) else {
                Issue.record("the migration did not fail")
                return
            }
            #expect(error.kind == .misuse)
        }
        #expect(try connection.scalar("SELECT count(*) FROM t") == 0)
    }

    @Test func `tells the state through a connection that only reads`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("ledger.db")
        do { try migrator(Self.first).migrate(Connection(path, access: .readWrite(create: true))) }
        let reader = try Connection(path, access: .readOnly)
        #expect(try migrator(Self.first).state(of: reader) == .current)
        #expect(try migrator(Self.first, Self.second).state(of: reader) == .older(1))
        #expect(failure(of: migrator(Self.first), reader) == nil)
    }
}
