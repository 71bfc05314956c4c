import SQLite
import Testing

@Suite struct `Values` {
    static let samples: [SQLValue] = [
        .null, .integer(0), .integer(.min), .integer(.max), .real(0.1), .real(-.infinity),
        .text(""), .text("a\u{0}b"), .text("ស្រី é 🙂"), .blob([]), .blob([0, 255, 0]),
    ]

    @Test(arguments: samples)
    func `come back as they were stored`(value: SQLValue) throws {
        let connection = try memory()
        try connection.execute("CREATE TABLE t (v ANY) STRICT")
        try connection.run("INSERT INTO t VALUES (?)", [value])
        #expect(try connection.scalar("SELECT v FROM t") == value)
    }

    @Test func `keep a text of two megabytes`() throws {
        let connection = try memory()
        let text = String(repeating: "ក", count: 700_000)
        #expect(try connection.scalar("SELECT ?", [.text(text)]) == .text(text))
        #expect(
            try connection.scalar(
                "SELECT octet FROM (SELECT length(CAST(? AS BLOB)) AS octet)",
                [.text(text)]) == 2_100_000)
    }

    @Test func `tell an empty blob and an empty text from null`() throws {
        let connection = try memory()
        #expect(try connection.scalar("SELECT typeof(?)", [.blob([])]) == "blob")
        #expect(try connection.scalar("SELECT typeof(?)", [""]) == "text")
        #expect(try connection.scalar("SELECT typeof(?)", [nil]) == "null")
    }

    @Test func `are bound by type, nil as null`() throws {
        let connection = try memory()
        let statement = try connection.prepare("SELECT ?, ?, ?, ?, ?")
        let absent: String? = nil
        try statement.bind(1, 7)
        try statement.bind(2, "text")
        try statement.bind(3, [1, 2] as [UInt8])
        try statement.bind(4, absent)
        try statement.bind(5, .null)
        #expect(try statement.step())
        #expect(try statement.integer(at: 0) == 7)
        #expect(try statement.text(at: 1) == "text")
        #expect(try statement.blob(at: 2) == [1, 2])
        #expect(statement.isNull(at: 3) == true)
        #expect(statement.isNull(at: 4) == true)
        #expect(try statement.row.textIfPresent(at: 4) == nil)
        #expect(try !statement.step())
    }

    @Test func `are refused as another type than they have`() throws {
        let connection = try memory()
        let statement = try connection.prepare("SELECT NULL, 'x', 1")
        _ = try statement.step()
        #expect(failure { _ = try statement.integer(at: 0) }?.kind == .mismatch)
        #expect(failure { _ = try statement.integer(at: 1) }?.message == "column 1 holds text, not integer")
        #expect(failure { _ = try statement.text(at: 2) }?.kind == .mismatch)
        #expect(failure { _ = try statement.text(at: 3) }?.kind == .misuse)
        #expect(failure { _ = try statement.text(at: -1) }?.kind == .misuse)
    }

    @Test func `are refused as text when they are not UTF-8`() throws {
        let connection = try memory()
        #expect(failure { _ = try connection.scalar("SELECT CAST(x'ff' AS TEXT)") }?.kind == .mismatch)
    }

    @Test func `are never NaN`() throws {
        let connection = try memory()
        #expect(failure { try connection.run("SELECT ?", [.real(.nan)]) }?.kind == .mismatch)
    }

    @Test func `must be as many as the parameters`() throws {
        let connection = try memory()
        #expect(failure { try connection.run("SELECT ?, ?", [1]) }?.message == "1 values for 2 parameters")
        #expect(failure { try connection.run("SELECT 1", [1]) }?.kind == .misuse)
        let statement = try connection.prepare("SELECT ?")
        #expect(failure { try statement.bind(2, 1) }?.kind == .misuse)
    }
}
