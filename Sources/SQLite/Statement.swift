// A statement in use: bind by number from 1, step, read, reset.
// May not be copied, so that two users never step the same statement.

import CSQLite

/// A prepared statement, given back to its connection for the next use when it goes out of scope.
@safe public struct Statement: ~Copyable {
    /// The current row; columns are numbered from 0.
    public let row: Row
    private let database: DatabaseHandle
    private let pointer: OpaquePointer
    private let sql: String

    init(_ sql: String, in database: DatabaseHandle) throws(SQLiteError) {
        self.sql = sql
        self.database = database
        unsafe pointer = try database.takeStatement(sql)
        unsafe row = Row(pointer)
    }

    deinit {
        unsafe database.giveBack(pointer, sql: sql)
    }

    /// Advances to the next row: false when there is none, and the next step starts again.
    public func step() throws(SQLiteError) -> Bool {
        let code = unsafe sqlite3_step(pointer)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE:
            // Ready to bind again; SQLite would otherwise refuse it until the next reset.
            unsafe sqlite3_reset(pointer)
            return false
        default:
            let failure = database.failure(code, sql: sql)
            unsafe sqlite3_reset(pointer)
            throw failure
        }
    }

    /// Goes back to before the first row and keeps the bound values.
    public func reset() {
        // What it returns is the failure of the last step, already thrown there.
        unsafe sqlite3_reset(pointer)
    }

    /// Binds a value, or null for nil, to a parameter numbered from 1.
    public func bind(_ parameter: Int, _ value: (some SQLBindable)?) throws(SQLiteError) {
        try bind(parameter, SQLValue(value))
    }

    /// Binds an integer, or null for nil, to a parameter numbered from 1.
    public func bind(_ parameter: Int, _ value: Int?) throws(SQLiteError) {
        guard let value else { return try check(nullCode(Int32(clamping: parameter))) }
        try check(unsafe sqlite3_bind_int64(pointer, Int32(clamping: parameter), Int64(value)))
    }

    /// Binds a text, or null for nil, to a parameter numbered from 1.
    public func bind(_ parameter: Int, _ value: String?) throws(SQLiteError) {
        guard let value else { return try check(nullCode(Int32(clamping: parameter))) }
        try check(textCode(Int32(clamping: parameter), value))
    }

    /// Binds bytes, or null for nil, to a parameter numbered from 1.
    public func bind(_ parameter: Int, _ value: [UInt8]?) throws(SQLiteError) {
        guard let value else { return try check(nullCode(Int32(clamping: parameter))) }
        try check(blobCode(Int32(clamping: parameter), value))
    }

    /// Runs the statement to its end and drops the rows.
    public func run() throws(SQLiteError) { while try step() {} }

    /// Binds a value to a parameter numbered from 1.
    public func bind(_ parameter: Int, _ value: SQLValue) throws(SQLiteError) {
        if case .real(let real) = value, real.isNaN {
            // SQLite would store null instead and say nothing.
            throw SQLiteError(extendedCode: SQLITE_MISMATCH, message: "NaN is not a value", sql: sql)
        }
        try check(bindingCode(Int32(clamping: parameter), value))
    }

    private func check(_ code: Int32) throws(SQLiteError) {
        guard code == SQLITE_OK else { throw database.failure(code, sql: sql) }
    }

    /// Binds all parameters in order; a different number of values is refused.
    public func bind(_ values: [SQLValue]) throws(SQLiteError) {
        let expected = unsafe Int(sqlite3_bind_parameter_count(pointer))
        guard values.count == expected else {
            let message = "\(values.count) values for \(expected) parameters"
            throw SQLiteError(extendedCode: SQLITE_RANGE, message: message, sql: sql)
        }
        for (index, value) in values.enumerated() { try bind(index + 1, value) }
    }

    private func bindingCode(_ index: Int32, _ value: SQLValue) -> Int32 {
        switch value {
        case .null: return nullCode(index)
        case .integer(let integer): return unsafe sqlite3_bind_int64(pointer, index, integer)
        case .real(let real): return unsafe sqlite3_bind_double(pointer, index, real)
        case .text(let text): return textCode(index, text)
        case .blob(let bytes): return blobCode(index, bytes)
        }
    }

    private func nullCode(_ index: Int32) -> Int32 { unsafe sqlite3_bind_null(pointer, index) }

    private func textCode(_ index: Int32, _ text: String) -> Int32 {
        var text = text
        return text.withUTF8 { bytes in
            // Without an address SQLite binds null.
            guard let start = bytes.baseAddress else {
                return unsafe csqlite_bind_text(pointer, index, "", 0)
            }
            return unsafe csqlite_bind_text(pointer, index, start, UInt64(bytes.count))
        }
    }

    private func blobCode(_ index: Int32, _ bytes: [UInt8]) -> Int32 {
        guard !bytes.isEmpty else { return unsafe sqlite3_bind_zeroblob(pointer, index, 0) }
        return unsafe csqlite_bind_blob(pointer, index, bytes, UInt64(bytes.count))
    }
}

extension Statement {
    /// Whether a column of the current row is null.
    public func isNull(at column: Int) -> Bool { row.isNull(at: column) }

    /// The integer in a column of the current row; throws `mismatch` for anything else.
    public func integer(at column: Int) throws(SQLiteError) -> Int64 { try row.integer(at: column) }

    /// The text in a column of the current row; throws `mismatch` for anything else.
    public func text(at column: Int) throws(SQLiteError) -> String { try row.text(at: column) }

    /// The bytes in a column of the current row; throws `mismatch` for anything else.
    public func blob(at column: Int) throws(SQLiteError) -> [UInt8] { try row.blob(at: column) }
}
