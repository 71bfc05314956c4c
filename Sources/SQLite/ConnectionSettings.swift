// What every connection is set to before anyone uses it.
// May not depend on how the library was built: each setting is made, whatever its default.

import CSQLite

enum ConnectionSettings {
    private struct Flag {
        let number: Int32
        let isOn: Bool
        let appliesToReadersOnly: Bool
    }

    private static let flags = [
        // Nothing writes to the schema table, to shadow tables, or turns the journal off.
        Flag(number: SQLITE_DBCONFIG_DEFENSIVE, isOn: true, appliesToReadersOnly: false),
        // Views and triggers of a file from elsewhere call no function with side effects.
        Flag(number: SQLITE_DBCONFIG_TRUSTED_SCHEMA, isOn: false, appliesToReadersOnly: false),
        Flag(number: SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, isOn: false, appliesToReadersOnly: false),
        Flag(number: SQLITE_DBCONFIG_ENABLE_FKEY, isOn: true, appliesToReadersOnly: false),
        // A misspelt column in double quotes is an error, not a text.
        Flag(number: SQLITE_DBCONFIG_DQS_DML, isOn: false, appliesToReadersOnly: false),
        Flag(number: SQLITE_DBCONFIG_DQS_DDL, isOn: false, appliesToReadersOnly: false),
        // Two connections that write and checkpoint at one moment can lose a commit (before 3.51.3).
        Flag(number: SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, isOn: true, appliesToReadersOnly: true),
    ]

    // Without recursive triggers, INSERT OR REPLACE walks past a trigger against deletion.
    // With memory mapping, a failing disk is a crash rather than an error.
    private static let forAll = """
        PRAGMA recursive_triggers = ON;
        PRAGMA cell_size_check = ON;
        PRAGMA mmap_size = 0;
        """

    // Anything less than FULL loses acknowledged commits when the power fails.
    private static let forWriters = "PRAGMA synchronous = FULL;"
    private static let forReaders = "PRAGMA query_only = ON;"

    static func apply(to database: DatabaseHandle, access: Connection.Access) throws(SQLiteError) {
        for flag in flags where !(access.writes && flag.appliesToReadersOnly) {
            // Nothing is written: what is let through is a schema that is damaged.
            guard access != .remains || flag.number != SQLITE_DBCONFIG_DEFENSIVE else { continue }
            try set(flag, on: database)
        }
        if access == .remains { return try database.execute("PRAGMA writable_schema = ON;" + forReaders) }
        try database.execute(forAll + (access.writes ? forWriters : forReaders))
        // Reads the file for the first time, so that what is not a database fails here and not later.
        try database.execute("SELECT count(*) FROM sqlite_schema")
        // SQLite opens a write-protected file for reading when asked for both.
        if access.writes, unsafe sqlite3_db_readonly(database.pointer, "main") != 0 {
            throw SQLiteError(extendedCode: SQLITE_READONLY, message: "the file is write-protected")
        }
    }

    private static func set(_ flag: Flag, on database: DatabaseHandle) throws(SQLiteError) {
        var now: Int32 = -1
        let code = unsafe csqlite_set_flag(database.pointer, flag.number, flag.isOn ? 1 : 0, &now)
        guard code == SQLITE_OK, (now == 1) == flag.isOn else {
            let message = "the library does not take setting \(flag.number)"
            throw SQLiteError(extendedCode: code == SQLITE_OK ? SQLITE_ERROR : code, message: message)
        }
    }
}
