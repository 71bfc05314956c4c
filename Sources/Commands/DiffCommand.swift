// The difference between two points.
import CommandParsing
import Ledger
import LedgerService
import Tables

extension Command {
    private static let first = Argument<String>(
        "A", reading: .text, help: "A date, a consultation, or D@K: a date as known at an instant.")
    private static let second = Argument<String>("B", reading: .text, help: "The same for the later point.")

    static let diff = Command(
        CommandDeclaration(
            "diff", group: "Compare", summary: "Show what differs between two consultations or dates, and why.",
            discussion: [
                "The way from A to B has two legs: record is what has been learnt or corrected about the first date since;"
                    + " world is what has changed in the world. By default both points use what is known now; with"
                    + " --as-reported each consultation uses what was known when it reported.",
                "Better or worse is said only where no level is possible at both ends. The CSV columns are checklist,"
                    + " jurisdiction, indicator, leg, from, to, kind, direction, events.",
            ],
            arguments: [first, second],
            options: [
                CommonOptions.asReported, CommonOptions.region, CommonOptions.checklist, CommonOptions.jurisdiction,
                CommonOptions.indicator, CommonOptions.page, CommonOptions.format,
            ],
            examples: [
                ("lawledger diff first second", "the progress between two consultations"),
                ("lawledger diff first second --as-reported", "the same as each was reported"),
                ("lawledger diff 2022-04-19@2022-06-30 2022-04-19", "what has been learnt about a day since"),
            ])
    ) { call in
        let reader = try call.reader()
        let reported = call.invocation.isSet(CommonOptions.asReported)
        let a = try reader.point(try call.invocation.required(first), asReported: reported)
        let b = try reader.point(try call.invocation.required(second), asReported: reported)
        let page = call.invocation.value(of: CommonOptions.page) ?? 1
        let result = try reader.comparison(of: a, b, call.matrixFilter, page: page)
        let names = try reader.indicatorNames(at: b.position)
        let table = Table(columns: DiffTable.columns, rows: result.differences.map { DiffTable.row($0, names) })
        guard call.format == .text || call.format == .markdown else {
            call.show(table)
            return 0
        }
        let title = "From \(a.words) (\(a.day), known up to \(a.position)) to \(b.words) (\(b.day), known up to \(b.position))"
        let count = result.differences.isEmpty ? "No cell differs." : "\(result.differences.count) differences."
        call.show(table, before: [call.heading(title), ""], after: [count, ""])
        guard !result.events.isEmpty else { return 0 }
        let pages = (result.eventCount + 99) / 100
        let more = pages > 1 ? " Page \(page) of \(pages): --page \(min(page + 1, pages))." : ""
        call.show(
            DiffTable.events(result.events, names),
            before: [call.heading("Drafts, steps of laws, resolutions, endorsements and commitments between"), ""],
            after: ["\(result.eventCount) events.\(more)"])
        return 0
    }
}

enum DiffTable {
    static let columns = [
        Table.Column("checklist", title: "Checklist", audience: .machines),
        Table.Column("jurisdiction", title: "Jurisdiction"), Table.Column("indicator", title: "Indicator"),
        Table.Column("leg", title: "Leg"), Table.Column("from", title: "From"), Table.Column("to", title: "To"),
        Table.Column("kind", title: "Kind"), Table.Column("direction", title: "Direction"),
        Table.Column("events", title: "Events", jsonKind: .list),
    ]

    static func row(_ difference: Difference, _ names: IndicatorNames) -> [Table.Cell] {
        let direction = difference.direction
        return [
            Table.Cell(difference.cell.indicator.checklist.text), Table.Cell(difference.cell.jurisdiction.code),
            Table.Cell(names.printed(difference.cell.indicator)), Table.Cell(difference.leg.rawValue),
            Table.Cell(difference.from.levelWords, style: difference.from.style),
            Table.Cell(difference.to.levelWords, style: difference.to.style), Table.Cell(difference.kind.rawValue),
            Table.Cell(direction?.rawValue ?? "", style: direction == .better ? .good : direction == .worse ? .bad : .plain),
            .list(difference.events.map(\.description)),
        ]
    }

    static func events(_ events: [(leg: Leg, entry: TimelineEntry)], _ names: IndicatorNames) -> Table {
        Table(
            columns: [Table.Column("leg", title: "Leg")] + TimelineTable.columns,
            rows: events.map { [Table.Cell($0.leg.rawValue)] + TimelineTable.row($0.entry, names) })
    }
}
