// Whose ledger it is: the URI that every event recorded here carries as its source, and every checkpoint as its first line.
import SQLite

extension SQLiteLog {
    /// Refuses a ledger that does not say whose it is: what is recorded in it, exported or signed could not be told from
    /// that of any other.
    ///
    /// - Throws: `LedgerFileError` of the kind `unidentified`.
    public func requireIdentity() throws {
        let origin = try read { try SQLiteLog.storedOrigin($0.log.connection) }
        guard origin.map(SQLiteLog.isURN) ?? false else {
            throw LedgerFileError(.unidentified(origin), path: path)
        }
    }

    /// The URI as it is stored; nil where none is.
    static func storedOrigin(_ connection: borrowing Connection) throws -> String? {
        try connection.scalar("SELECT value FROM ledger WHERE name = 'origin'")?.text
    }

    /// Whether a text is a URN that fits on a line: `urn:` and visible characters of ASCII after it.
    static func isURN(_ text: String) -> Bool {
        let rest = text.utf8.dropFirst(4)
        return text.utf8.starts(with: "urn:".utf8) && !rest.isEmpty
            && rest.allSatisfy { (0x21...0x7E).contains($0) }
    }
}
