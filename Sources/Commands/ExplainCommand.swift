// Why a cell is what it is: each cause, event by event, with provision, row of the table, criteria version and
// source.
import CommandParsing
import Ledger
import LedgerService
import Tables

extension Command {
    private static let jurisdiction = Argument<String>(
        "JURISDICTION", reading: .text, help: "A code or a name.")
    private static let indicator = Argument<String>("INDICATOR", reading: .text, help: "An indicator.")

    private static let everything = Flag(
        "all", help: "List also what bore on the cell only before the assessment that prevails.")

    static let explain = Command(
        CommandDeclaration(
            "explain", group: "Replay", summary: "Explain why a cell is what it is.",
            discussion: [
                "Each cause is listed with its event, provision, row of the decision table and source: the"
                    + " assessment that prevails on the day, those since, and the findings on instruments that could"
                    + " change the cell since, or that the assessment names. What bore on the cell only before is left"
                    + " out, which the end of the list says; --all lists it too. By the law alone everything is listed."
            ],
            arguments: [jurisdiction, indicator],
            options: CommonOptions.point + [CommonOptions.basis, everything, CommonOptions.format],
            examples: [
                ("lawledger explain KH grooming", "why Cambodia's cell is what it is"),
                ("lawledger explain Philippines grooming --as-of 2023-01-01", "the same on another day"),
                ("lawledger explain KH grooming --all", "with everything that was ever recorded of the cell"),
            ])
    ) { call in
        let reader = try call.reader()
        let point = try call.point(reader)
        let cell = Cell(
            try reader.jurisdiction(try call.invocation.required(jurisdiction)),
            try reader.indicator(try call.invocation.required(indicator), at: point.position))
        let basis = call.invocation.value(of: CommonOptions.basis) ?? .latest
        let found = try reader.explanation(
            of: cell, at: point, basis: basis, isWhole: call.invocation.isSet(everything))
        guard let (explanation, known) = found else {
            throw QuestionProblem("indicator “\(cell.indicator)” is not defined at this point")
        }
        let names = try reader.indicatorNames(at: point.position)
        let losses = try reader.losses(knownAt: point.position, by: point.day).filter {
            $0.about.contains(.cell(cell))
        }
        let causes =
            ExplanationCauses(explanation, known, names, on: point.day).all
            + losses.map { ExplanationCause.loss($0.erasure) }
        call.heading("\(cell.jurisdiction.name), \(names.printed(cell.indicator)), \(point.title)")
        let nothing =
            causes.isEmpty
            ? ExplanationTable.nothing(try reader.formerCauses(of: cell, at: point.position)) : nil
        let earlier = ExplanationTable.leftOut(explanation)
        let rows = causes.flatMap(ExplanationTable.rows)
        let own = ExplanationTable.row(cell, explanation, names)
        call.show(
            Table(columns: ExplanationTable.columns, rows: [own] + rows),
            forPeople: Table(columns: ExplanationTable.columns, rows: rows),
            paragraphs: causes.map(ExplanationTable.paragraph),
            before: ExplanationTable.summary(explanation, on: point.day) + [""],
            after: [nothing ?? earlier].compactMap(\.self))
        // A table for machines has no room for it.
        if [.csv, .json].contains(call.format) {
            for words in [ExplanationTable.retired(explanation, on: point.day), nothing, earlier].compactMap(
                \.self)
            {
                call.world.say("lawledger: note: \(words)\n")
            }
        }
        try call.state([point], reader)
        return 0
    }
}

/// How the causes of a cell are written.
enum ExplanationTable {
    static let columns = [
        Table.Column("cause", title: "Cause"),
        .position,
        Table.Column("occurred", title: "Occurred"), Table.Column("what", title: "What"),
        Table.Column("gives", title: "Gives"), Table.Column("counts", title: "Counts"),
        Table.Column("source", title: "Source"),
        Table.Column("corrected_by", title: "Corrected by", jsonKind: .list),
        Table.Column("level", title: "Level", audience: .machines),
        Table.Column("basis", title: "Basis", audience: .machines),
        Table.Column("flags", title: "Flags", jsonKind: .list, audience: .machines),
        Table.Column("since", title: "Since", audience: .machines), [PipelineEntry].column,
    ]

    /// What the cell itself shows, for machines: the columns of the matrix, and the position of what decides it.
    static func row(
        _ cell: Cell, _ explanation: Explanation, _ names: IndicatorNames
    ) -> [Table.Cell] {
        let value = explanation.value
        return [
            "cell", .position(value.position), .missing,
            Table.Cell("\(cell.jurisdiction) \(names.printed(cell.indicator))"), .missing, .missing, .missing,
            .list([]), Table.Cell(value.levelWords), value.basis.map { Table.Cell($0.rawValue) } ?? .missing,
            .list(value.flags.names), value.since.map { Table.Cell($0) } ?? .missing,
            explanation.pipeline.cell,
        ]
    }

    /// What a cause leaves empty of the columns of the cell itself.
    private static let unused: [Table.Cell] = [.missing, .missing, .list([]), .missing, .list([])]

    /// A row for the cause and for each step below it.
    static func rows(_ cause: ExplanationCause) -> [[Table.Cell]] {
        let row =
            [
                Table.Cell(cause.kind), .position(cause.position), Table.Cell(cause.occurred),
                Table.Cell(cause.what), Table.Cell(cause.gives), Table.Cell(cause.counts),
                Table.Cell(cause.sources.joined(separator: "; ")),
                .positions(cause.corrections),
            ] + unused
        return [row] + cause.steps.flatMap(rows)
    }

    /// The cause in a line, its words and sources below.
    static func paragraph(_ cause: ExplanationCause) -> Paragraph {
        let corrections = cause.corrections.map(\.description).joined(separator: ", ")
        let sources =
            (corrections.isEmpty ? [] : ["As corrected by \(corrections)."])
            + cause.sources.map { "Source: \($0)" }
        if let short = cause.short {
            let doubt = cause.counts.isEmpty ? "" : " (\(cause.counts))"
            return Paragraph(
                "\(cause.position) \(cause.occurred)\(doubt): \(short)", style: .plain, lines: sources)
        }
        let counts = cause.counts.isEmpty ? "" : " (\(cause.counts))"
        let gives = cause.gives.isEmpty ? "" : ": \(cause.gives)\(counts)"
        return Paragraph(
            "\(cause.position) \(cause.kind), \(cause.occurred)\(gives)",
            style: cause.prevails ? .strong : .plain,
            lines: [cause.what] + sources, entries: cause.steps.map(paragraph))
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
    static func summary(_ explanation: Explanation, on day: Day) -> [String] {
        let value = explanation.value
        let basis =
            switch value.basis {
            case .assessed: " as assessed"
            case .law: " by law"
            case nil: ""
            }
        let since = value.since.map { ", since \($0)" } ?? ""
        let decided = value.position.map { ", decided by \($0)" } ?? ""
        let flags = value.flags.names.isEmpty ? [] : ["Flags: \(value.flags.names.joined(separator: ", "))."]
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
