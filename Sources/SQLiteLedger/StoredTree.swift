// The Merkle tree as it is stored. What is missing or has another form is damage; whether a hash is the right one is
// for whoever verifies to say.
import Evidence
import SQLite

enum StoredTree {
    /// How many leaves a tile has.
    static let tileSize = 1 << Frontier.tileHeight

    /// The right edge; nil where none is stored.
    static func frontier(_ connection: borrowing Connection) throws -> Frontier? {
        guard let value = try connection.scalar("SELECT frontier FROM tree WHERE number = 1"), value != .null
        else { return nil }
        guard case .blob(let bytes) = value, let frontier = Frontier(bytes) else {
            throw LedgerFileError(.damaged("the right edge of the tree cannot be read"), path: "")
        }
        return frontier
    }

    /// The hashes of leaves, counted from 0.
    static func leafHashes(_ leaves: Range<Int>, _ connection: borrowing Connection) throws -> [Digest] {
        try digests(
            "SELECT leaf FROM log WHERE position > ? AND position <= ? ORDER BY position", leaves, connection)
    }

    /// The roots of tiles, counted from 0.
    static func tileHashes(_ tiles: Range<Int>, _ connection: borrowing Connection) throws -> [Digest] {
        try digests(
            "SELECT root FROM tile WHERE number >= ? AND number < ? ORDER BY number", tiles, connection)
    }

    private static func digests(_ query: String, _ range: Range<Int>, _ connection: borrowing Connection)
        throws
        -> [Digest]
    {
        var digests: [Digest] = []
        digests.reserveCapacity(range.count)
        try connection.query(query, [SQLValue(range.lowerBound), SQLValue(range.upperBound)]) { row in
            guard let digest = Digest(try row.blob(at: 0)) else { throw damage }
            digests.append(digest)
        }
        guard digests.count == range.count else { throw damage }
        return digests
    }

    private static var damage: LedgerFileError {
        LedgerFileError(.damaged("a hash of the tree is missing or cannot be read"), path: "")
    }
}
