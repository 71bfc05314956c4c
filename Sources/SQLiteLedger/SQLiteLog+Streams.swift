// Streams of events: a short one is one batch, a long one goes by the way that needs no memory for its length.
public import EventLog
public import Ledger

extension SQLiteLog {
    /// From how many proposals on a stream is taken in bulk, which goes once through all that is known of the
    /// jurisdictions touched: the more that is, the more a batch may be.
    private func leastInBulk() throws -> Int { try min(max(1000, head().position.number / 20), 10_000) }

    /// Appends a stream of any length, all or nothing, in memory that does not grow with it.
    public func append(
        after expected: Position?, _ terms: AppendTerms, next: () throws -> StreamItem?,
        became: (Int, AppendOutcome) -> Void
    ) throws {
        var first: [StreamItem] = []
        let leastInBulk = try leastInBulk()
        while first.count < leastInBulk, let item = try next() { first.append(item) }
        var held = first[...]
        guard first.count == leastInBulk, !terms.isRehearsal else {
            return try appendHeld(
                after: expected, terms, next: { try held.popFirst() ?? next() }, became: became)
        }
        try write { open in
            let writer = open.writer
            try writer.append(after: expected, terms, next: { try held.popFirst() ?? next() }, became: became)
        }
    }
}
