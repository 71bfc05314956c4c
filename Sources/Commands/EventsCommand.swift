// The log in the order of recording.
import CommandParsing
import EventLog
import Ledger
import LedgerService
import Tables

extension Command {
    private static let type = Option<String>(
        "type", valueName: "TYPE", reading: .text,
        help: "A type or a family such as instrument; may be repeated.", repeats: true)
    private static let from = Option<Int>(
        "from", valueName: "POSITION", reading: .wholeNumber(in: 1...Int(Int32.max)),
        help: "From this position on.", default: "1")
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
                (
                    "lawledger events --from 200 --limit 20 --format csv",
                    "a stretch of the log for a spreadsheet"
                ),
            ])
    ) { call in
        let reader = try call.reader()
        let end = try call.end(reader)
        let types = call.invocation.values(of: type)
        let jurisdictions = call.invocation.values(of: CommonOptions.jurisdiction)
        let wanted = Set(try jurisdictions.map { try reader.jurisdiction($0) })
        let names = try reader.indicatorNames(at: end)
        let limit = call.invocation.value(of: limit) ?? Int.max
        let first = Position((call.invocation.value(of: from) ?? 1) - 1)
        var count = 0
        let sum = { count == 0 ? "No such event." : count == 1 ? "1 event." : "\(count) events." }
        try call.list(EventTable.columns, after: { [sum()] }) { add in
            try reader.forEachEvent(after: first, through: end, of: wanted, types: types) {
                event in
                guard EventTable.matches(event, types, wanted) else { return true }
                add(EventTable.row(event, names))
                count += 1
                return count < limit
            }
            if count == 0, let problem = Catalogue.refusal(ofNames: types) {
                throw QuestionProblem(problem.message)
            }
        }
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
}

enum EventTable {
    static let columns = [
        .position,
        Table.Column("id", title: "Id"), Table.Column("type", title: "Type", audience: .machines),
        Table.Column("occurred", title: "Occurred"), Table.Column("recorded", title: "Recorded"),
        Table.Column("recorded_by", title: "Recorded by", audience: .machines),
        Table.Column("event", title: "Event"),
        Table.Column("sources", title: "Sources", jsonKind: .list, audience: .machines),
    ]

    static func row(_ event: Event, _ names: IndicatorNames) -> [Table.Cell] {
        [
            .position(event.position), Table.Cell(event.id.text), Table.Cell(event.content.type),
            Table.Cell(event.content.occurred.text),
            Table.Cell(event.recorded.description, display: event.recorded.day.description),
            Table.Cell(event.recordedBy), Table.Cell(EventSummary.line(event.content, names)),
            .list(event.content.sources.lines),
        ]
    }

    static func matches(_ event: Event, _ types: [String], _ jurisdictions: Set<Jurisdiction>) -> Bool {
        let name = event.content.type
        let isType = types.isEmpty || types.contains { Catalogue.isMeant(name, by: $0) }
        guard isType, !jurisdictions.isEmpty else { return isType }
        return Catalogue.changes(of: event.content).flatMap(\.subjects).contains {
            $0.jurisdiction.map(jurisdictions.contains) ?? false
        }
    }
}
