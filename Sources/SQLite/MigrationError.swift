// Why a database could not be brought to the known schema.
// May not say what to do: that depends on the program around it.

/// A refusal to migrate; the file is as it was before.
public enum MigrationError: Error, Sendable {
    /// The file belongs to another program, whose mark this is, or has tables and no mark (0).
    case notOurs(applicationID: Int32)
    /// A newer version of the program wrote the file.
    case newer(found: Int, known: Int)
    /// SQLite refused, perhaps in a migration, whose statement the error then holds.
    case database(SQLiteError)
    /// What a migration does beside its script failed.
    case work(any Error)
}
