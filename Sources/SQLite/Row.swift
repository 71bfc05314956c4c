// The current row of a statement, read by column number from 0.
// May not convert: a column of another storage class than asked for is an error, not a zero.

import CSQLite
import Glibc

/// A view of the current row, lent to a closure and gone with the next step.
@safe public struct Row: ~Copyable {
    private let statement: OpaquePointer

    init(_ statement: OpaquePointer) {
        unsafe self.statement = statement
    }

    /// The number of columns, 0 where there is no current row.
    public var columnCount: Int { unsafe Int(sqlite3_data_count(statement)) }

    /// Whether the column is null; throws nothing, and is true for a column that does not exist.
    public func isNull(at column: Int) -> Bool {
        unsafe sqlite3_column_type(statement, Int32(clamping: column)) == SQLITE_NULL
    }

    /// Whether the column holds an integer; throws nothing.
    public func isInteger(at column: Int) -> Bool {
        unsafe sqlite3_column_type(statement, Int32(clamping: column)) == SQLITE_INTEGER
    }

    /// The integer in a column; throws `mismatch` for any other storage class.
    public func integer(at column: Int) throws(SQLiteError) -> Int64 {
        // The column is looked up once for its class and its value: most that are read hold one.
        let value = unsafe sqlite3_column_value(statement, Int32(clamping: column))
        if unsafe sqlite3_value_type(value) != SQLITE_INTEGER { try require(SQLITE_INTEGER, at: column) }
        return unsafe sqlite3_value_int64(value)
    }

    /// The real in a column; throws `mismatch` for any other storage class.
    public func real(at column: Int) throws(SQLiteError) -> Double {
        try require(SQLITE_FLOAT, at: column)
        return unsafe sqlite3_column_double(statement, Int32(column))
    }

    /// The text in a column; throws `mismatch` for any other storage class and for malformed UTF-8.
    public func text(at column: Int) throws(SQLiteError) -> String {
        try require(SQLITE_TEXT, at: column)
        guard let start = unsafe sqlite3_column_text(statement, Int32(column)) else { throw outOfMemory() }
        // Only after the text, because fetching it may change its encoding and so its length.
        let count = unsafe Int(sqlite3_column_bytes(statement, Int32(column)))
        let bytes = unsafe UnsafeBufferPointer(start: start, count: count)
        guard let text = unsafe String(validating: bytes, as: UTF8.self) else {
            throw failure(SQLITE_MISMATCH, "the text in column \(column) is not UTF-8")
        }
        return text
    }

    /// Whether a column holds this text followed by that; throws nothing, and makes no text of the column.
    public func holds(_ first: String, _ rest: String = "", at column: Int) -> Bool {
        let value = unsafe sqlite3_column_value(statement, Int32(clamping: column))
        guard unsafe sqlite3_value_type(value) == SQLITE_TEXT, let start = unsafe sqlite3_value_text(value)
        else { return false }
        let (count, middle) = (unsafe Int(sqlite3_value_bytes(value)), first.utf8.count)
        guard count == middle + rest.utf8.count else { return false }
        return unsafe Row.begins(start, with: first) && Row.begins(start + middle, with: rest)
    }

    private static func begins(_ start: UnsafePointer<UInt8>, with text: consuming String) -> Bool {
        text.withUTF8 { unsafe memcmp($0.baseAddress ?? start, start, $0.count) == 0 }
    }

    /// The bytes in a column; throws `mismatch` for any other storage class.
    public func blob(at column: Int) throws(SQLiteError) -> [UInt8] {
        try require(SQLITE_BLOB, at: column)
        let start = unsafe sqlite3_column_blob(statement, Int32(column))
        let count = unsafe Int(sqlite3_column_bytes(statement, Int32(column)))
        guard count > 0 else { return [] }
        guard let start = unsafe start else { throw outOfMemory() }
        return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }

    /// The integer in a column, nil where it is null.
    public func integerIfPresent(at column: Int) throws(SQLiteError) -> Int64? {
        let value = unsafe sqlite3_column_value(statement, Int32(clamping: column))
        if unsafe sqlite3_value_type(value) == SQLITE_INTEGER { return unsafe sqlite3_value_int64(value) }
        return try isAbsent(at: column) ? nil : integer(at: column)
    }

    /// The text in a column, nil where it is null.
    public func textIfPresent(at column: Int) throws(SQLiteError) -> String? {
        try isAbsent(at: column) ? nil : text(at: column)
    }

    /// The value in a column, of whatever storage class it has.
    public func value(at column: Int) throws(SQLiteError) -> SQLValue {
        switch try storageClass(at: column) {
        case SQLITE_INTEGER: .integer(try integer(at: column))
        case SQLITE_FLOAT: .real(try real(at: column))
        case SQLITE_TEXT: .text(try text(at: column))
        case SQLITE_BLOB: .blob(try blob(at: column))
        default: .null
        }
    }

    private func isAbsent(at column: Int) throws(SQLiteError) -> Bool {
        try storageClass(at: column) == SQLITE_NULL
    }

    private func storageClass(at column: Int) throws(SQLiteError) -> Int32 {
        let found = unsafe sqlite3_column_type(statement, Int32(clamping: column))
        // Only a null can be a column that is not there.
        guard found != SQLITE_NULL || 0..<columnCount ~= column else {
            throw failure(SQLITE_RANGE, "there is no column \(column) in a row of \(columnCount)")
        }
        return found
    }

    private func require(_ expected: Int32, at column: Int) throws(SQLiteError) {
        let found = try storageClass(at: column)
        guard found == expected else {
            let names = [
                SQLITE_INTEGER: "integer", SQLITE_FLOAT: "real", SQLITE_TEXT: "text", SQLITE_BLOB: "blob",
                SQLITE_NULL: "null",
            ]
            let (wanted, actual) = (names[expected, default: "?"], names[found, default: "?"])
            throw failure(SQLITE_MISMATCH, "column \(column) holds \(actual), not \(wanted)")
        }
    }

    private func outOfMemory() -> SQLiteError { failure(SQLITE_NOMEM, "out of memory") }

    private func failure(_ code: Int32, _ message: String) -> SQLiteError {
        let sql = unsafe sqlite3_sql(statement).map { unsafe String(cString: $0) }
        return SQLiteError(extendedCode: code, message: message, sql: sql)
    }
}
