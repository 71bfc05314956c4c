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
            options: CommonOptions.point + [
                CommonOptions.region, CommonOptions.checklist, CommonOptions.jurisdiction,
                CommonOptions.indicator, CommonOptions.format,
            ],
            examples: [
                ("lawledger review", "what to look at next"),
                ("lawledger review --region AIPA --indicator grooming", "the same of one body and indicator"),
            ])
    ) { call in
        let reader = try call.reader()
        let point = try call.point(reader)
        let filter = call.matrixFilter
        try call.noteErasures(reader, at: point, about: try reader.isShown(by: filter, at: point))
        let names = try reader.indicatorNames(at: point.position)
        let items = try reader.review(at: point, filter)
        let sum = items.count == 1 ? "1 cell awaits a person." : "\(items.count) cells await a person."
        let end = items.isEmpty ? "Nothing awaits a person." : sum
        try call.list(ReviewTable.columns, after: { [end] }) { add in
            for item in items {
                add(ReviewTable.row(item, try ReviewDetails(item, reader, point), names))
            }
        }
        try call.state([point], reader)
        return 0
    }
}

/// Why a cell awaits a person, event by event.
struct ReviewDetails {
    let causes: [FlagCause]
    let disputes: [Table.Cell]

    init(_ item: ReviewItem, _ reader: LedgerReader, _ point: Point) throws {
        guard let (explanation, known) = try reader.explanation(of: item.cell, at: point) else {
            (causes, disputes) = (item.reasons.map { FlagCause(flag: $0, events: []) }, [])
            return
        }
        let redacted =
            try item.value.flags.contains(.redacted) ? reader.redactions(of: item.cell, at: point) : []
        let found = FlagCauses(explanation, known, on: point.day).all
        causes = item.reasons.map { reason in
            let events = found.first { $0.flag == reason }?.events ?? []
            return FlagCause(flag: reason, events: reason == Flags.redacted.names.first ? redacted : events)
        }
        disputes = explanation.standing.compactMap { position in
            guard let payload = known.entry(at: position)?.content?.payload.members else { return nil }
            let (by, grounds) = (payload["by"]?.asText ?? "", payload["grounds"]?.asText ?? "")
            return Table.Cell(
                "\(position.number) \(by): \(grounds)", display: "\(position) \(by): \(grounds)",
                json: ["position": .integer(position.number), "by": .text(by), "grounds": .text(grounds)])
        }
    }
}

enum ReviewTable {
    static let columns = [
        Table.Column("checklist", title: "Checklist", audience: .machines),
        Table.Column("jurisdiction", title: "Jurisdiction", isKey: true),
        Table.Column("indicator", title: "Indicator", isKey: true),
        Table.Column("level", title: "Level"), Table.Column("reasons", title: "Reasons", jsonKind: .list),
        Table.Column("disputes", title: "Disputes", jsonKind: .list),
        Table.Column("flag_events", title: "Flags by events", jsonKind: .list, audience: .machines),
    ]

    static func row(
        _ item: ReviewItem, _ details: ReviewDetails, _ names: IndicatorNames
    ) -> [Table.Cell] {
        var reasons = Table.Cell.list(item.reasons, style: .attention)
        reasons.display = details.causes.words
        return [
            Table.Cell(item.cell.indicator.checklist.text),
            Table.Cell(item.cell.jurisdiction.code, display: item.cell.jurisdiction.codeAndName),
            Table.Cell(names.printed(item.cell.indicator)),
            Table.Cell(item.value.levelWords, style: item.value.style), reasons,
            .list(of: details.disputes), details.causes.cell,
        ]
    }
}

extension LedgerReader {
    /// The redactions of what bore on a cell.
    func redactions(of cell: Cell, at point: Point) throws -> [Position] {
        try losses(knownAt: point.position, by: point.day).filter { $0.about.contains(.cell(cell)) }
            .map(\.erasure.record.position)
    }
}
