// The acts of a jurisdiction about a treaty, in the terms of the UN Treaty Collection: one row each.

import JSON

extension TreatyAct {
    private static let rows: [(kind: Kind, clause: String, summary: String)] = [
        (.signed, "signed", "A jurisdiction signed a treaty."),
        (.ratified, "ratified", "A jurisdiction ratified a treaty."),
        (.acceded, "acceded", "A jurisdiction acceded to a treaty."),
        (.succeeded, "succeeded", "A jurisdiction succeeded to a treaty."),
        (.accepted, "accepted", "A jurisdiction accepted a treaty."),
        (.approved, "approved", "A jurisdiction approved a treaty."),
        (.confirmed, "formally confirmed", "An organisation or jurisdiction formally confirmed a treaty."),
        (.reserved, "made a reservation", "A jurisdiction made a reservation or declaration."),
        (.reservationWithdrawn, "withdrew a reservation", "A jurisdiction withdrew a reservation."),
        (.denounced, "denounced", "A jurisdiction denounced a treaty."),
    ]

    static let eventTypes: [EventType] = rows.map { row in
        EventType(
            "treaty.\(row.kind.rawValue)", family: .treaty, summary: row.summary, clause: row.clause,
            fields: [
                .required("treaty", .instrument, "The treaty, such as un/treaty/2000/opsc."),
                .required("jurisdiction", .jurisdiction, "Whose act."),
                StepKind.titles,
                Field("text", .text, "The text of a reservation or declaration."),
            ],
            example: EventType.Example(
                "2001-12-20", ["treaty": "un/treaty/2000/opsc", "jurisdiction": "VN"]),
            changes: { payload in
                guard let jurisdiction = payload.jurisdiction() else { return [] }
                return [
                    .participation(
                        TreatyAct(
                            treaty: payload.instrument("treaty"), jurisdiction: jurisdiction, kind: row.kind,
                            titles: payload.titles, text: payload.text("text")))
                ]
            })
    }
}
