import SQLite
import Testing

@Suite struct `A transaction` {
    struct Refusal: Error {}

    func database(_ script: String = "CREATE TABLE t (v INTEGER) STRICT") throws -> Connection {
        let connection = try memory()
        try connection.execute(script)
        return connection
    }

    @Test(arguments: [Connection.TransactionKind.immediate, .deferred])
    func `keeps its work and hands back the result`(kind: Connection.TransactionKind) throws {
        let connection = try database()
        let answer = try connection.transaction(kind) {
            try connection.run("INSERT INTO t VALUES (1)")
            #expect(connection.isInTransaction == true)
            return "done"
        }
        #expect(answer == "done")
        #expect(connection.isInTransaction == false)
        #expect(try connection.scalar("SELECT count(*) FROM t") == 1)
    }

    @Test func `leaves no trace when its body throws`() throws {
        let connection = try database()
        #expect(throws: Refusal.self) {
            try connection.transaction(.immediate) {
                try connection.run("INSERT INTO t VALUES (1)")
                throw Refusal()
            }
        }
        #expect(connection.isInTransaction == false)
        #expect(try connection.scalar("SELECT count(*) FROM t") == 0)
    }

    @Test func `leaves no trace when the commit fails`() throws {
        let connection = try database(
            """
            CREATE TABLE parent (id INTEGER PRIMARY KEY);
            CREATE TABLE t (v INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED);
            """)
        let error = failure {
            try connection.transaction(.immediate) { try connection.run("INSERT INTO t VALUES (1)") }
        }
        #expect(error?.kind == .constraint)
        #expect(error?.sql == "COMMIT")
        #expect(connection.isInTransaction == false)
        #expect(try connection.scalar("SELECT count(*) FROM t") == 0)
    }

    @Test func `does not nest, and the outer one goes on`() throws {
        let connection = try database()
        try connection.transaction(.immediate) {
            #expect(failure { try connection.transaction(.deferred) {} }?.kind == .misuse)
            try connection.run("INSERT INTO t VALUES (1)")
        }
        #expect(try connection.scalar("SELECT count(*) FROM t") == 1)
    }
}
