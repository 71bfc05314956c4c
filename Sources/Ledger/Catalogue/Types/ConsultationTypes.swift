// Consultations and what they undertook.

import JSON

extension EventType {
    private static let consultation = Field.required(
        "consultation", .slug, "The consultation, such as second.")

    private static func consultationStep(
        _ kind: ConsultationStep.Kind, summary: String, clause: String, fields: [Field], example: Example
    ) -> EventType {
        EventType(
            "consultation.\(kind.rawValue)", family: .consultation, summary: summary, clause: clause,
            fields: [consultation, Field("title", .text, "The title of the meeting.")] + fields,
            example: example,
            changes: { payload in
                return [
                    .consultation(
                        ConsultationStep(
                            consultation: ConsultationID(payload.required("consultation")), kind: kind,
                            title: payload.text("title"), planned: payload.date("planned")))
                ]
            })
    }

    private static let documents = Field(
        "documents",
        .list(
            .record([
                .required("title", .text, "The document."),
                Field("url", .text, "Where it is found."),
                Field("authors", .list(.text), "Who wrote it."),
                Field("note", .text, "A remark, such as shared internally."),
            ])), "The documents of the meeting.")

    static let consultationScheduled = consultationStep(
        .scheduled, summary: "A consultation was announced; it is never held by that alone.",
        clause: "announced",
        fields: [
            Field("planned", .date, "The planned date."),
            Field("organisers", .list(.text), "Who organises it."),
        ],
        example: Example("2022-04-19", ["consultation": "third", "planned": "2022-07-01/2022-12-31"]))

    static let consultationHeld = consultationStep(
        .held, summary: "A consultation took place.", clause: "held",
        fields: [
            Field("place", .text, "Where."),
            Field("mode", .text, "In person, hybrid or virtual."),
            Field(
                "attendance",
                .record([
                    Field("registered", .count, "Participants registered."),
                    Field("countries", .count, "Countries they came from."),
                    Field("note", .text, "What else is known of the attendance."),
                ]), "Who came."),
            Field("organisers", .list(.text), "Who organised it."),
            Field("offices", .list(.text), "The offices of the speakers; no names of persons."),
            Field("focus", .list(.jurisdiction), "The jurisdictions it was about."),
            Field("subjects", .list(.text), "The subjects on its agenda."),
            documents,
        ],
        example: Example(
            "2022-04-19",
            ["consultation": "second", "mode": "virtual", "attendance": ["registered": 93, "countries": 19]]))

    static let consultationOutcomePublished = consultationStep(
        .outcomePublished, summary: "The outcome document of a consultation was published.",
        clause: "outcome published", fields: [documents],
        example: Example("2022-05-17/2022-12-31", ["consultation": "second", "title": "Outcome document"]))

    static let commitmentMade = EventType(
        "commitment.made", family: .consultation,
        summary: "A consultation or a body resolved, recommended or asked for something.", clause: "made",
        fields: [
            .required("commitment", .slug, "A name for it."),
            .required(
                "kind", .choice(CommitmentKind.allCases.map(\.rawValue)),
                "Commitment, recommended action or topic."),
            .required("text", .text, "What was undertaken, in the words of the source."),
            Field("consultation", .consultation, "The consultation it comes from."),
            Field("by", .text, "Who undertook it."),
            Field("heading", .text, "The heading it stands under."),
            Field("due", .date, "When it is due."),
        ],
        example: Example(
            "2022-04-19",
            [
                "commitment": "second-1", "kind": "commitment", "consultation": "second",
                "text": "Reinforce cooperation channels.",
            ]),
        changes: { payload in
            let kind = CommitmentKind(rawValue: payload.required("kind")) ?? .commitment
            return [
                .commitment(
                    CommitmentStep(
                        commitment: CommitmentID(payload.required("commitment")),
                        consultation: payload.text("consultation").map { ConsultationID($0) },
                        kind: .made(
                            kind, text: payload.required("text"), by: payload.text("by"),
                            due: payload.date("due"),
                            heading: payload.text("heading"))))
            ]
        })

    private static func commitmentStep(
        _ verb: String, _ clause: String, _ summary: String, textRequired: Bool = false,
        _ kind: @escaping @Sendable (String?) -> CommitmentStep.Kind
    ) -> EventType {
        let help = "What is known of it."
        return EventType(
            "commitment.\(verb)", family: .consultation, summary: summary, clause: clause,
            fields: [
                .required("commitment", .commitment, "The commitment."),
                textRequired ? .required("text", .text, help) : Field("text", .text, help),
            ],
            example: Example(
                "2023-01-31", ["commitment": "second-1", "text": "As reported by its secretariat."]),
            warn: OrderWarnings.ofCommitment,
            changes: { payload in
                return [
                    .commitment(
                        CommitmentStep(
                            commitment: CommitmentID(payload.required("commitment")), consultation: nil,
                            kind: kind(payload.text("text"))))
                ]
            })
    }

    static let commitmentProgressed = commitmentStep(
        "progressed", "progressed", "Something was done towards a commitment.", textRequired: true
    ) { .progressed($0 ?? "") }
    static let commitmentFulfilled = commitmentStep("fulfilled", "fulfilled", "A commitment was fulfilled.") {
        .fulfilled($0)
    }
    static let commitmentDropped = commitmentStep("dropped", "dropped", "A commitment was given up.") {
        .dropped($0)
    }
}
