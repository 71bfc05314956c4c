// The steps in the life of an instrument: one row each. The order of the rows is the order of the steps
// within one day. The steps follow the Akoma Ntoso lifecycle, ELI dates and Open States actions.
import JSON

/// A kind of step in the life of an instrument.
public struct StepKind: Sendable, Hashable {
    /// The last part of the stored name: `passed-chamber`.
    public let name: String
    /// The order within one day.
    public let order: Int
    let clause: String
    let effect: StepEffect

    /// Compares by name: each name is one row.
    public static func == (left: Self, right: Self) -> Bool { left.name == right.name }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }

    private struct Row: Sendable {
        let name: String
        let family: EventType.Family
        let clause: String
        let effect: StepEffect
        let summary: String
    }

    private static let rows: [Row] = [
        row("drafted", .bill, "drafted", .raises(.draft), "A draft was made."),
        row(
            "introduced", .bill, "introduced in parliament", .raises(.beforeParliament),
            "The bill was introduced in parliament."),
        row(
            "referred", .bill, "referred to a committee", .raises(.beforeParliament),
            "The bill was referred to a committee."),
        row(
            "reported", .bill, "reported by a committee", .raises(.beforeParliament),
            "A committee reported on the bill."),
        row(
            "passed-chamber", .bill, "passed by one chamber", .raises(.beforeParliament),
            "One chamber of several passed the bill."),
        row(
            "deferred", .bill, "deferred", .raises(.beforeParliament),
            "Parliament put the bill off; it stays before parliament."),
        row("renamed", .bill, "renamed", .nothing, "The bill got another title."),
        row(
            "passed", .bill, "passed", .raises(.passed),
            "Parliament passed the bill; it is not law by that alone."),
        row("rejected", .bill, "rejected", .leaves(.failed), "Parliament rejected the bill."),
        row("withdrawn", .bill, "withdrawn", .leaves(.failed), "The bill was withdrawn."),
        row("lapsed", .bill, "lapsed", .leaves(.failed), "The bill lapsed, such as at the end of a term."),
        row("vetoed", .bill, "vetoed", .leaves(.failed), "The bill was vetoed."),
        row("assented", .law, "assented to", .raises(.enacted), "The head of state signed or assented."),
        row(
            "became-law", .law, "became law without signature", .raises(.enacted),
            "The bill became law without signature."),
        row(
            "published", .law, "published", .raises(.enacted), "The instrument was published in the gazette."),
        row(
            "rules-adopted", .law, "implementing rules adopted", .nothing,
            "Implementing rules or regulations were adopted."),
        row("amended", .law, "amended", .nothing, "Another instrument amended this one."),
        row(
            "commencement-postponed", .law, "commencement postponed", .postpones,
            "A commencement that lies ahead was postponed."),
        row(
            "commenced", .law, "in force", .raises(.inForce),
            "The instrument, or listed provisions, came into force."),
        row(
            "state-reported", .bill, "state reported", .nothing,
            "A source says in what state the instrument is on a date."),
        row(
            "suspended", .law, "suspended", .leaves(.suspended),
            "The instrument, or listed provisions, was suspended."),
        row("resumed", .law, "resumed", .resumes, "A suspension ended."),
        row("reenacted", .law, "re-enacted", .reenacts, "An instrument that had ended was enacted again."),
        row(
            "annulled", .law, "annulled", .leaves(.ended),
            "A court annulled the instrument or listed provisions."),
        row(
            "repealed", .law, "repealed", .leaves(.ended),
            "The instrument, or listed provisions, ended: repealed, revoked, lapsed or replaced."),
    ]

    private static func row(
        _ name: String, _ family: EventType.Family, _ clause: String, _ effect: StepEffect, _ summary: String
    ) -> Row {
        Row(name: name, family: family, clause: clause, effect: effect, summary: summary)
    }

    /// The steps as event types.
    static let eventTypes: [EventType] = rows.enumerated().map { order, row in
        let kind = StepKind(name: row.name, order: order, clause: row.clause, effect: row.effect)
        let (fields, example) = extras[row.name] ?? ([], [:])
        var payload: Content.Payload = ["instrument": "ph/act/2009/ra-9775"]
        if row.family == .law { payload["provisions"] = ["s. 4(h)"] }
        return EventType(
            "instrument.\(row.name)", family: row.family, summary: row.summary, clause: row.clause,
            clauses: row.name == "commenced" ? ["dateUnknown": "to come into force, date not known"] : [:],
            laterClause: row.effect == .postpones ? "in force, as put off" : "",
            fields: identity + (row.family == .law ? [provisions] : []) + fields,
            example: EventType.Example("2009-11-17", payload.merging(example) { $1 }),
            warn: StepWarnings.of,
            changes: { [.step(step(kind, of: $0))] })
    }

    private static let kinds: [String: StepKind] = Dictionary(
        uniqueKeysWithValues: rows.enumerated().map { order, row in
            (row.name, StepKind(name: row.name, order: order, clause: row.clause, effect: row.effect))
        })

    /// The kind of a name, as `passed-chamber`; nil for a name that is none.
    public static func named(_ name: String) -> StepKind? { kinds[name] }

    /// What the test of an `--if-enacted` question supposes: the whole instrument commences.
    static let commenced = StepKind(
        name: "commenced", order: rows.firstIndex { $0.name == "commenced" } ?? 0, clause: "in force",
        effect: .raises(.inForce))

    static let reportable = State.ladder.map(\.words)

    static let titles = Field(
        "titles",
        .list(
            .record([
                .required("text", .text, "The title."),
                Field("language", .language, "Its language (BCP 47)."),
                Field("original", .truth, "Whether the instrument was made under this title."),
            ])), "Titles, each with its language, the original one marked.")

    private static let identity: [Field] = [
        .required("instrument", .instrument, "The instrument, one name from draft to repeal."),
        titles,
        Field("kind", .text, "Bill, act, decree, code, resolution, plan."),
        Field("number", .text, "Its number, such as RA 9775."),
        Field("issuingBody", .text, "The body that issued it."),
    ]

    private static let provisions = Field(
        "provisions", .list(.text), "The provisions meant, such as s. 4(h); none for the whole instrument.")

    private static let extras: [String: ([Field], Content.Payload)] = [
        "referred": ([Field("committee", .text, "The committee.")], ["committee": "Committee on Justice"]),
        "reported": ([Field("committee", .text, "The committee.")], ["committee": "Committee on Justice"]),
        "passed-chamber": ([Field("chamber", .text, "The chamber.")], ["chamber": "Senate"]),
        "rules-adopted": (
            [Field("rules", .text, "The rules.")], ["rules": "Implementing rules and regulations"]
        ),
        "amended": (
            [Field("by", .instrument, "The amending instrument.")], ["by": "ph/act/2022/ra-11930"]
        ),
        "commenced": (
            [
                Field(
                    "dateUnknown", .truth,
                    "True where a source says that it will commence and no date is known.")
            ], [:]
        ),
        "commencement-postponed": (
            [Field("newDate", .date, "The new date, where one is set.")], ["newDate": "2010-01-01"]
        ),
        "repealed": (
            [
                Field("by", .instrument, "The repealing instrument."),
                Field("verb", .text, "The verb of the source: repealed, revoked, lapsed, replaced."),
            ], ["by": "ph/act/2022/ra-11930", "verb": "repealed"]
        ),
        "annulled": ([Field("court", .text, "The court.")], ["court": "Supreme Court"]),
        "state-reported": (
            [.required("state", .choice(reportable), "The state that the source gives.")], ["state": "draft"]
        ),
    ]

    private static func step(_ kind: StepKind, of payload: Payload) -> Step {
        var effect = kind.effect
        if let words = payload.text("state"), let state = State.ladder.first(where: { $0.words == words }) {
            effect = .raises(state)
        }
        if payload.truth("dateUnknown") == true { effect = .raises(.enacted) }
        return Step(
            instrument: payload.instrument(), kind: kind, effect: effect,
            provisions: payload.texts("provisions"), titles: payload.titles,
            instrumentKind: payload.text("kind"),
            number: payload.text("number"), issuingBody: payload.text("issuingBody"),
            by: payload.text("by").map { InstrumentID($0) }, newDate: payload.date("newDate"))
    }
}
