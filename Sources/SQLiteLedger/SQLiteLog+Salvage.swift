// What a damaged file still gives: each event by itself, so that one that cannot be read takes no other with it.
public import EventLog
import Evidence
public import Ledger
import SQLite

extension SQLiteLog {
    /// Calls the body with each event that can still be read and whose leaf, made anew, is the one beside it.
    public func salvage(
        progress: (Int, Int) -> Void, _ body: (Event) throws -> Void
    ) throws -> Salvage {
        try lendReader { try SQLiteLog.salvage($0.log, progress, body) }
    }

    /// The same of a file that is so damaged that it cannot be opened as a ledger, such as one that was cut off.
    ///
    /// - Throws: `LedgerFileError` where nothing tells of any event.
    public static func salvage(
        from path: String, progress: (Int, Int) -> Void, _ body: (Event) throws -> Void
    ) throws -> Salvage {
        do {
            let log = StoredLog(try Connection(path, access: .remains))
            let found = try salvage(log, progress, body)
            guard found.end > .zero else { throw LedgerFileError(.nothingLeft, path: path) }
            return found
        } catch {
            throw try LedgerFileError(error, path: path)
        }
    }

    private static func salvage(
        _ log: StoredLog, _ progress: (Int, Int) -> Void, _ body: (Event) throws -> Void
    ) throws -> Salvage {
        let end = knownEnd(log.connection)
        var lost: [ClosedRange<Int>] = []
        for position in 1..<max(1, end + 1) {
            if let event = event(at: position, log) {
                try body(event)
            } else if let last = lost.last, last.upperBound == position - 1 {
                lost[lost.count - 1] = last.lowerBound...position
            } else {
                lost.append(position...position)
            }
            progress(position, end)
        }
        return Salvage(end: Position(end), lost: lost)
    }

    /// The event at a position; nil where there is none, where it cannot be read, or where it is not what was recorded.
    private static func event(at position: Int, _ log: StoredLog) -> Event? {
        var event: Event?
        try? log.connection.query(
            "SELECT \(StoredEvents.columns), log.leaf FROM log WHERE position = ?", [SQLValue(position)]
        ) { row in
            let read = try StoredEvents.event(row, &log.terms, log.connection)
            try read.confirmedLeaf(row.value(at: StoredEvents.columnCount).bytes.flatMap { Digest($0) })
            event = read
        }
        return event
    }

    /// How many events there were, by whatever still tells: the tree, its tiles, the events themselves.
    private static func knownEnd(_ connection: borrowing Connection) -> Int {
        let tree = (try? StoredTree.frontier(connection))?.size
        let tiles = (try? connection.scalar("SELECT max(number) + 1 FROM tile"))?.number
        let last = (try? connection.scalar("SELECT max(position) FROM log"))?.number
        return max(tree ?? 0, (tiles ?? 0) * StoredTree.tileSize, last ?? 0)
    }
}
