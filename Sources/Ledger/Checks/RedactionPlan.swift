// What a redaction erases: the parts of the event, and of its corrections whatever could repeat them. Pure: the store
// erases, and the record of the redaction is an event like any other.
import JSON

/// What is to be erased, and what the ledger will say about it.
public struct RedactionPlan: Sendable {
    /// The event whose parts are erased.
    public let event: Event
    /// Each event of which something is erased now, with the parts; none where all of it was erased before.
    public let erasures: [(event: Event, parts: Set<ErasablePart>)]
    /// The corrections of the event that lose parts with it.
    public let corrections: [EventID]
    /// What the event, or the one that it corrects, was filed under, where its payload goes.
    public let about: [Subject]
    private let parts: Set<ErasablePart>

    /// Plans the erasure of parts of an event.
    ///
    /// - Parameter group: the original that the event is about in the end, with all that corrects or retracts it.
    /// - Throws: `RefusedRedaction` where there is nothing that could be erased.
    public init(of event: Event, _ parts: Set<ErasablePart>, group: [Event]) throws(RefusedRedaction) {
        guard event.content.type != EventType.eventRedacted.name else {
            throw RefusedRedaction(.redactionOfARedaction(event.id))
        }
        if parts.contains(.note), event.content.note == nil, !event.erased.contains(.note) {
            throw RefusedRedaction(.noNote(event.id))
        }
        var known = Knowledge(partial: true)
        known.take(group)
        let entry = known.original(of: event.id)
        let parts = RedactionPlan.repeating(parts, event)
        var erasures = [(event: event, parts: parts.subtracting(event.erased))]
        for later in entry?.amendments ?? [] where entry?.event.id == event.id {
            let parts = RedactionPlan.parts(parts, repeatedBy: later.event, later.amendment, of: event)
            erasures.append((later.event, parts))
        }
        self.event = event
        self.parts = parts
        self.erasures = erasures.filter { !$0.parts.isEmpty }
        corrections = self.erasures.map(\.event.id).filter { $0 != event.id }
        let subjects = parts.contains(.payload) ? entry?.subjects ?? [] : []
        about = subjects.sorted { ($0.kind, $0.key) < ($1.kind, $1.key) }
    }

    /// With the payload go sources that say no more than its reason, as those of corrections and retractions do.
    private static func repeating(_ parts: Set<ErasablePart>, _ event: Event) -> Set<ErasablePart> {
        guard parts.contains(.payload), case .none(let reason) = event.content.sources.stated,
            case .amendment(let amendment)? = Catalogue.changes(of: event.content).first,
            amendment.because == reason
        else { return parts }
        return parts.union([.sources])
    }

    /// A correction goes with what it repeats: its own parts of the same name, and its payload where that puts one of
    /// them in place. Who recorded it is erased only where that is who recorded the event.
    private static func parts(
        _ parts: Set<ErasablePart>, repeatedBy later: Event, _ amendment: Amendment, of event: Event
    ) -> Set<ErasablePart> {
        guard let replacement = amendment.replacement else { return [] }
        var erased = parts
        let repeats =
            parts.contains(.payload) && replacement.payload != nil
            || parts.contains(.note) && replacement.note != nil
            || parts.contains(.sources) && replacement.sources != nil
        if repeats { erased.insert(.payload) } else { erased.remove(.payload) }
        erased = RedactionPlan.repeating(erased, later)
        if later.recordedBy != event.recordedBy { erased.remove(.recordedBy) }
        if later.content.note == nil { erased.remove(.note) }
        return erased.subtracting(later.erased)
    }

    /// The event that says who erased what, when and why.
    public func proposal(because reason: String, on day: Day) -> Proposal {
        var payload: [String: JSON] = [
            "event": .text(event.id.text), "because": .text(reason),
            "parts": .list(ErasablePart.allCases.filter(parts.contains).map { .text($0.rawValue) }),
        ]
        if !corrections.isEmpty { payload["corrections"] = .list(corrections.map { .text($0.text) }) }
        if !about.isEmpty { payload["about"] = .list(about.map { .text("\($0.kind) \($0.key)") }) }
        return Proposal(
            type: EventType.eventRedacted.name,
            data: [
                "occurred": .text(day.description), "payload": .object(payload),
                "sources": ["none": .text(reason)],
            ])
    }
}

/// A redaction that cannot be.
public struct RefusedRedaction: Error, Sendable {
    /// Why, and what to do.
    public let problem: Problem

    /// A refusal for one reason.
    public init(_ problem: Problem) { self.problem = problem }
}

extension Problem {
    static func noNote(_ id: EventID) -> Problem {
        Problem(.correctionRefused, at: ["payload", "parts"], "“\(id)” has no note that could be erased")
    }
}
