// How the causes of a cell are written: a row each for programs, a paragraph each for people.
import Ledger
import LedgerService
import Tables

/// How the causes of a cell are written.
enum ExplanationTable {
    static let columns = [
        Table.Column("cause", title: "Cause"),
        .position,
        Table.Column("occurred", title: "Occurred"), Table.Column("what", title: "What"),
        Table.Column("gives", title: "Gives"), Table.Column("counts", title: "Counts"),
        Table.Column("source", title: "Source", jsonKind: .list),
        Table.Column("corrected_by", title: "Corrected by", jsonKind: .list),
        Table.Column("level", title: "Level", audience: .machines),
        Table.Column("basis", title: "Basis", audience: .machines),
        Table.Column("flags", title: "Flags", jsonKind: .list, audience: .machines),
        Table.Column("since", title: "Since", audience: .machines), [PipelineEntry].column,
        Table.Column("rests_on", title: "Rests on", jsonKind: .list, audience: .machines),
        Table.Column("law_gives", title: "The law alone gives", audience: .machines),
        Table.Column("criteria_version", title: "Version", jsonKind: .integer, audience: .machines),
        Table.Column("criteria", title: "Criteria", audience: .machines),
        Table.Column("flag_events", title: "Flags by events", jsonKind: .list, audience: .machines),
        Table.Column("recorded", title: "Recorded", audience: .machines),
        Table.Column("recorded_by", title: "Recorded by", audience: .machines),
        Table.Column("assessor", title: "Assessor", audience: .machines),
        Table.Column("note", title: "Note", audience: .machines),
        Table.Column("table_row", title: "Row of the table", audience: .machines),
        Table.Column("corrections", title: "Corrections", jsonKind: .list, audience: .machines),
    ]

    /// What the cell itself shows, for machines: the columns of the matrix, and the position of what decides it.
    static func row(
        _ cell: Cell, _ explanation: Explanation, _ flags: [FlagCause], _ names: IndicatorNames
    ) -> [Table.Cell] {
        let (value, criteria) = (explanation.value, explanation.version)
        return [
            "cell", .position(value.position), .missing,
            Table.Cell("\(cell.jurisdiction) \(names.printed(cell.indicator))"), .missing, .missing,
            .list([]),
            .list([]), Table.Cell(value.levelWords), value.basis.map { Table.Cell($0.rawValue) } ?? .missing,
            .list(value.flags.names), value.since.map { Table.Cell($0) } ?? .missing,
            explanation.pipeline.cell, .list(value.support.map(\.text)), Table.Cell(explanation.lawWords),
            .integer(criteria.number), Table.Cell(criteria.criteria.statement), flags.cell,
            .missing, .missing, .missing, .missing, .missing, .list([]),
        ]
    }

    /// What a cause leaves empty of the columns of the cell itself.
    private static let unused: [Table.Cell] = [
        .missing, .missing, .list([]), .missing, .list([]), .list([]), .missing, .missing, .missing,
        .list([]),
    ]

    /// A row for the cause and for each step below it.
    static func rows(_ cause: ExplanationCause) -> [[Table.Cell]] {
        let row =
            [
                Table.Cell(cause.kind), .position(cause.position), Table.Cell(cause.occurred),
                Table.Cell(cause.what), Table.Cell(cause.gives), Table.Cell(cause.counts),
                cause.sources?.cell ?? .list([]), .positions(cause.corrections.map(\.position)),
            ] + unused + [
                cause.recorded.map { Table.Cell($0.description) } ?? .missing, Table.Cell(cause.recordedBy),
                Table.Cell(cause.assessor), Table.Cell(cause.note), Table.Cell(cause.row),
                .list(of: cause.corrections.map(\.cell)),
            ]
        return [row] + cause.steps.flatMap(rows)
    }

    /// The cause in a line, its words and sources below.
    static func paragraph(_ cause: ExplanationCause) -> Paragraph {
        let sources = cause.evidence
        if let short = cause.short {
            let doubt = cause.counts.isEmpty ? "" : " (\(cause.counts))"
            return Paragraph(
                "\(cause.position) \(cause.occurred)\(doubt): \(short)", style: .plain, lines: sources)
        }
        let counts = cause.counts.isEmpty ? "" : " (\(cause.counts))"
        let gives = (cause.gives.isEmpty ? "" : ": \(cause.gives)") + counts
        return Paragraph(
            "\(cause.position) \(cause.kind), \(cause.occurred)\(gives)",
            style: cause.prevails ? .strong : .plain,
            lines: [cause.what] + (cause.row.isEmpty ? [] : ["Row \(cause.row)."]) + sources,
            entries: cause.steps.map(paragraph))
    }

    /// Why no cause is listed: nothing was recorded, or what was holds no more, or it does not bear on the day.
    static func nothing(_ former: [Position]?) -> String {
        guard let former else { return "Nothing is recorded about this cell: it is not assessed." }
        guard let last = former.last else {
            return
                "Nothing that is recorded about this cell bears on its level on this day: it is not assessed."
        }
        let events = former.map(\.description).joined(separator: ", ")
        return
            "What was recorded about this cell is retracted, or corrected to say nothing of it (\(events)): it is not"
            + " assessed. See: lawledger event '\(last)'."
    }

    /// What is left out, in words; nil where everything is there.
    static func leftOut(_ explanation: Explanation) -> String? {
        let standing = explanation.judgements.first { $0.role == .prevails || $0.role == .replaced }
        guard explanation.leavesOut, let standing else { return nil }
        return
            "What bore on the cell only before the assessment of \(standing.occurred) (\(standing.position)) is left"
            + " out: list it with --all."
    }

    /// That the indicator is asked no more; nil while it is.
    static func retired(_ explanation: Explanation, on day: Day) -> String? {
        explanation.retired.map { date in
            date.doubt(on: day) == nil
                ? "The indicator is retired since \(date): this cell stands in no matrix any more."
                : "The indicator is possibly retired by then (\(date))."
        }
    }

    /// What the causes come to, in words.
    static func summary(_ explanation: Explanation, _ causes: [FlagCause], on day: Day) -> [String] {
        let value = explanation.value
        let basis =
            switch value.basis {
            case .assessed: " as assessed"
            case .law: " by law"
            case nil: ""
            }
        let since = value.since.map { ", since \($0)" } ?? ""
        let decided = value.position.map { ", decided by \($0)" } ?? ""
        let flags = causes.isEmpty ? [] : ["Flags: \(causes.words)."]
        let support = value.support.map(\.text).joined(separator: ", ")
        let criteria = explanation.version
        return [retired(explanation, on: day)].compactMap(\.self)
            + ["Level: \(value.levelWords)\(basis)\(since)\(decided)."] + flags
            + (support.isEmpty ? [] : ["Supported by \(support)."])
            + explanation.pipeline.map { "Not in force: \($0.instrument), \($0.words)." }
            + ["The law alone gives: \(explanation.lawWords)."]
            + ["Criteria, version \(criteria.number): \(criteria.criteria.statement)"]
    }
}
