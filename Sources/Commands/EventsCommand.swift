// The log in the order of recording.
import CommandParsing
import EventLog
import Ledger
import LedgerService
import Tables

extension Command {
    fileprivate static let type = Option<String>(
        "type", valueName: "TYPE", reading: .text(offering: Catalogue.all.map { $0.name }),
        help: "A type or a family such as instrument; may be repeated.", repeats: true)
    fileprivate static let ofInstrument = Option<String>(
        "instrument", valueName: "ID", reading: .text, help: "About one instrument.")
    fileprivate static let since = Option<String>(
        "since", valueName: "INSTANT", reading: .text,
        help: "Recorded on this day or later, at this instant or later, or after a consultation reported.")
    fileprivate static let until = Option<String>(
        "until", valueName: "INSTANT", reading: .text,
        help: "Recorded up to a day (its end, UTC), an instant, or when a consultation reported.")
    fileprivate static let from = Option<Position>(
        "from", valueName: "POSITION", reading: .position(from: 1), help: "From this position on.",
        default: "1")
    private static let limit = Option<Int>(
        "limit", valueName: "NUMBER", reading: .wholeNumber(in: 1...10_000_000), help: "At most so many.")

    static let events = Command(
        CommandDeclaration(
            "events", group: "Inspect", summary: "List the events of the log in the order of recording.",
            discussion: [
                "Each event is listed as it was recorded, with what corrected or retracted it since. What corrects, retracts"
                    + " or redacts an event belongs to whatever that is about. --since and --until mean when an event was"
                    + " recorded; by the day in the world events are listed by timeline."
            ],
            options: [
                type, CommonOptions.jurisdiction, CommonOptions.indicator, ofInstrument, since, until,
                CommonOptions.knownAt, EvidenceOptions.atRoot, from, limit, CommonOptions.format,
            ],
            examples: [
                ("lawledger events --type finding", "the findings"),
                (
                    "lawledger events --since second --jurisdiction VN",
                    "what has been recorded of a country since a consultation reported"
                ),
                (
                    "lawledger events --from '#200' --limit 20 --format csv",
                    "a stretch of the log for a spreadsheet"
                ),
            ])
    ) { call in
        let reader = try call.reader()
        let end = try call.end(reader)
        let filter = try call.eventFilter(reader, end)
        let stretch = try call.stretch(reader, through: end)
        let names = try reader.indicatorNames(at: end)
        let limit = call.invocation.value(of: limit) ?? Int.max
        var count = 0
        let sum = { count == 0 ? "No such event." : count == 1 ? "1 event." : "\(count) events." }
        try call.list(EventTable.columns, after: { [sum()] }) { add in
            // What became of an event is told as it is known, though it was recorded after the stretch.
            try reader.forEachEvent(after: stretch.after, through: stretch.through, knownAt: end, filter) {
                add(EventTable.row($0, names, isForJSON: call.format == .json))
                count += 1
                return count < limit
            }
            if count == 0, let problem = Catalogue.refusal(ofNames: filter.types) {
                throw QuestionProblem(problem.message)
            }
        }
        try call.state(knownAt: end, reader)
        return 0
    }
}

extension Call {
    /// The last position to read: what --known-at says, else the end of the log.
    func end(_ reader: LedgerReader) throws -> Position {
        let asked = invocation.value(of: CommonOptions.knownAt)
        let end = try asked.map { try reader.position($0) } ?? reader.end()
        try compareRoot(at: end, reader)
        return end
    }

    /// What of the log the options choose.
    fileprivate func eventFilter(_ reader: LedgerReader, _ end: Position) throws -> EventFilter {
        var filter = EventFilter()
        filter.types = invocation.values(of: Command.type)
        filter.jurisdictions = Set(
            try invocation.values(of: CommonOptions.jurisdiction).map { try reader.jurisdiction($0) })
        filter.indicators = Set(
            try invocation.values(of: CommonOptions.indicator).map { try reader.indicator($0, at: end) })
        filter.instrument = try invocation.value(of: Command.ofInstrument).map {
            try reader.instrument($0, at: end).0.id
        }
        return filter
    }

    /// The positions after which and up to which the options choose events.
    fileprivate func stretch(
        _ reader: LedgerReader, through end: Position
    ) throws -> (after: Position, through: Position) {
        let from = Position((invocation.value(of: Command.from)?.number ?? 1) - 1)
        let since = try invocation.value(of: Command.since).map { try reader.position(before: $0) } ?? .zero
        let until = try invocation.value(of: Command.until).map { try reader.position($0) } ?? end
        return (max(from, since), min(until, end))
    }
}

enum EventTable {
    static let columns = [
        Table.Column.position,
        Table.Column("id", title: "Id"), Table.Column("type", title: "Type", audience: .machines),
        Table.Column("occurred", title: "Occurred"), Table.Column("recorded", title: "Recorded"),
        Table.Column("recorded_by", title: "Recorded by", audience: .machines),
        Table.Column("event", title: "Event"),
        Table.Column("sources", title: "Sources", jsonKind: .list, audience: .machines),
        Table.Column("corrected_by", title: "Corrected by", jsonKind: .list, audience: .machines),
        Table.Column("retracted_by", title: "Retracted by", jsonKind: .integer, audience: .machines),
    ]

    /// `isForJSON` where sources are read as objects too, which takes as long as all the rest.
    static func row(
        _ logged: LoggedEvent, _ names: IndicatorNames, isForJSON: Bool
    ) -> [Table.Cell] {
        let event = logged.event
        let line = EventSummary.line(logged, names)
        return [
            .position(event.position), Table.Cell(event.id.text), Table.Cell(event.content.type),
            Table.Cell(event.content.occurred.text),
            Table.Cell(event.recorded.description, display: event.recorded.day.description),
            Table.Cell(event.recordedBy), Table.Cell(line, display: line + marks(logged)),
            isForJSON ? event.content.sources.cell : .list(event.content.sources.lines),
            .positions(logged.correctedBy),
            .position(logged.retractedBy),
        ]
    }

    /// ` [corrected by #222]`, where people read no column for it.
    private static func marks(_ logged: LoggedEvent) -> String {
        let corrections = logged.correctedBy.map(\.description).joined(separator: ", ")
        let marks =
            (corrections.isEmpty ? [] : ["corrected by \(corrections)"])
            + (logged.retractedBy.map { ["retracted by \($0)"] } ?? [])
        return marks.isEmpty ? "" : " [\(marks.joined(separator: ", "))]"
    }
}
