// Findings, assessments, statements and disputes.
import JSON

extension EventType {
    static let findingRecorded = EventType(
        "finding.recorded", family: .reading,
        summary: "Someone read an instrument against the criteria of an indicator.", clause: "read",
        laterClause: "reading applies", isOfTheRecord: true,
        fields: [
            .required("instrument", .instrument, "The instrument that was read."),
            .required("indicator", .indicator, "The indicator it was read against."),
            Field(
                "provisions", .list(.text), "The provisions that were read; none for the whole instrument."),
            Field(
                "answers", .map(.truth),
                "Criterion by criterion: true for yes, false for no; absent is unknown."),
            Field("since", .date, "The day from which the reading applies, such as an amendment's."),
            Field("reading", .text, "What the provisions say."),
        ],
        example: Example(
            "2022-04-19",
            [
                "instrument": "ph/act/2009/ra-9775", "indicator": "sec-travel-tourism/grooming",
                "provisions": ["s. 4(h)"], "answers": ["criminalised": true],
            ]),
        check: FindingChecks.problems,
        warn: { content, known in
            let id = Payload(content.payload).instrument()
            let stepless =
                known.hasStep(id)
                ? [] : [Warning("\(id) has no recorded step yet: the finding counts once it is in force")]
            return stepless + RetirementWarnings.of(content, known)
        },
        changes: { payload in
            return [
                .finding(
                    Finding(
                        instrument: payload.instrument(), indicator: payload.indicator(),
                        provisions: payload.texts("provisions"),
                        answers: payload.truths("answers"),
                        since: payload.date("since")))
            ]
        })

    static let assessmentRecorded = EventType(
        "assessment.recorded", family: .reading, summary: "An analyst judged a cell on a date.",
        clause: "assessed", laterClause: "period assessed is over",
        fields: [
            .required("jurisdiction", .jurisdiction, "Whose law."),
            .required("indicator", .indicator, "Which question."),
            .required("level", .text, "A level; several possible ones joined by |; or no data."),
            Field(
                "until", .day, "The last day of a closed period, inclusive; the date is then its first day."),
            Field("justification", .text, "Why this level."),
            Field("findings", .list(.event), "The findings that it rests on."),
            Field("criteriaVersion", .count, "The version of the criteria; without it the one of the date."),
            Field("assessor", .text, "Who judged."),
        ],
        example: Example(
            "2022-04-19",
            ["jurisdiction": "KH", "indicator": "sec-travel-tourism/grooming", "level": "No"]),
        check: AssessmentChecks.problems, warn: AssessmentChecks.warnings,
        changes: { payload in
            guard let cell = payload.cell() else { return [] }
            return [
                .assessment(
                    Assessment(
                        cell: cell, judgement: AssessmentChecks.judgement(payload.required("level")),
                        until: payload.day("until"), findings: payload.texts("findings").map { EventID($0) },
                        criteriaVersion: payload.count("criteriaVersion")))
            ]
        })

    static let statementReported = EventType(
        "statement.reported", family: .reading,
        summary: "What a participant or a study said, unverified; it decides nothing.", clause: "stated",
        fields: [
            .required("text", .text, "What was said."),
            Field("by", .text, "The office or study that said it; no names of persons."),
            Field("jurisdictions", .list(.jurisdiction), "The jurisdictions it is about."),
            Field("indicator", .indicator, "The indicator it is about."),
            Field("body", .body, "The body it is about."),
            Field("consultation", .consultation, "The consultation it was made at."),
            Field("heading", .text, "The heading it stands under, such as Key challenges."),
        ],
        example: Example(
            "2022-04-19", ["jurisdictions": ["TH"], "text": "Grooming is not yet criminalised."]),
        changes: { payload in
            let jurisdictions = payload.jurisdictions("jurisdictions")
            var subjects = jurisdictions.map { Subject.jurisdiction($0) }
            if payload.text("indicator") != nil {
                let cells = jurisdictions.map { Subject.cell(Cell($0, payload.indicator())) }
                subjects += cells.isEmpty ? [.checklist(payload.indicator().checklist)] : cells
            }
            subjects += (payload.text("body").map { [.body(BodyID($0))] } ?? [])
            subjects += (payload.text("consultation").map { [.consultation(ConsultationID($0))] } ?? [])
            return [.mention(Mention(subjects: subjects, isProgress: false))]
        })

    private static let disputed: [Field] = [
        .required("jurisdiction", .jurisdiction, "Whose law."),
        .required("indicator", .indicator, "Which question."),
    ]

    static let cellDisputed = EventType(
        "cell.disputed", family: .reading, summary: "Someone disputes what the matrix shows.",
        clause: "disputed",
        fields: disputed + [
            .required("by", .text, "Who disputes it: the office."),
            Field("claims", .text, "The level claimed instead."),
            .required("grounds", .text, "On what grounds."),
        ],
        example: Example(
            "2022-09-01",
            [
                "jurisdiction": "KH", "indicator": "sec-travel-tourism/grooming", "by": "Ministry of Justice",
                "claims": "Partially", "grounds": "An article of another act was not read.",
            ]),
        check: AssessmentChecks.claimProblems,
        changes: { payload in
            guard let cell = payload.cell() else { return [] }
            let kind = Dispute.Kind.opened(
                by: payload.required("by"), claims: payload.text("claims"),
                grounds: payload.required("grounds"))
            return [.dispute(Dispute(cell: cell, kind: kind))]
        })

    static let cellDisputeAnswered = EventType(
        "cell.dispute-answered", family: .reading, summary: "A dispute about a cell was answered.",
        clause: "dispute answered",
        fields: disputed + [
            Field("dispute", .event, "The dispute answered; without it all that stand on the cell."),
            .required("answer", .text, "The answer."),
        ],
        example: Example(
            "2022-10-01",
            [
                "jurisdiction": "KH", "indicator": "sec-travel-tourism/grooming",
                "answer": "The article was read; it does not cover solicitation.",
            ]),
        check: AssessmentChecks.disputeProblems, warn: AssessmentChecks.disputeWarnings,
        changes: { payload in
            guard let cell = payload.cell() else { return [] }
            let kind = Dispute.Kind.answered(
                dispute: payload.text("dispute").map { EventID($0) }, answer: payload.required("answer"))
            return [.dispute(Dispute(cell: cell, kind: kind))]
        })
}
