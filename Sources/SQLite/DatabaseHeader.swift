// The three facts that tell whose database this is and how old its schema is.
// May not change them.

struct DatabaseHeader {
    let applicationID: Int32
    let version: Int
    let isEmpty: Bool

    // One statement, so that all three come from one state of the file.
    private static let sql = """
        SELECT (SELECT application_id FROM pragma_application_id),
               (SELECT user_version FROM pragma_user_version),
               (SELECT count(*) FROM sqlite_schema)
        """

    init(of connection: borrowing Connection) throws(SQLiteError) {
        let statement = try connection.prepare(Self.sql)
        _ = try statement.step()
        applicationID = Int32(truncatingIfNeeded: try statement.integer(at: 0))
        version = Int(try statement.integer(at: 1))
        isEmpty = try statement.integer(at: 2) == 0
    }
}
