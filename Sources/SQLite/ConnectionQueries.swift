// Running SQL: scripts, single statements, rows, one value.
// May not put values into SQL text: they are bound.

import CSQLite

extension Connection {
    /// Runs every statement of a script and drops the rows; stops at the first failure.
    public func execute(_ script: String) throws(SQLiteError) {
        try database.execute(script)
    }

    /// Prepares one statement, or takes an idle one with the same text.
    public func prepare(_ sql: String) throws(SQLiteError) -> Statement {
        try Statement(sql, in: database)
    }

    /// Runs one statement to its end and drops the rows.
    public func run(_ sql: String, _ bindings: [SQLValue] = []) throws(SQLiteError) {
        let statement = try prepare(sql)
        try statement.bind(bindings)
        while try statement.step() {}
    }

    /// Calls with each row in turn; an error thrown by the closure ends the query.
    public func query(
        _ sql: String, _ bindings: [SQLValue] = [], _ body: (borrowing Row) throws -> Void
    ) throws {
        let statement = try prepare(sql)
        try statement.bind(bindings)
        while try statement.step() { try body(statement.row) }
    }

    /// The first column of the first row, nil where there is no row.
    public func scalar(_ sql: String, _ bindings: [SQLValue] = []) throws(SQLiteError) -> SQLValue? {
        let statement = try prepare(sql)
        try statement.bind(bindings)
        // A nil beside a value would be the value NULL, and not nothing.
        guard try statement.step() else { return Optional.none }
        return try statement.row.value(at: 0)
    }
}
