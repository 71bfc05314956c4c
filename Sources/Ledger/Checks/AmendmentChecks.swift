// What can be wrong with a correction or a retraction.
import JSON

enum AmendmentChecks {
    static func correctionProblems(in content: Content, _ known: Knowledge) -> [Problem] {
        let payload = Payload(content.payload)
        guard let entry = known.entry(EventID(payload.required("event"))) else { return [] }
        guard entry.amendment == nil else {
            return [
                Problem(
                    .correctionOfARecord, at: ["payload", "event"],
                    "“\(entry.event.id)” is itself a correction or a retraction: correct the original event,"
                        + " or retract this one")
            ]
        }
        guard case .amendment(let amendment)? = EventType.eventCorrected.changes(payload).first,
            let replacement = amendment.replacement,
            ["occurred", "sources", "note", "payload"].contains(where: { payload.json($0) != nil })
        else {
            return [
                Problem(
                    .nothingCorrected, at: ["payload"],
                    "nothing is corrected: give occurred, sources, note or payload, or retract the event")
            ]
        }
        return problems(in: replacement.applied(to: entry.content ?? entry.event.content), known)
    }

    /// The corrected content must be one that could have been recorded.
    private static func problems(in corrected: Content, _ known: Knowledge) -> [Problem] {
        guard let type = Catalogue.type(named: corrected.type), !corrected.isPayloadErased else { return [] }
        let current = type.upcast(corrected)
        let references = References(current, of: type, []).problems(known)
        // An indicator is of course defined already when its own definition is corrected.
        let checks = type.check(current, known).filter { $0.code != .definedTwice }
        return (references + checks).map { $0.within(["payload"]) }
    }

    /// What would be unusual about an event that had been recorded with the payload that a correction gives it.
    static func correctionWarnings(in content: Content, _ known: Knowledge) -> [Warning] {
        let payload = Payload(content.payload)
        let id = payload.required("event")
        guard let entry = known.entry(EventID(id)), entry.amendment == nil else { return [] }
        guard let held = entry.content else {
            return [
                Warning("“\(id)” is retracted: what corrects it counts only if the retraction is retracted")
            ]
        }
        guard case .amendment(let amendment)? = EventType.eventCorrected.changes(payload).first,
            let replacement = amendment.replacement, replacement.payload != nil
        else { return [] }
        let corrected = replacement.applied(to: held)
        guard let type = Catalogue.type(named: corrected.type), !corrected.isPayloadErased else { return [] }
        return type.warn(type.upcast(corrected), known)
    }

    static func retractionProblems(in content: Content, _ known: Knowledge) -> [Problem] {
        let id = EventID(Payload(content.payload).required("event"))
        guard let root = known.root(of: id), let entry = known.entries[root] else { return [] }
        return entry.withdrawn.contains(id)
            ? [
                Problem(
                    .correctionRefused, at: ["payload", "event"],
                    "“\(id)” is retracted already; retract that retraction to restore it")
            ] : []
    }

    /// A correction that is taken back although later ones replaced the same parts, and hold.
    static func retractionWarnings(in content: Content, _ known: Knowledge) -> [Warning] {
        let id = EventID(Payload(content.payload).required("event"))
        guard let root = known.root(of: id), let entry = known.entries[root],
            let index = entry.amendments.firstIndex(where: { $0.event.id == id }),
            let replacement = entry.amendments[index].amendment.replacement
        else { return [] }
        let holding = Set(entry.corrections)
        let later = entry.amendments[(index + 1)...].filter { holding.contains($0.event.position) }
        let replaced = later.compactMap(\.amendment.replacement).reduce(Replacement()) { $0.beside($1) }
        guard !later.isEmpty, !replacement.adds(to: replaced) else { return [] }
        let names = later.map { "\($0.event.position)" }.joined(separator: ", ")
        return [
            Warning(
                "what “\(id)” corrected was corrected again by \(names), which \(later.count == 1 ? "holds" : "hold")"
                    + " and may repeat it: if “\(entry.event.id)” shall not say so, correct it once more")
        ]
    }
}
