// Where a log is not what its tree vouches for: each wording once, for every store and for whoever reads events.
public import Evidence
public import Ledger

/// Where the stored log is not what its tree vouches for.
public struct TreeFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The first position at which something is wrong; nil where only what is kept beside the events is.
    public let position: Position?
    /// What is wrong.
    public let reason: String

    /// Puts a fault together.
    public init(position: Position?, reason: String) { (self.position, self.reason) = (position, reason) }

    /// Where, what, and what to do.
    public var description: String {
        (position.map { "event \($0): " } ?? "") + reason
            + "; restore the ledger from a copy, or take over into a new one"
            + " what is whole: lawledger export --salvage"
    }

    /// An event that is not what was recorded.
    public static func changed(_ position: Position) -> TreeFault {
        TreeFault(position: position, reason: "it is not what was recorded: its leaf is another one")
    }

    /// A position without an event.
    public static func missing(_ position: Position) -> TreeFault {
        TreeFault(position: position, reason: "it is missing")
    }
}

extension Event {
    /// The hash of the leaf of the event, made anew.
    ///
    /// - Throws: `TreeFault` where that is not the leaf that was recorded, or none can be made.
    @discardableResult
    public func confirmedLeaf(_ recorded: Digest?) throws(TreeFault) -> Digest {
        guard let leaf = EventLeaf(self)?.hash else {
            throw TreeFault(position: position, reason: "its salt cannot be read")
        }
        guard leaf == recorded else { throw .changed(position) }
        return leaf
    }
}

extension EventLog {
    /// Refuses an event that is not what was recorded.
    ///
    /// - Throws: `TreeFault` where its leaf, made anew, is another one than the log keeps.
    public func requireRecorded(_ event: Event) throws {
        try event.confirmedLeaf(leafHashes(event.position.number - 1..<event.position.number).first)
    }
}
