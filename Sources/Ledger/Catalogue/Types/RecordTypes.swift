// Corrections and retractions: the two ways to have been wrong.
import JSON

extension EventType {
    static let eventCorrected = EventType(
        "event.corrected", family: .record,
        summary: "An earlier event gets another date, other sources, another note or payload.",
        clause: "corrected", isOfTheRecord: true,
        fields: [
            .required("event", .event, "The event that is corrected."),
            .required("because", .text, "Why."),
            Field("occurred", .date, "The date to hold instead."),
            Field("sources", .list(.record(Sources.fields)), "The sources to hold instead, all of them."),
            Field("note", .text, "The note to hold instead."),
            Field("payload", .object, "The payload to hold instead, whole."),
        ],
        example: Example(
            "2022-09-01",
            [
                "event": "ph-ra-9775-commenced", "because": "The gazette gives the day.",
                "occurred": "2009-12-02",
            ]),
        check: AmendmentChecks.correctionProblems, warn: AmendmentChecks.correctionWarnings,
        changes: { payload in
            let object = payload.canonical("payload")
            let replacement = Replacement(
                occurred: payload.date("occurred"),
                sources: payload.canonical("sources").flatMap { Sources($0) },
                note: payload.text("note"), payload: object?.isObject == true ? object : nil)
            return [
                .amendment(
                    Amendment(
                        event: EventID(payload.required("event")), because: payload.required("because"),
                        replacement: replacement))
            ]
        })

    static let eventRetracted = EventType(
        "event.retracted", family: .record,
        summary: "An earlier event is taken back; retracting a correction restores what held before it.",
        clause: "retracted", isOfTheRecord: true,
        fields: [
            .required("event", .event, "The event that is taken back."),
            .required("because", .text, "Why."),
        ],
        example: Example(
            "2022-09-01", ["event": "ph-ra-9775-commenced", "because": "It was recorded twice."]),
        check: AmendmentChecks.retractionProblems, warn: AmendmentChecks.retractionWarnings,
        changes: { payload in
            return [
                .amendment(
                    Amendment(
                        event: EventID(payload.required("event")), because: payload.required("because"),
                        replacement: nil))
            ]
        })

    /// The name of the type that records a redaction.
    public static let redactionName = "event.redacted"

    static let eventRedacted = EventType(
        redactionName, family: .record,
        summary:
            "Parts of an earlier event were erased for good, with those of its corrections: use `redact`.",
        clause: "redacted", isOfTheRecord: true,
        fields: [
            .required("event", .event, "The event whose parts were erased."),
            .required("parts", .list(.choice(ErasablePart.allCases.map(\.rawValue))), "Which parts."),
            .required("because", .text, "Why."),
            Field("corrections", .list(.event), "The corrections of the event that were erased with it."),
            Field(
                "about", .list(.text),
                "What the event was filed under, such as `cell KH checklist/indicator`."),
        ],
        example: Example(
            "2022-09-01",
            [
                "event": "ph-ra-9775-commenced", "parts": ["note"],
                "because": "It named a person who has asked for its removal.",
            ]),
        check: RedactionChecks.problems, warn: RedactionChecks.warnings,
        changes: { payload in
            let about = payload.texts("about").compactMap { text -> Subject? in
                let words = text.split(separator: " ", maxSplits: 1).map(String.init)
                return words.count == 2 ? Subject(kind: words[0], key: words[1]) : nil
            }
            return [
                .redaction(
                    Redaction(
                        event: EventID(payload.required("event")),
                        parts: Set(payload.texts("parts").compactMap { ErasablePart(rawValue: $0) }),
                        because: payload.required("because"),
                        corrections: payload.texts("corrections").map { EventID($0) }, about: about))
            ]
        })
}
