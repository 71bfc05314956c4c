import SQLite
import Testing

@Suite struct `An error` {
    @Test func `holds the statement and no bound value`() throws {
        let connection = try memory()
        try connection.execute("CREATE TABLE t (v TEXT UNIQUE) STRICT; INSERT INTO t VALUES ('secret')")
        let error = try #require(failure { try connection.run("INSERT INTO t VALUES (?)", ["secret"]) })
        #expect(error.kind == .constraint)
        #expect(error.code == 19)
        #expect(error.extendedCode == 2067)
        #expect(error.sql == "INSERT INTO t VALUES (?)")
        #expect(
            error.description
                == "UNIQUE constraint failed: t.v (SQLite 2067) in: INSERT INTO t VALUES (?)")
    }

    // The codes are those of the list at sqlite.org/rescode.html.
    @Test(arguments: [
        (Int32(1), SQLiteError.Kind.other), (3, .permission), (5, .busy), (7, .outOfMemory), (8, .readOnly),
        (9, .interrupted), (10, .ioError), (11, .corrupt), (13, .full), (14, .cannotOpen), (17, .schema),
        (18, .tooBig), (19, .constraint), (20, .mismatch), (21, .misuse), (23, .permission), (25, .misuse),
        (26, .notADatabase), (517, .busy), (1034, .ioError), (1811, .constraint), (264, .needsWriter),
        (520, .readOnly), (776, .needsWriter),
    ])
    func `has the kind of its code`(code: Int32, kind: SQLiteError.Kind) {
        #expect(SQLiteError(extendedCode: code, message: "").kind == kind)
    }

    // SQLITE_IOERR_READ, _WRITE, _FSYNC, _DIR_FSYNC, _SHMSIZE; SQLITE_FULL.
    @Test(arguments: [
        (Int32(266), false), (778, false), (1034, true), (1290, true), (4874, true), (13, false),
    ])
    func `says whether everything may have been written before it`(code: Int32, isAfterWriting: Bool) {
        let atTheEnd = SQLiteError(extendedCode: code, message: "", sql: "COMMIT")
        #expect(atTheEnd.isAfterWriting == isAfterWriting)
        let before = SQLiteError(extendedCode: code, message: "", sql: "BEGIN IMMEDIATE")
        #expect(!before.isAfterWriting)
    }

    @Test func `in the SQL names what is wrong and where`() throws {
        let connection = try memory()
        let error = try #require(failure { try connection.run("SELEC 1") })
        #expect(error.kind == .other)
        #expect(error.message == "near \"SELEC\": syntax error")
        #expect(error.sql == "SELEC 1")
    }

    @Test func `says that the page limit is reached`() throws {
        let connection = try memory()
        try connection.execute("CREATE TABLE t (v BLOB); PRAGMA max_page_count = 10")
        let error = failure { try connection.run("INSERT INTO t VALUES (zeroblob(100000))") }
        #expect(error?.kind == .full)
        #expect(try connection.scalar("SELECT count(*) FROM t") == 0)
    }

    @Test func `prints a long statement in one short line`() {
        let error = SQLiteError(
            extendedCode: 1, message: "m", sql: "SELECT\n  " + String(repeating: "a", count: 300))
        #expect(error.description == "m (SQLite 1) in: SELECT " + String(repeating: "a", count: 193) + " …")
    }
}
