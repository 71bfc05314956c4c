// The Merkle tree over the log as the one writer keeps it: the leaf of each event goes with the event, the roots of
// complete tiles and the right edge into tables of their own, all in the transaction of the append.
import EventLog
import Evidence
import Ledger
import SQLite

/// The right edge of the tree, to which leaves are appended.
struct TreeWriter {
    private(set) var frontier: Frontier

    /// The tree as it is stored.
    init(_ connection: borrowing Connection) throws {
        frontier = try StoredTree.frontier(connection) ?? Frontier()
    }

    /// The hash of an event's leaf, which is the next one; it is made here where it was not made before.
    ///
    /// - Throws: `LedgerFileError.damaged` where the tree does not end before the event.
    mutating func append(
        _ event: Event, _ connection: borrowing Connection, leaf made: MadeLeaf? = nil
    ) throws -> Digest {
        guard event.position.number == frontier.size + 1,
            let hash = made?.hash(of: event) ?? EventLeaf(event)?.hash
        else {
            throw LedgerFileError(
                .damaged("the tree ends at #\(frontier.size) and not before \(event.position)"), path: "")
        }
        if let root = frontier.append(hash) {
            try connection.run(
                "INSERT INTO tile (number, root) VALUES (?, ?)",
                [SQLValue(frontier.size / StoredTree.tileSize - 1), .blob(root.bytes)])
        }
        return hash
    }

    /// Stores the right edge, once after any number of events.
    func store(_ connection: borrowing Connection) throws {
        try connection.run(
            """
            INSERT INTO tree (number, frontier) VALUES (1, ?)
            ON CONFLICT (number) DO UPDATE SET frontier = excluded.frontier
            """, [.blob(frontier.bytes)])
    }
}
