// Events on the world's axis with the level changes that they caused, and counts over time.
import CommandParsing
import Ledger
import LedgerService
import Tables

extension Command {
    private static let since = Option<String>(
        "since", valueName: "POINT", reading: .text,
        help: "From a date or a consultation on; from the first event if absent.")
    fileprivate static let until = Option<String>(
        "until", valueName: "POINT", reading: .text, help: "Up to a date or a consultation; today if absent.")
    fileprivate static let body = Option<String>(
        "body", valueName: "BODY", reading: .text,
        help: "What a body itself did: resolutions, plans, members.")
    fileprivate static let ofInstrument = Option<String>(
        "instrument", valueName: "ID", reading: .text, help: "About one instrument.")
    fileprivate static let type = Option<String>(
        "type", valueName: "TYPE", reading: .text(offering: Catalogue.all.map { $0.name }),
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
                    + " there it is listed once more, with the levels that it changes there. With --region the members on the"
                    + " last day are meant, on every day.",
                "With --counts the numbers of the chart are the list: a row for each day, indicator and level, with how many"
                    + " countries stand there and how many of them an analyst has assessed.",
            ],
            options: [
                since, until, CommonOptions.knownAt, CommonOptions.region, body, CommonOptions.jurisdiction,
                CommonOptions.indicator, ofInstrument, type, EvidenceOptions.atRoot, page,
                CommonOptions.counts,
                CommonOptions.every, CommonOptions.format,
            ],
            examples: [
                ("lawledger timeline --since first", "what has happened since the first consultation"),
                (
                    "lawledger timeline --counts --every year --format csv",
                    "how many countries stood at each level at the end of every year"
                ),
                ("lawledger timeline --page 2 --format csv", "the second hundred of all events"),
                (
                    "lawledger timeline --jurisdiction PH --type instrument",
                    "the steps of a country's instruments"
                ),
            ])
    ) { call in
        let reader = try call.reader()
        let point = try call.timelineEnd(reader)
        let first = try call.invocation.value(of: since).map { try reader.point($0, asReported: false).day }
        let filter = call.timelineFilter
        try call.noteErasures(reader, at: point, about: try reader.isShown(by: filter, at: point))
        let names = try reader.indicatorNames(at: point.position)
        let series = { (entries: [TimelineEntry]) throws in
            let start = first ?? entries.first?.date.last ?? point.day
            return try reader.series(
                since: start, until: point, filter, every: call.invocation.value(of: CommonOptions.every))
        }
        if call.invocation.isSet(CommonOptions.counts) {
            let earliest =
                try first == nil ? reader.timeline(since: .distantPast, until: point, filter, page: 1) : []
            let table = LevelCountTable.table(try series(earliest), names)
            call.show(table, after: table.rows.isEmpty ? [LevelCountTable.nothing] : [])
            try call.state([point], reader)
            return 0
        }
        let page = call.invocation.value(of: page)
        let entries = try reader.timeline(since: first ?? .distantPast, until: point, filter, page: page)
        // A page is turned to for its events: the chart of the whole stretch stands above the first alone.
        if call.format == .text, page ?? 1 == 1 {
            for chart in SeriesChart.texts(try series(entries), names, call.world) {
                call.world.write(chart + "\n")
            }
        }
        let missing =
            try page ?? 1 > 1 && entries.isEmpty
            ? Paging.missing(
                page, count: reader.timelineCount(since: first ?? .distantPast, until: point, filter)) : nil
        call.show(
            TimelineTable.table(entries, names),
            after: missing.map { [$0] } ?? TimelineTable.notes(entries, page))
        call.note(missing)
        try call.state([point], reader)
        return 0
    }
}

extension Call {
    /// Where a timeline ends, and what was known: by --known-at, or by a consultation as reported.
    fileprivate func timelineEnd(_ reader: LedgerReader) throws -> Point {
        let end = try invocation.value(of: Command.until).map { try reader.point($0, asReported: false) }
        let position =
            try invocation.value(of: CommonOptions.knownAt).map { try reader.position($0) } ?? end?.position
        let now = try reader.point(asOf: nil, knownAt: nil)
        let point = Point(
            day: end?.day ?? now.day, position: position ?? now.position, words: end?.words ?? now.words)
        try compareRoot(at: point.position, reader)
        return point
    }

    /// What of a timeline the options choose.
    fileprivate var timelineFilter: TimelineFilter {
        var filter = TimelineFilter()
        filter.jurisdictions = invocation.values(of: CommonOptions.jurisdiction)
        filter.region = invocation.value(of: CommonOptions.region)
        filter.body = invocation.value(of: Command.body)
        filter.indicators = invocation.values(of: CommonOptions.indicator)
        filter.instrument = invocation.value(of: Command.ofInstrument)
        filter.types = invocation.values(of: Command.type)
        return filter
    }
}
