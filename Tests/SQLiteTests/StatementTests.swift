import SQLite
import Testing

@Suite struct `A statement` {
    @Test func `runs again with other values`() throws {
        let connection = try memory()
        try connection.execute("CREATE TABLE t (v INTEGER) STRICT")
        let insert = try connection.prepare("INSERT INTO t VALUES (?)")
        for value in 1...3 {
            try insert.bind(1, value)
            #expect(try !insert.step())
        }
        #expect(try connection.scalar("SELECT sum(v) FROM t") == 6)
        #expect(connection.changes == 1)
        #expect(connection.lastInsertedRow == 3)
    }

    @Test func `may be used inside itself`() throws {
        let connection = try memory()
        let sql = "SELECT value FROM (SELECT 1 AS value UNION ALL SELECT 2)"
        var pairs: [[Int64]] = []
        try connection.query(sql) { outer in
            let first = try outer.integer(at: 0)
            try connection.query(sql) { inner in pairs.append([first, try inner.integer(at: 0)]) }
        }
        #expect(pairs == [[1, 1], [1, 2], [2, 1], [2, 2]])
    }

    @Test func `starts without the values of its last use`() throws {
        let connection = try memory()
        try connection.run("SELECT ?", ["left over"])
        let again = try connection.prepare("SELECT ?")
        _ = try again.step()
        #expect(again.isNull(at: 0) == true)
    }

    @Test func `follows a change of the schema`() throws {
        let connection = try memory()
        try connection.execute("CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1)")
        try connection.run("SELECT * FROM t")
        try connection.execute("ALTER TABLE t ADD COLUMN b INTEGER DEFAULT 2")
        let all = try connection.prepare("SELECT * FROM t")
        _ = try all.step()
        #expect(all.row.columnCount == 2)
        #expect(try all.integer(at: 1) == 2)
    }

    @Test func `is forgotten when many others come, and still works`() throws {
        let connection = try memory()
        for number in 0..<200 {
            #expect(try connection.scalar("SELECT \(number)") == .integer(Int64(number)))
        }
        #expect(try connection.scalar("SELECT 0") == 0)
    }

    @Test func `outlives the connection that prepared it`() throws {
        func prepared() throws -> Statement { try memory().prepare("SELECT 5") }
        let statement = try prepared()
        #expect(try statement.step())
        #expect(try statement.integer(at: 0) == 5)
    }

    @Test(arguments: ["", "  -- nothing\n", "SELECT 1; SELECT 2", "SELECT 1\u{0}"])
    func `is exactly one`(sql: String) throws {
        let connection = try memory()
        #expect(failure { try connection.run(sql) }?.kind == .misuse)
    }

    @Test func `may end in a semicolon and a comment`() throws {
        #expect(try memory().scalar("SELECT 1; -- one\n") == 1)
    }

    @Test func `in a script fails by itself, and the ones before it stay`() throws {
        let connection = try memory()
        let error = failure {
            try connection.execute("CREATE TABLE t (v);\n;\nINSERT INTO nowhere VALUES (1);")
        }
        #expect(error?.message == "no such table: nowhere")
        #expect(try connection.scalar("SELECT count(*) FROM t") == 0)
    }

    @Test(arguments: ["", ";", " ;; \n", "-- nothing", "/* open", "SELECT 1;/* open", "SELECT 1 -- one"])
    func `may be missing in a script`(script: String) throws {
        try memory().execute(script)
    }

    @Test func `stops when it is interrupted`() throws {
        let connection = try memory()
        let interrupter = connection.interrupter
        let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
        let error = failure {
            try connection.query(endless) { row in
                if try row.integer(at: 0) == 1000 { interrupter.interrupt() }
            }
        }
        #expect(error?.kind == .interrupted)
    }

    @Test func `is not missed by an interrupter of a closed connection`() throws {
        func interrupter() throws -> Interrupter { try memory().interrupter }
        try interrupter().interrupt()
    }

    @Test func `no row is nothing, and not the value NULL`() throws {
        let connection = try memory()
        #expect(try connection.scalar("SELECT 1 WHERE 0").map { _ in true } == nil)
        #expect(try connection.scalar("SELECT NULL").map { $0 == .null } == true)
    }
}
