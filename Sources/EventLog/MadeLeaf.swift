// The leaf of an event that may be recorded: whoever reads a file of events makes it on the way, and the store needs it
// again.
public import Evidence
public import Ledger

/// The hash of an event's leaf, made before anyone has decided whether the event is recorded.
public struct MadeLeaf: Sendable {
    private let event: Event
    /// The hash of the leaf of that event.
    public let hash: Digest

    /// The hash of the leaf of an event as it would be recorded.
    public init(of event: Event, hash: Digest) { (self.event, self.hash) = (event, hash) }

    /// The hash of an event's leaf; nil for any other event than the one that it was made of.
    public func hash(of event: Event) -> Digest? { event == self.event ? hash : nil }
}
