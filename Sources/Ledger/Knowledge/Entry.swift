// One original event with everything that was later said about it, and what therefore holds.

/// An event and its corrections and retractions.
///
/// It is large and passed on often: all that hold it share one copy.
public struct Entry: Sendable {
    private final class Parts: Sendable {
        let event: Event
        let amendment: Amendment?
        let amendments: [(event: Event, amendment: Amendment)]
        let content: Content?
        let facts: [Fact]

        init(
            _ event: Event, _ amendment: Amendment?, _ amendments: [(event: Event, amendment: Amendment)],
            _ content: Content?, _ facts: [Fact]
        ) {
            self.event = event
            self.amendment = amendment
            self.amendments = amendments
            self.content = content
            self.facts = facts
        }
    }

    private let parts: Parts

    /// The event as it was recorded.
    public var event: Event { parts.event }
    /// What it says of another event, where it is a correction or a retraction.
    var amendment: Amendment? { parts.amendment }
    /// The corrections and retractions that are about it in the end, in the order of the log.
    public var amendments: [(event: Event, amendment: Amendment)] { parts.amendments }
    /// The content that holds, or nil while it is retracted.
    public var content: Content? { parts.content }
    /// What it changes as it holds now.
    public var facts: [Fact] { parts.facts }

    init(_ event: Event, _ changes: [Change]) {
        if case .amendment(let amendment)? = changes.first {
            parts = Parts(event, amendment, [], event.content, [])
        } else {
            let facts = Entry.facts(event, event.content, changes, known: event.position)
            parts = Parts(event, nil, [], event.content, facts)
        }
    }

    /// Every subject that the event is or was filed under, whatever correction holds.
    public var subjects: Set<Subject> {
        let payloads = [event.content.payload] + amendments.compactMap(\.amendment.replacement?.payload)
        return payloads.reduce(into: []) { subjects, payload in
            var content = event.content
            content.payload = payload
            subjects.formUnion(Catalogue.changes(of: content).flatMap(\.subjects))
        }
    }

    /// The last event that decided what holds.
    public var known: Position { amendments.last?.event.position ?? event.position }

    private init(_ earlier: Entry, _ later: Event, _ amendment: Amendment) {
        let event = earlier.event
        let amendments = earlier.amendments + [(later, amendment)]
        let content = Entry.effective(event, amendments)
        let facts = content.map {
            Entry.facts(event, $0, Catalogue.changes(of: $0), known: later.position)
        }
        parts = Parts(event, earlier.amendment, amendments, content, facts ?? [])
    }

    /// The entry with one more correction or retraction.
    func amended(by later: Event, _ amendment: Amendment) -> Entry {
        guard !amendments.contains(where: { $0.event.position == later.position }) else { return self }
        return Entry(self, later, amendment)
    }

    /// The identifiers of what no longer counts: a retraction that was itself retracted does not count.
    public var withdrawn: Set<EventID> { Entry.withdrawn(by: amendments) }

    /// The corrections of which any part holds, in the order of the log: of each part the last one does.
    public var corrections: [Position] {
        let withdrawn = withdrawn
        var later = Replacement()
        var holding: [Position] = []
        for (event, amendment) in amendments.reversed() where !withdrawn.contains(event.id) {
            guard let replacement = amendment.replacement, replacement.adds(to: later) else { continue }
            holding.insert(event.position, at: 0)
            later = replacement.beside(later)
        }
        return holding
    }

    private static func withdrawn(by amendments: [(event: Event, amendment: Amendment)]) -> Set<EventID> {
        withdrawn(
            by: amendments.map { ($0.event.id, $0.amendment.event, $0.amendment.replacement == nil) })
    }

    /// What corrections and retractions, in the order of the log, withdraw.
    static func withdrawn(by amendments: [(id: EventID, target: EventID, isRetraction: Bool)]) -> Set<EventID>
    {
        amendments.reversed().reduce(into: []) { withdrawn, later in
            if later.isRetraction, !withdrawn.contains(later.id) { withdrawn.insert(later.target) }
        }
    }

    /// The original with every correction that still counts, the last of each part holding; nil if retracted.
    private static func effective(_ event: Event, _ amendments: [(event: Event, amendment: Amendment)])
        -> Content?
    {
        let withdrawn = withdrawn(by: amendments)
        guard !withdrawn.contains(event.id) else { return nil }
        return amendments.reduce(event.content) { content, later in
            guard let replacement = later.amendment.replacement, !withdrawn.contains(later.event.id) else {
                return content
            }
            return replacement.applied(to: content)
        }
    }

    private static func facts(_ event: Event, _ content: Content, _ changes: [Change], known: Position)
        -> [Fact]
    {
        changes.map {
            Fact(position: event.position, id: event.id, known: known, occurred: content.occurred, change: $0)
        }
    }
}
