// The events as they are given out: each one only after it is seen to be the one that was recorded.
import EventLog
public import Evidence
public import Ledger

extension LedgerReader {
    /// Calls the body with each event up to a position, in order, once its leaf was made anew; gives the root over them.
    ///
    /// - Throws: `TreeFault` at the first event that is missing or is not what was recorded, before the body gets it, and
    ///   where the root over the events is not the one that the log keeps.
    public func forEachRecordedEvent(
        through end: Position, progress: (Int, Int) -> Void, _ body: (Event) throws -> Void
    ) throws -> Digest {
        var frontier = Frontier()
        while frontier.size < end.number {
            let first = frontier.size
            let last = min(first + (1 << Frontier.tileHeight), end.number)
            var events: [Event] = []
            try log.forEachEvent(after: Position(first), through: Position(last)) { events.append($0) }
            for (index, position) in (first + 1...last).enumerated()
            where index >= events.count || events[index].position.number != position {
                throw TreeFault.missing(Position(position))
            }
            for (event, leaf) in zip(events, try log.leafHashes(first..<last)) {
                frontier.append(try event.confirmedLeaf(leaf))
                try body(event)
                progress(frontier.size, end.number)
            }
        }
        guard try frontier.root == root(at: end) else {
            throw TreeFault(
                position: nil, reason: "the stored tree has another root than the events up to \(end)")
        }
        return frontier.root
    }
}
