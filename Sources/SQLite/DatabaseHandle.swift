// The open database and the statements that wait to be used again.
// May not know what the statements mean; closes only when no statement is left in use.

import CSQLite

/// Owns the C handle; connection and statements share it, so that none can outlive it.
@safe final class DatabaseHandle {
    let pointer: OpaquePointer
    let interrupter: Interrupter
    private var idle: [StatementText: IdleStatement] = [:]
    private var useCount: UInt64 = 0

    /// The text of a statement as a key: texts are long and differ in their lengths and ends.
    private struct StatementText: Hashable {
        let sql: String

        func hash(into hasher: inout Hasher) {
            var end: UInt64 = 0
            for byte in sql.utf8.suffix(8) { end = end << 8 | UInt64(byte) }
            hasher.combine(sql.utf8.count)
            hasher.combine(end)
        }
    }

    @safe private struct IdleStatement {
        let pointer: OpaquePointer
        let lastUse: UInt64
    }

    // Enough for every statement of the program; a bound in case SQL is ever put together at run time.
    private static let idleLimit = 64

    init(uri: String, flags: Int32) throws(SQLiteError) {
        var opened: OpaquePointer?
        let code = unsafe sqlite3_open_v2(uri, &opened, flags, nil)
        guard code == SQLITE_OK, let opened = unsafe opened else {
            let failure = unsafe Self.failureToOpen(opened, code: code)
            unsafe sqlite3_close_v2(opened)
            throw failure
        }
        unsafe pointer = opened
        unsafe interrupter = Interrupter(opened)
    }

    deinit {
        interrupter.disconnect()
        for statement in idle.values { unsafe sqlite3_finalize(statement.pointer) }
        unsafe sqlite3_close_v2(pointer)
    }

    private static func failureToOpen(_ database: OpaquePointer?, code: Int32) -> SQLiteError {
        guard let database = unsafe database else {
            return SQLiteError(extendedCode: code, message: "no memory to open the database")
        }
        let cause = unsafe sqlite3_system_errno(database)
        let detail = cause == 0 ? "" : " (\(SystemFailure.text(cause)))"
        return unsafe SQLiteError(
            extendedCode: code, message: String(cString: sqlite3_errmsg(database)) + detail)
    }

    /// The failure of the last call; ask before any other call replaces it.
    func failure(_ code: Int32, sql: String? = nil) -> SQLiteError {
        unsafe SQLiteError(extendedCode: code, message: String(cString: sqlite3_errmsg(pointer)), sql: sql)
    }

    /// A statement ready to bind: an idle one with the same text, else a new one.
    func takeStatement(_ sql: String) throws(SQLiteError) -> OpaquePointer {
        if let waiting = idle.removeValue(forKey: StatementText(sql: sql)) { return unsafe waiting.pointer }
        let source = try SQLSource(sql)
        var position = 0
        guard let statement = try unsafe compile(source, from: &position, keep: true) else {
            throw SQLiteError(extendedCode: SQLITE_MISUSE, message: "there is no statement", sql: sql)
        }
        do {
            // What follows may be a comment, but a second statement would never run.
            let second = try unsafe compile(source, from: &position, keep: false)
            guard let second = unsafe second else { return unsafe statement }
            unsafe sqlite3_finalize(second)
        } catch {
            unsafe sqlite3_finalize(statement)
            throw error
        }
        unsafe sqlite3_finalize(statement)
        throw SQLiteError(extendedCode: SQLITE_MISUSE, message: "there is more than one statement", sql: sql)
    }

    /// Takes back a statement, without its values, to be used again.
    func giveBack(_ statement: OpaquePointer, sql: String) {
        unsafe sqlite3_reset(statement)
        unsafe sqlite3_clear_bindings(statement)
        useCount += 1
        // Of two with the same text one is kept.
        let idling = unsafe IdleStatement(pointer: statement, lastUse: useCount)
        let other = idle.updateValue(idling, forKey: StatementText(sql: sql))
        if let other { unsafe sqlite3_finalize(other.pointer) }
        if idle.count > Self.idleLimit, let oldest = idle.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            unsafe sqlite3_finalize(oldest.value.pointer)
            idle[oldest.key] = nil
        }
    }

    /// Runs every statement of a script, one after the other.
    func execute(_ script: String) throws(SQLiteError) {
        let source = try SQLSource(script)
        var position = 0
        while position < source.count {
            // Nothing comes of a comment or of an empty statement.
            guard let statement = try unsafe compile(source, from: &position, keep: false) else { continue }
            var code = SQLITE_ROW
            while code == SQLITE_ROW { code = unsafe sqlite3_step(statement) }
            // The text is owned by the statement: the failure is described before the statement is gone.
            let sql = unsafe String(cString: sqlite3_sql(statement))
            let failed = code == SQLITE_DONE ? nil : failure(code, sql: sql)
            unsafe sqlite3_finalize(statement)
            if let failed { throw failed }
        }
    }

    /// Compiles the statement at a position and moves the position behind it.
    private func compile(
        _ source: SQLSource, from position: inout Int, keep: Bool
    ) throws(SQLiteError) -> OpaquePointer? {
        let start = position
        var (statement, length): (OpaquePointer?, Int) = (nil, 0)
        let code = unsafe source.withPointer(from: start) { text, count in
            var tail: UnsafePointer<CChar>?
            let flags = keep ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0
            let code = unsafe sqlite3_prepare_v3(pointer, text, count, flags, &statement, &tail)
            length = unsafe tail.map { unsafe $0 - text } ?? 0
            return code
        }
        guard code == SQLITE_OK else { throw failure(code, sql: source.text(from: start)) }
        position += length
        return unsafe statement
    }
}
