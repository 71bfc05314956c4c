// What can be wrong with the record of a redaction, and what is unusual about one that comes from elsewhere.
import JSON

enum RedactionChecks {
    static func problems(in content: Content, _ known: Knowledge) -> [Problem] {
        let payload = Payload(content.payload)
        var problems: [Problem] = []
        if payload.texts("parts").isEmpty {
            problems.append(
                Problem(
                    .missingField, at: ["payload", "parts"],
                    "no part is named: give \(ErasablePart.allCases.map(\.rawValue).joined(separator: ", "))")
            )
        }
        let id = EventID(payload.required("event"))
        if known.entry(id)?.event.content.type == EventType.eventRedacted.name {
            problems.append(.redactionOfARedaction(id))
        }
        return problems
    }

    /// An event that says that parts were erased which this ledger still holds.
    static func warnings(in content: Content, _ known: Knowledge) -> [Warning] {
        let payload = Payload(content.payload)
        let id = EventID(payload.required("event"))
        guard let event = known.entry(id)?.event else { return [] }
        let held = payload.texts("parts").filter { part in !event.erased.contains { $0.rawValue == part } }
        guard !held.isEmpty else { return [] }
        return [
            Warning(
                "\(id) was redacted elsewhere, and this ledger still holds its \(held.joined(separator: ", ")): erase it"
                    + " here with: lawledger redact \(id)")
        ]
    }
}

extension Problem {
    private static let codesOfUnknown: Set<Code> = [
        .unknownIndicator, .unknownCriterion, .unknownLevel, .unknownChecklist, .unknownConsultation,
        .unknownCommitment, .unknownBody, .notAFinding, .notADispute, .notDefined,
    ]

    /// Whether something is named that the log does not know: it may have known it before a redaction.
    public var isOfSomethingUnknown: Bool { Problem.codesOfUnknown.contains(code) }

    /// A redaction is the record of who, when and why: it stays.
    public static func redactionOfARedaction(_ id: EventID) -> Problem {
        Problem(
            .correctionRefused, at: ["payload", "event"],
            "“\(id)” records a redaction: it says who, when and why, and cannot be redacted itself")
    }
}
