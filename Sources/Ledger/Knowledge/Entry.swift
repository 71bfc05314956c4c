// One original event with everything that was later said about it, and what therefore holds.

/// An event and its corrections and retractions.
public struct Entry: Sendable {
    /// The event as it was recorded.
    public let event: Event
    /// What it says of another event, where it is a correction or a retraction.
    let amendment: Amendment?
    /// The corrections and retractions that are about it in the end, in the order of the log.
    public private(set) var amendments: [(event: Event, amendment: Amendment)] = []
    /// The content that holds, or nil while it is retracted.
    public private(set) var content: Content?
    /// What it changes as it holds now.
    public private(set) var facts: [Fact] = []

    init(_ event: Event, _ changes: [Change]) {
        self.event = event
        if case .amendment(let amendment)? = changes.first {
            self.amendment = amendment
        } else {
            amendment = nil
        }
        content = event.content
        if amendment == nil { facts = Entry.facts(event, event.content, changes, known: event.position) }
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

    mutating func amend(_ later: Event, _ amendment: Amendment) {
        guard !amendments.contains(where: { $0.event.position == later.position }) else { return }
        amendments.append((later, amendment))
        content = effective
        facts = content.map { Entry.facts(event, $0, Catalogue.changes(of: $0), known: known) } ?? []
    }

    /// The identifiers of what no longer counts: a retraction that was itself retracted does not count.
    public var withdrawn: Set<EventID> {
        Entry.withdrawn(
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
    private var effective: Content? {
        let withdrawn = withdrawn
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
