// Checklists and their indicators.
import JSON

extension EventType {
    static let checklistPublished = EventType(
        "checklist.published", family: .checklist,
        summary: "A checklist of legal interventions was published.",
        clause: "published", isOfTheRecord: true,
        fields: [
            .required("checklist", .slug, "Its short name."),
            .required("title", .text, "Its title."),
            Field("publisher", .text, "Who published it."),
            Field("items", .count, "How many items it has, as published."),
        ],
        example: Example(
            "../2019-08",
            [
                "checklist": "sec-travel-tourism", "title": "Legal Checklist",
                "publisher": "ECPAT International",
            ]),
        changes: { payload in
            return [
                .definition(
                    .published(
                        ChecklistID(payload.required("checklist")), title: payload.required("title"),
                        publisher: payload.text("publisher")))
            ]
        })

    private static let newIndicator: [Field] = [
        .required("checklist", .checklist, "The checklist it is a row of."),
        .required("indicator", .slug, "Its name within the checklist."),
    ]

    private static let criteria: [Field] = [
        .required("statement", .text, "What the indicator states."),
        .required("scale", .list(.text), "The names of the levels, low to high."),
        Field(
            "criteria",
            .list(
                .record([
                    .required("id", .slug, "Its short name."),
                    .required("question", .text, "The question; yes is the stronger protection."),
                ])), "The yes/no questions."),
        Field(
            "table",
            .list(
                .record([
                    .required("level", .text, "The level that the row gives."),
                    .required("when", .map(.truth), "The answers it needs: true for yes, false for no."),
                ])), "The rows in order; the first that holds gives the level."),
        Field(
            "sentences",
            .map(
                .record([
                    .required("one", .text, "Clause for one country: criminalises grooming."),
                    .required("many", .text, "Clause for several: criminalise grooming."),
                ])), "For each level the clause of the regional sentence."),
        Field("justifications", .map(.text), "For each level the words of the publisher."),
    ]

    private static let example: Content.Payload = [
        "checklist": "sec-travel-tourism", "indicator": "double-criminality",
        "statement": "Double criminality is not required.", "scale": ["No", "Partially", "Yes"],
    ]

    private static func identifier(_ payload: Payload) -> IndicatorID {
        IndicatorID("\(payload.required("checklist"))/\(payload.required("indicator"))")
    }

    static let indicatorDefined = EventType(
        "indicator.defined", family: .checklist,
        summary: "An indicator of a checklist, with its scale, criteria and decision table.",
        clause: "defined", isOfTheRecord: true,
        fields: newIndicator + criteria, example: Example("../2019-08", example),
        check: { content, known in
            let payload = Payload(content.payload)
            let twice =
                known.indicator(identifier(payload)) == nil
                ? [] : [Problem.definedTwice(identifier(payload))]
            return twice + CriteriaChecks.problems(in: payload)
        },
        changes: { payload in
            return [.definition(.defined(identifier(payload), Criteria(payload)))]
        })

    static let indicatorRevised = EventType(
        "indicator.revised", family: .checklist,
        summary: "An indicator got other criteria, another table or another scale from a date on.",
        clause: "revised", fields: newIndicator + criteria, example: Example("2025-01-01", example),
        check: { content, known in
            let payload = Payload(content.payload)
            let id = identifier(payload)
            let missing =
                known.indicator(id) == nil ? [Problem.unknownIndicator(id.text, among: known.indicators)] : []
            return missing + CriteriaChecks.problems(in: payload)
        },
        warn: { RetirementWarnings.of(identifier(Payload($0.payload)), on: $0.occurred, $1) },
        changes: { payload in
            return [.definition(.revised(identifier(payload), Criteria(payload)))]
        })

    static let indicatorRetired = EventType(
        "indicator.retired", family: .checklist, summary: "An indicator is asked no more from a date on.",
        clause: "retired",
        fields: [.required("indicator", .indicator, "The indicator."), Field("reason", .text, "Why.")],
        example: Example("2026-01-01", ["indicator": "sec-travel-tourism/grooming"]),
        warn: RetirementWarnings.ofRetirement,
        changes: { [.definition(.retired($0.indicator()))] })
}
