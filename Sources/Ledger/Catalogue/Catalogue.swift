// Every event type, one line each (the steps of one table count as one). A new type is a file and a line here.

/// The event types that the program understands.
public enum Catalogue {
    /// All types in the order in which they are listed.
    public static let all: [EventType] =
        StepKind.eventTypes + TreatyAct.eventTypes
        + [
            .resolutionSubmitted, .resolutionAdopted, .resolutionRejected,
            .checklistEndorsed, .checklistInternalised, .planAdopted,
            .bodyRegistered, .bodyJoined, .bodyLeft,
            .consultationScheduled, .consultationHeld, .consultationOutcomePublished,
            .commitmentMade, .commitmentProgressed, .commitmentFulfilled, .commitmentDropped,
            .checklistPublished, .indicatorDefined, .indicatorRevised, .indicatorRetired,
            .findingRecorded, .assessmentRecorded, .statementReported,
            .cellDisputed, .cellDisputeAnswered,
            .eventCorrected, .eventRetracted, .eventRedacted,
        ]

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    /// The type with a stored name.
    public static func type(named name: String) -> EventType? { byName[name] }

    /// What a content changes; nothing for a type or version that this program does not know.
    public static func changes(of content: Content) -> [Change] {
        guard let type = byName[content.type], content.version <= type.version, !content.isPayloadErased
        else {
            return []
        }
        let isCurrent = content.version == type.version
        return type.changes(Payload(isCurrent ? content.payload : type.upcast(content).payload))
    }

    /// The types that state readings of instruments and nothing else: whoever asks for steps needs none of them.
    public static let readings: [String] = types(changing: { if case .finding = $0 { true } else { false } })

    /// The types that correct or retract other events and state nothing else.
    public static let amendments: [String] = types(changing: {
        if case .amendment = $0 { true } else { false }
    })

    private static func types(changing isMeant: (Change) -> Bool) -> [String] {
        all.filter { type in
            let changes = type.changes(Payload(type.example.payload))
            return !changes.isEmpty && changes.allSatisfy(isMeant)
        }.map(\.name)
    }

    /// Whether a type is meant by a name: its own, or that of a family (`instrument` and `instrument.` mean all
    /// types that begin so).
    public static func isMeant(_ type: String, by name: String) -> Bool {
        type == name || type.hasPrefix(name.hasSuffix(".") ? name : name + ".")
    }

    /// The refusal of the first name that means no type at all; nil where each means some.
    public static func refusal(ofNames names: [String]) -> Problem? {
        names.first { name in !all.contains { isMeant($0.name, by: name) } }.map(unknown)
    }

    /// The refusal of a type that is not in the catalogue.
    public static func unknown(_ name: String) -> Problem {
        Problem(
            .unknownType, at: ["type"],
            "there is no event type “\(name)”." + Suggestion.sentence(for: name, among: all.map(\.name)))
    }
}
