// Events on the world's axis with the level changes that they caused, and counts over time.
import CommandParsing
import Ledger
import LedgerService
import Tables

extension Command {
    private static let since = Option<String>(
        "since", valueName: "POINT", reading: .text,
        help: "From a date or a consultation on; from the first event if absent.")
    private static let until = Option<String>(
        "until", valueName: "POINT", reading: .text, help: "Up to a date or a consultation; today if absent.")
    private static let body = Option<String>(
        "body", valueName: "BODY", reading: .text,
        help: "What a body itself did: resolutions, plans, members.")
    private static let ofInstrument = Option<String>(
        "instrument", valueName: "ID", reading: .text, help: "About one instrument.")
    private static let type = Option<String>(
        "type", valueName: "TYPE", reading: .text,
        help: "A type of event or a family such as instrument; may be repeated.", repeats: true)

    private static let page = Option<Int>(
        "page", valueName: "NUMBER", reading: .wholeNumber(in: 1...1_000_000),
        help: "One page of a hundred events; all of them if absent.")

    static let timeline = Command(
        CommandDeclaration(
            "timeline", group: "Compare",
            summary: "List events in the order of the world with the level changes they caused.",
            discussion: [
                "Above the list a chart shows how many cells stood at each level of each indicator over time. An event whose"
                    + " date is imprecise stands at its last possible day; while the end of the timeline lies inside its"
                    + " date it is listed as possible. What an event states may begin or cease to count on another date, the"
                    + " new date of a postponement, the day after an assessed period, the day from which a reading applies:"
                    + " there it is listed once more, with the levels that it changes there."
            ],
            options: [
                since, until, CommonOptions.knownAt, CommonOptions.region, body, CommonOptions.jurisdiction,
                CommonOptions.indicator, ofInstrument, type, EvidenceOptions.atRoot, page,
                CommonOptions.format,
            ],
            examples: [
                ("lawledger timeline --since first", "what has happened since the first consultation"),
                ("lawledger timeline --page 2 --format csv", "the second hundred of all events"),
                (
                    "lawledger timeline --jurisdiction PH --type instrument",
                    "the steps of a country's instruments"
                ),
            ])
    ) { call in
        let reader = try call.reader()
        let knownAt = call.invocation.value(of: CommonOptions.knownAt)
        let end = try call.invocation.value(of: until).map { try reader.point($0, asReported: false) }
        let position = try knownAt.map { try reader.position($0) } ?? end?.position
        let now = try reader.point(asOf: nil, knownAt: nil)
        let point = Point(
            day: end?.day ?? now.day, position: position ?? now.position, words: end?.words ?? now.words)
        try call.compareRoot(at: point.position, reader)
        let first = try call.invocation.value(of: since).map { try reader.point($0, asReported: false).day }
        var filter = TimelineFilter()
        filter.jurisdictions = call.invocation.values(of: CommonOptions.jurisdiction)
        filter.region = call.invocation.value(of: CommonOptions.region)
        filter.body = call.invocation.value(of: body)
        filter.indicators = call.invocation.values(of: CommonOptions.indicator)
        filter.instrument = call.invocation.value(of: ofInstrument)
        filter.types = call.invocation.values(of: type)
        try call.noteErasures(reader, at: point, about: try reader.isShown(by: filter, at: point))
        let page = call.invocation.value(of: page)
        let entries = try reader.timeline(since: first ?? .distantPast, until: point, filter, page: page)
        let names = try reader.indicatorNames(at: point.position)
        // A page is turned to for its events: the chart of the whole stretch stands above the first alone.
        if call.format == .text, page ?? 1 == 1 {
            let start = first ?? entries.first?.date.last ?? point.day
            for series in try reader.series(since: start, until: point, filter) {
                call.world.write(SeriesChart.text(series, names, call.world) + "\n")
            }
        }
        call.show(TimelineTable.table(entries, names), after: TimelineTable.notes(entries, page))
        try call.state([point], reader)
        return 0
    }
}

enum TimelineTable {
    static let columns = [
        Table.Column("occurred", title: "Occurred"),
        Table.Column("position", title: "#", alignment: .right, jsonKind: .integer),
        Table.Column("type", title: "Type", audience: .machines),
        Table.Column("id", title: "Id", audience: .machines),
        Table.Column("possible", title: "Possible", jsonKind: .boolean, audience: .machines),
        Table.Column("event", title: "Event"),
        Table.Column("changes", title: "Level changes", jsonKind: .list),
    ]

    /// What is said below the list: that it is empty, or which page it is and how to turn to the next.
    static func notes(_ entries: [TimelineEntry], _ page: Int?) -> [String] {
        guard let page, page > 1 || !entries.isEmpty else {
            return entries.isEmpty ? ["No event in this stretch of time."] : []
        }
        if entries.isEmpty { return ["There is no page \(page)."] }
        return [
            entries.count < 100
                ? "Page \(page), the last." : "Page \(page); the next one: --page \(page + 1)."
        ]
    }

    static func table(_ entries: [TimelineEntry], _ names: IndicatorNames) -> Table {
        Table(columns: columns, rows: entries.map { row($0, names) })
    }

    static func row(_ entry: TimelineEntry, _ names: IndicatorNames) -> [Table.Cell] {
        let occurred = entry.date.text
        let changes = entry.changes.map {
            "\($0.cell.jurisdiction) \(names.printed($0.cell.indicator)): \($0.from) → \($0.to)"
                // What several events bring about together changes a cell on another day than that of one.
                + ($0.day == entry.date.last ? "" : " from \($0.day)")
        }
        return [
            Table.Cell(occurred, display: entry.isPossible ? "\(occurred) possible" : occurred),
            .integer(entry.entry.event.position.number), Table.Cell(entry.content.type),
            Table.Cell(entry.entry.event.id.text), Table.Cell(entry.isPossible ? "true" : "false"),
            Table.Cell(
                EventSummary.line(
                    entry.content, names, postponed: entry.postponement, isLater: entry.isLater)),
            .list(changes),
        ]
    }
}
