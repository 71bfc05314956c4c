// Corrections and retractions: the two ways to have been wrong.
import JSON

extension EventType {
    static let eventCorrected = EventType(
        "event.corrected", family: .record,
        summary: "An earlier event gets another date, other sources, another note or payload.",
        clause: "corrected",
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
        check: AmendmentChecks.correctionProblems,
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
        clause: "retracted",
        fields: [
            .required("event", .event, "The event that is taken back."),
            .required("because", .text, "Why."),
        ],
        example: Example(
            "2022-09-01", ["event": "ph-ra-9775-commenced", "because": "It was recorded twice."]),
        check: AmendmentChecks.retractionProblems,
        changes: { payload in
            return [
                .amendment(
                    Amendment(
                        event: EventID(payload.required("event")), because: payload.required("because"),
                        replacement: nil))
            ]
        })
}
