// The log itself: events, one event, the catalogue, the export.
import CommandParsing
import EventLog
import JSON
import Ledger
import LedgerCoding
import LedgerService
import Tables

extension Command {
    private static let type = Option<String>(
        "type", valueName: "TYPE", reading: .text, help: "A type or a family such as instrument; may be repeated.",
        repeats: true)
    private static let from = Option<Int>(
        "from", valueName: "POSITION", reading: .wholeNumber(in: 1...Int(Int32.max)), help: "From this position on.", default: "1")
    private static let limit = Option<Int>(
        "limit", valueName: "NUMBER", reading: .wholeNumber(in: 1...10_000_000), help: "At most so many.")

    static let events = Command(
        CommandDeclaration(
            "events", group: "Inspect", summary: "List the events of the log in the order of recording.",
            options: [
                type, CommonOptions.jurisdiction, CommonOptions.knownAt, from, limit, CommonOptions.format,
            ],
            examples: [
                ("lawledger events --type finding", "the findings"),
                ("lawledger events --from 200 --limit 20 --format csv", "a stretch of the log for a spreadsheet"),
            ])
    ) { call in
        let reader = try call.reader()
        let end = try call.invocation.value(of: CommonOptions.knownAt).map { try reader.position($0) } ?? reader.log.head().position
        let types = call.invocation.values(of: type)
        let wanted = Set(try call.invocation.values(of: CommonOptions.jurisdiction).map { try reader.jurisdiction($0) })
        let limit = call.invocation.value(of: limit) ?? Int.max
        var rows: [[Table.Cell]] = []
        let first = Position((call.invocation.value(of: from) ?? 1) - 1)
        try reader.log.forEachEvent(after: first, through: end) { event in
            guard rows.count < limit, EventTable.matches(event, types, wanted) else { return }
            rows.append(EventTable.row(event))
        }
        call.show(Table(columns: EventTable.columns, rows: rows), after: ["\(rows.count) events."])
        return 0
    }

    private static let id = Argument<String>("ID", reading: .text, help: "An identifier, or a position such as '#17'.")

    static let event = Command(
        CommandDeclaration(
            "event", group: "Inspect", summary: "Show one event with its sources and what became of it.",
            arguments: [id], options: [CommonOptions.format],
            examples: [("lawledger event '#17'", "the seventeenth event")])
    ) { call in
        let reader = try call.reader()
        let (event, entry) = try reader.find(try call.invocation.required(id))
        if call.format == .json {
            call.world.write(CloudEvents.json(event).indented + "\n")
            return 0
        }
        let rows = EventTable.details(event, entry).map { [Table.Cell($0.0), Table.Cell($0.1)] }
        let columns = [Table.Column("part", title: "Part"), Table.Column("value", title: "Value")]
        call.show(Table(columns: columns, rows: rows))
        return 0
    }

    static let export = Command(
        CommandDeclaration(
            "export", group: "Share", summary: "Write the log as CloudEvents JSON Lines, byte for byte what import takes.",
            options: [CommonOptions.knownAt],
            examples: [("lawledger export > backup.jsonl", "writes the whole log to a file")])
    ) { call in
        let reader = try call.reader()
        let end = try call.invocation.value(of: CommonOptions.knownAt).map { try reader.position($0) } ?? reader.log.head().position
        try reader.log.forEachEvent(after: .zero, through: end) { call.world.write(CloudEvents.line($0)) }
        return 0
    }
}

enum EventTable {
    static let columns = [
        Table.Column("position", title: "#", alignment: .right, jsonKind: .integer), Table.Column("id", title: "Id"),
        Table.Column("type", title: "Type", audience: .machines), Table.Column("occurred", title: "Occurred"),
        Table.Column("recorded", title: "Recorded"), Table.Column("recorded_by", title: "Recorded by", audience: .machines),
        Table.Column("event", title: "Event"), Table.Column("sources", title: "Sources", jsonKind: .list, audience: .machines),
    ]

    static func row(_ event: Event) -> [Table.Cell] {
        [
            .integer(event.position.number), Table.Cell(event.id.text), Table.Cell(event.content.type),
            Table.Cell(event.content.occurred.text),
            Table.Cell(event.recorded.description, display: event.recorded.day.description),
            Table.Cell(event.recordedBy), Table.Cell(EventSummary.line(event.content)), .list(event.content.sources.lines),
        ]
    }

    static func matches(_ event: Event, _ types: [String], _ jurisdictions: Set<Jurisdiction>) -> Bool {
        let name = event.content.type
        let isType = types.isEmpty || types.contains { name == $0 || name.hasPrefix($0.hasSuffix(".") ? $0 : $0 + ".") }
        guard isType, !jurisdictions.isEmpty else { return isType }
        return Catalogue.changes(of: event.content).flatMap(\.subjects).contains {
            $0.jurisdiction.map(jurisdictions.contains) ?? false
        }
    }

    /// Everything about an event, part by part.
    static func details(_ event: Event, _ entry: Entry?) -> [(String, String)] {
        var parts: [(String, String)] = [
            ("position", event.position.description), ("id", event.id.text),
            ("type", "\(event.content.type), version \(event.content.version)"),
            ("occurred", event.content.occurred.text), ("recorded", event.recorded.description),
            ("recorded by", event.recordedBy), ("first recorded in", event.origin),
        ]
        parts += event.content.sources.lines.map { ("source", $0) }
        parts += quotations(event.content.sources).map { ("quotation", $0) }
        if let note = event.content.note { parts.append(("note", note)) }
        parts.append(("payload", JSON.object(event.content.payload).indented))
        guard let entry else { return parts }
        parts += entry.amendments.map { later in
            let verb = later.amendment.replacement == nil ? "retracted" : "corrected"
            let counts = entry.withdrawn.contains(later.event.id) ? " (itself retracted)" : ""
            return ("\(verb) by", "\(later.event.position) \(later.event.id), \(later.event.recorded): \(later.amendment.because)\(counts)")
        }
        let isAmended = !entry.amendments.isEmpty && entry.event.id == event.id
        if isAmended { parts.append(("now holds", entry.content.map { $0.json.indented } ?? "nothing: it is retracted")) }
        if Catalogue.type(named: event.content.type) == nil {
            parts.append(("effect", "none: this program does not know the type; the event is kept as it is"))
        }
        return parts
    }

    private static func quotations(_ sources: Sources) -> [String] {
        guard case .list(let list) = sources else { return [] }
        return list.compactMap(\.quotation)
    }
}

extension LedgerReader {
    /// The event of an identifier or a position, with what became of it.
    func find(_ text: String) throws -> (Event, Entry?) {
        var found = try log.event(EventID(text))
        if found == nil, text.hasPrefix("#"), let number = Int(text.dropFirst()) {
            try log.forEachEvent(after: Position(number - 1), through: Position(number)) { found = $0 }
        }
        guard let found else {
            throw QuestionProblem("there is no event “\(text)” in this ledger; list them with: lawledger events")
        }
        var known = Knowledge(partial: true)
        known.take(try log.slice(around: found.id, through: .end))
        return (found, known.original(of: found.id))
    }
}
