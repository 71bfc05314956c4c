// Streams of events: a short one is one batch, a long one goes by the way that needs no memory for its length.
public import EventLog
public import Ledger

extension SQLiteLog {
    /// Up to so many proposals are a batch.
    private static let batch = 1000

    /// Appends a stream of any length, all or nothing, in memory that does not grow with it.
    public func append(
        after expected: Position?, _ terms: AppendTerms, next: () throws -> StreamItem?,
        became: (Int, AppendOutcome) -> Void
    ) throws {
        var first: [StreamItem] = []
        while first.count < SQLiteLog.batch, let item = try next() { first.append(item) }
        var held = first[...]
        guard first.count == SQLiteLog.batch, !terms.isRehearsal else {
            return try appendHeld(
                after: expected, terms, next: { try held.popFirst() ?? next() }, became: became)
        }
        try write { open in
            let writer = open.writer
            try writer.append(after: expected, terms, next: { try held.popFirst() ?? next() }, became: became)
        }
    }
}
