// SQL as the bytes that the compiler of SQLite reads, with the terminator that saves it a copy.
// May not hold U+0000 inside: SQLite would stop there and leave the rest unread, in silence.

import CSQLite

/// The text of one or more statements.
struct SQLSource {
    private let bytes: [CChar]

    init(_ sql: String) throws(SQLiteError) {
        guard !sql.utf8.contains(0) else {
            throw SQLiteError(extendedCode: SQLITE_MISUSE, message: "the SQL holds a NUL character", sql: sql)
        }
        guard sql.utf8.count < Int(Int32.max) else {
            throw SQLiteError(extendedCode: SQLITE_TOOBIG, message: "the SQL is longer than 2 GiB")
        }
        bytes = sql.utf8.map { CChar(bitPattern: $0) } + [0]
    }

    /// Bytes without the terminator.
    var count: Int { bytes.count - 1 }

    func text(from start: Int) -> String {
        String(decoding: bytes[start..<count].lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Calls with the text from a position on and its length, the terminator included.
    func withPointer(from start: Int, _ body: (UnsafePointer<CChar>, Int32) -> Int32) -> Int32 {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return SQLITE_NOMEM }
            return unsafe body(base + start, Int32(buffer.count - start))
        }
    }
}
