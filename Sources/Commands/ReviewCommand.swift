// The cells that await a person.
import CommandParsing
import JSON
import Ledger
import LedgerService
import Tables

extension Command {
    static let review = Command(
        CommandDeclaration(
            "review", group: "Replay", summary: "List the cells that await a person, with the reasons.",
            discussion: [
                "A cell awaits a person when a flag other than possible stands on it; disputes are shown with their"
                    + " grounds."
            ],
            options: CommonOptions.point + [CommonOptions.format],
            examples: [("lawledger review", "what to look at next")])
    ) { call in
        let reader = try call.reader()
        let point = try call.point(reader)
        try call.noteErasures(reader, at: point, about: { $0.areAny("cell") })
        let names = try reader.indicatorNames(at: point.position)
        let columns = [
            Table.Column("checklist", title: "Checklist", audience: .machines),
            Table.Column("jurisdiction", title: "Jurisdiction", isKey: true),
            Table.Column("indicator", title: "Indicator", isKey: true), Table.Column("level", title: "Level"),
            Table.Column("reasons", title: "Reasons", jsonKind: .list),
            Table.Column("disputes", title: "Disputes", jsonKind: .list),
        ]
        let rows = try reader.review(at: point).map { item in
            [
                Table.Cell(item.cell.indicator.checklist.text),
                Table.Cell(item.cell.jurisdiction.code, display: item.cell.jurisdiction.codeAndName),
                Table.Cell(names.printed(item.cell.indicator)),
                Table.Cell(item.value.levelWords, style: item.value.style),
                .list(item.reasons, style: .attention),
                .list(
                    item.value.flags.contains(.disputed) ? try reader.disputes(of: item.cell, at: point) : []),
            ]
        }
        let sum = rows.count == 1 ? "1 cell awaits a person." : "\(rows.count) cells await a person."
        call.show(
            Table(columns: columns, rows: rows), after: [rows.isEmpty ? "Nothing awaits a person." : sum])
        try call.state([point], reader)
        return 0
    }
}

extension LedgerReader {
    /// The disputes that stand on a cell: by whom and on what grounds.
    func disputes(of cell: Cell, at point: Point) throws -> [String] {
        guard let (explanation, known) = try explanation(of: cell, at: point) else { return [] }
        return explanation.standing.compactMap { position in
            guard let payload = known.entry(at: position)?.content?.payload.members else { return nil }
            return "\(position) \(payload["by"]?.asText ?? ""): \(payload["grounds"]?.asText ?? "")"
        }
    }
}
