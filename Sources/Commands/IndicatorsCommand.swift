// What is asked: the indicators with their criteria and decision tables.
import CommandParsing
import JSON
import Ledger
import LedgerService
import Tables

extension Command {
    private static let indicator = Argument<String>(
        "INDICATOR", reading: .text, help: "One indicator; all of them if absent.", count: .optional)

    static let indicators = Command(
        CommandDeclaration(
            "indicators", group: "Replay",
            summary: "List the indicators, or explain one with its decision table.",
            discussion: [
                "Each indicator is listed in the version that applies on the day. An indicator that is asked no more is"
                    + " listed with the date of its end."
            ],
            arguments: [indicator],
            options: CommonOptions.point + [CommonOptions.checklist, CommonOptions.format],
            examples: [
                ("lawledger indicators", "what is asked"),
                ("lawledger indicators grooming", "one indicator, with the rows of its decision table"),
            ])
    ) { call in
        let reader = try call.reader()
        let point = try call.point(reader)
        let asked = call.invocation.argument(indicator)
        let found = try reader.indicators(
            at: point, checklist: call.invocation.value(of: CommonOptions.checklist),
            named: asked.map { [$0] } ?? [])
        let names = try reader.indicatorNames(at: point.position)
        let rows = found.map { IndicatorTable.row($0, on: point.day, names) }
        call.show(
            Table(columns: IndicatorTable.columns, rows: rows),
            paragraphs: asked == nil
                ? nil : found.map { IndicatorTable.paragraph($0, on: point.day, names) },
            after: found.isEmpty ? ["No indicator is known at this point."] : [])
        try call.state([point], reader)
        return 0
    }
}

enum IndicatorTable {
    static let columns = [
        Table.Column("checklist", title: "Checklist", audience: .machines),
        Table.Column("indicator", title: "Indicator", isKey: true),
        Table.Column("statement", title: "Statement"),
        Table.Column("scale", title: "Scale", jsonKind: .list),
        Table.Column("criteria", title: "Criteria", jsonKind: .list),
        Table.Column("version", title: "Version", alignment: .right, jsonKind: .integer),
        Table.Column("since", title: "Since"), Table.Column("retired", title: "Retired"),
        Table.Column("table", title: "Table", jsonKind: .list, audience: .machines),
        Table.Column("position", title: "#", jsonKind: .integer, audience: .machines),
    ]

    static func row(_ indicator: Indicator, on day: Day, _ names: IndicatorNames) -> [Table.Cell] {
        let version = indicator.version(on: day)
        let criteria = version.criteria
        let questions = criteria.criteria.map { criterion in
            Table.Cell(
                "\(criterion.id): \(criterion.question)", display: criterion.id,
                json: ["id": .text(criterion.id), "question": .text(criterion.question)])
        }
        return [
            Table.Cell(indicator.id.checklist.text), Table.Cell(names.printed(indicator.id)),
            Table.Cell(criteria.statement), .list(criteria.scale), .list(of: questions),
            .integer(version.number), Table.Cell(version.occurred.text),
            Table.Cell(
                indicator.retired?.text ?? "",
                display: indicator.retired.map { "\($0)\($0.doubt(on: day).map { " (\($0))" } ?? "")" }),
            .list(of: criteria.table.rows.map { $0.cell(on: criteria.scale) }), .position(version.position),
        ]
    }

    /// The indicator with its questions, the rows of its table and its versions.
    static func paragraph(_ indicator: Indicator, on day: Day, _ names: IndicatorNames) -> Paragraph {
        let version = indicator.version(on: day)
        let criteria = version.criteria
        let rows = criteria.table.rows.enumerated().map { "\($0 + 1). \($1.words(on: criteria.scale))" }
        let versions = indicator.versions.map {
            "\($0.position) version \($0.number), from \($0.occurred)\($0.number == version.number ? " (applies)" : "")"
        }
        let end = indicator.retired.map { date in
            ["Retired since \(date)\(date.doubt(on: day).map { " (\($0))" } ?? "")."]
        }
        return Paragraph(
            "\(names.printed(indicator.id)), version \(version.number)",
            lines: [criteria.statement, "Scale, low to high: \(criteria.scale.joined(separator: ", "))."]
                + (end ?? []),
            entries: [
                Paragraph(
                    "Criteria", style: .plain, lines: criteria.criteria.map { "\($0.id): \($0.question)" }),
                Paragraph(
                    rows.isEmpty
                        ? "No decision table: levels come from assessments alone."
                        : "Decision table: the first row that holds gives the level.", style: .plain,
                    lines: rows),
                Paragraph("Versions", style: .plain, lines: versions),
            ].filter { !$0.lines.isEmpty || $0.heading.hasPrefix("No ") })
    }
}

extension DecisionTable.Row {
    /// For programs: the level and the answers that it needs.
    func cell(on scale: [String]) -> Table.Cell {
        Table.Cell(
            words(on: scale),
            json: [
                "level": .text(scale.indices.contains(level) ? scale[level] : ""),
                "when": .object(needs.mapValues { .boolean($0) }),
            ])
    }
}
