// What regional and international bodies do: resolutions, checklists, plans, members.

import JSON

extension EventType {
    static let resolutionSubmitted = resolution(
        "submitted", "submitted", "A resolution was submitted to a body.")
    static let resolutionAdopted = resolution("adopted", "adopted", "A body adopted a resolution.")
    static let resolutionRejected = resolution("rejected", "rejected", "A body rejected a resolution.")

    private static func resolution(_ verb: String, _ clause: String, _ summary: String) -> EventType {
        EventType(
            "resolution.\(verb)", family: .regional, summary: summary, clause: clause,
            fields: [
                .required("resolution", .instrument, "The resolution."),
                .required("body", .body, "The body."),
                Field("title", .text, "Its title."),
            ],
            example: Example(
                "2022-11-20", ["resolution": "aipa/resolution/2022/children", "body": "AIPA"]),
            changes: { payload in
                return [
                    .mention(
                        Mention(
                            subjects: [
                                .instrument(payload.instrument("resolution")),
                                .body(BodyID(payload.required("body"))),
                            ], isProgress: true))
                ]
            })
    }

    static let checklistEndorsed = endorsement("endorsed", "endorsed", "A body endorsed a checklist.")
    static let checklistInternalised = endorsement(
        "internalised", "internalised", "A body made a checklist part of its own plan.")

    private static func endorsement(_ verb: String, _ clause: String, _ summary: String) -> EventType {
        EventType(
            "checklist.\(verb)", family: .regional, summary: summary, clause: clause,
            fields: [
                .required("checklist", .checklist, "The checklist."),
                .required("body", .body, "The body."),
                Field("plan", .instrument, "The plan that it became part of."),
            ],
            example: Example("2019-08", ["checklist": "sec-travel-tourism", "body": "AIPA"]),
            changes: { payload in
                return [
                    .mention(
                        Mention(
                            subjects: [
                                .checklist(ChecklistID(payload.required("checklist"))),
                                .body(BodyID(payload.required("body"))),
                            ] + (payload.text("plan").map { [.instrument(InstrumentID($0))] } ?? []),
                            isProgress: true))
                ]
            })
    }

    static let planAdopted = EventType(
        "plan.adopted", family: .regional, summary: "A body adopted a plan.", clause: "adopted",
        fields: [
            .required("plan", .instrument, "The plan."),
            .required("body", .body, "The body."),
            Field("title", .text, "Its title."),
            Field("meeting", .text, "The meeting that adopted it."),
        ],
        example: Example("2019", ["plan": "saievac/plan/2019/rap", "body": "SAIEVAC"]),
        changes: { payload in
            return [
                .mention(
                    Mention(
                        subjects: [
                            .instrument(payload.instrument("plan")), .body(BodyID(payload.required("body"))),
                        ], isProgress: true))
            ]
        })

    static let bodyRegistered = EventType(
        "body.registered", family: .regional,
        summary: "A body is named with its members, who are members always but for joined and left.",
        clause: "registered", isOfTheRecord: true,
        fields: [
            .required("body", .newBody, "Its short name."),
            .required("name", .text, "Its full name."),
            Field("members", .list(.jurisdiction), "Its members."),
        ],
        example: Example(
            "2022-04-19",
            ["body": "AIPA", "name": "ASEAN Inter-Parliamentary Assembly", "members": ["KH", "VN"]]),
        changes: { payload in
            let kind = Membership.Kind.registered(
                name: payload.required("name"), members: payload.jurisdictions("members"))
            return [.membership(Membership(body: BodyID(payload.required("body")), kind: kind))]
        })

    static let bodyJoined = member("joined", "joined", "A jurisdiction became a member of a body.") {
        .joined($0)
    }
    static let bodyLeft = member("left", "left", "A jurisdiction left a body.") { .left($0) }

    private static func member(
        _ verb: String, _ clause: String, _ summary: String,
        _ kind: @escaping @Sendable (Jurisdiction) -> Membership.Kind
    ) -> EventType {
        EventType(
            "body.\(verb)", family: .regional, summary: summary, clause: clause,
            fields: [
                .required("body", .body, "The body."),
                .required("jurisdiction", .jurisdiction, "The member."),
            ],
            example: Example("2025-10-26", ["body": "AIPA", "jurisdiction": "TL"]),
            warn: MembershipWarnings.of,
            changes: { payload in
                guard let jurisdiction = payload.jurisdiction() else { return [] }
                return [
                    .membership(Membership(body: BodyID(payload.required("body")), kind: kind(jurisdiction)))
                ]
            })
    }
}
