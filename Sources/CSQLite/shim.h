// The whole boundary to the C library: its own header, and a wrapper for each thing that Swift cannot
// import. Nothing else belongs here.

#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H

#include <sqlite3.h>

// SQLITE_TRANSIENT is a cast of -1 to a function pointer, a macro that Swift does not import.
// The 64-bit form takes the length as it is: a text too long is refused, never cut.
static inline int csqlite_bind_text(sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_text64(statement, index, (const char *)bytes, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

// SQLITE_TRANSIENT again.
static inline int csqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_TRANSIENT);
}

// sqlite3_db_config is variadic, and Swift does not import variadic functions.
// The flag as it is afterwards comes back in `now`, so that a flag that did not take can be noticed.
static inline int csqlite_set_flag(sqlite3 *database, int flag, int on, int *now) {
    return sqlite3_db_config(database, flag, on, now);
}

#endif
