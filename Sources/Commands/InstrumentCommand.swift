// One instrument: where it stands, its steps, its findings.
import CommandParsing
import EventLog
import JSON
import Ledger
import LedgerService
import Tables

extension Command {
    private static let instrumentID = Argument<String>("ID", reading: .text, help: "The instrument.")

    static let instrument = Command(
        CommandDeclaration(
            "instrument", group: "Replay", summary: "Show one instrument: its state, steps and findings.",
            arguments: [instrumentID], options: CommonOptions.point + [CommonOptions.format],
            examples: [("lawledger instrument ph/act/2009/ra-9775", "the life of an act")])
    ) { call in
        let reader = try call.reader()
        let point = try call.point(reader)
        let (instrument, known) = try reader.instrument(
            try call.invocation.required(instrumentID), at: point.position)
        try call.noteErasures(reader, at: point, about: { $0.contains(.instrument(instrument.id)) })
        let positions = Set(known.facts(about: .instrument(instrument.id)).map(\.position)).sorted()
        let entries = try reader.log.entries(at: positions, knownAt: point.position).compactMap { entry in
            entry.content.map { LifeEvent(event: entry.event, content: $0) }
        }.sorted { $0.order < $1.order }
        let life = InstrumentLife(
            instrument: instrument, day: point.day, names: try reader.indicatorNames(at: point.position))
        call.heading("\(instrument.id), \(point.title)")
        call.show(
            Table(columns: InstrumentLife.columns, rows: [life.row] + entries.map(life.row)),
            forPeople: Table(columns: InstrumentLife.columns, rows: entries.map(life.row)),
            paragraphs: entries.map(life.paragraph), before: life.summary + [""])
        try call.state([point], reader)
        return 0
    }
}

struct LifeEvent {
    let event: Event
    let content: Content

    var position: Position { event.position }
    var recorded: Instant { event.recorded }
    var recordedBy: String { event.recordedBy.isEmpty ? ErasureNote.erased : event.recordedBy }

    var order: (Day, Int, Position) { (content.occurred.last, content.orderWithinDay, position) }
}

/// The events of one instrument as seen on a day.
struct InstrumentLife {
    let instrument: Instrument
    let day: Day
    let names: IndicatorNames
    private let postponements: [Position: Postponement]

    init(instrument: Instrument, day: Day, names: IndicatorNames) {
        self.instrument = instrument
        self.day = day
        self.names = names
        postponements = instrument.postponements
    }

    static let columns = [
        Table.Column("occurred", title: "Occurred"),
        .position,
        Table.Column("type", title: "Type"), Table.Column("event", title: "Event"),
        Table.Column("happened", title: "Happened"), Table.Column("source", title: "Source", jsonKind: .list),
        Table.Column("state", title: "State", audience: .machines),
        Table.Column("since", title: "Since", audience: .machines),
        Table.Column("provisions", title: "Provisions", jsonKind: .list, audience: .machines),
        Table.Column("titles", title: "Titles", jsonKind: .list, audience: .machines),
        Table.Column("kind", title: "Kind", audience: .machines),
        Table.Column("number", title: "Number", audience: .machines),
        Table.Column("issuing_body", title: "Issuing body", audience: .machines),
        Table.Column("recorded", title: "Recorded", audience: .machines),
        Table.Column("recorded_by", title: "Recorded by", audience: .machines),
        Table.Column("exceptions", title: "Exceptions", jsonKind: .list, audience: .machines),
    ]

    /// What an event leaves empty of the columns of the instrument itself.
    private static let unused: [Table.Cell] = [
        .missing, .missing, .list([]), .list([]), .missing, .missing, .missing,
    ]

    /// The instrument itself, for programs: the first row, without an event.
    var row: [Table.Cell] {
        let standing = instrument.standing(on: day)
        let titles = instrument.titles.map { title in
            Table.Cell(
                words(title),
                json: [
                    "text": .text(title.text), "language": title.language.map { .text($0) } ?? .null,
                    "original": .boolean(title.isOriginal),
                ])
        }
        return [
            .missing, .missing, "instrument", Table.Cell(instrument.id.text), .missing, .list([]),
            Table.Cell(standing?.state.words ?? ""), Table.Cell(standing?.since.text ?? ""),
            .list(standing?.provisions ?? []), .list(of: titles), Table.Cell(instrument.kind),
            Table.Cell(instrument.number ?? ""), Table.Cell(instrument.issuingBody ?? ""), .missing, .missing,
            .list(instrument.exceptionWords(on: day)),
        ]
    }

    private func words(_ title: Title) -> String {
        let marks = [title.language, title.isOriginal ? "original" : nil].compactMap(\.self)
        return marks.isEmpty ? title.text : "\(title.text) [\(marks.joined(separator: ", "))]"
    }

    /// Its state, its titles, and what it is.
    var summary: [String] {
        let state =
            instrument.hasSteps ? "State: \(instrument.words(on: day))." : "No step of it is recorded yet."
        let parts = [instrument.kind, instrument.number, instrument.issuingBody].compactMap(\.self)
        return instrument.titles.map(words)
            + [parts.filter { !$0.isEmpty }.joined(separator: ", "), state].filter {
                !$0.isEmpty
            }
    }

    func row(_ event: LifeEvent) -> [Table.Cell] {
        let postponed = postponements[event.position]
        return [
            Table.Cell(event.content.occurred.text), .position(event.position),
            Table.Cell(event.content.type),
            Table.Cell(EventSummary.line(event.content, names, postponed: postponed)),
            Table.Cell(
                event.content.isVoid(by: postponed) ? "no" : event.content.occurred.doubt(on: day) ?? "yes"),
            event.content.sources.cell,
        ] + InstrumentLife.unused + [
            Table.Cell(event.recorded.description), Table.Cell(event.recordedBy), .list([]),
        ]
    }

    func paragraph(_ event: LifeEvent) -> Paragraph {
        let postponed = postponements[event.position]
        let doubt = event.content.doubt(on: day, postponed: postponed).map { " (\($0))" } ?? ""
        let line = EventSummary.line(event.content, names, without: instrument.id, postponed: postponed)
        return Paragraph(
            "\(event.position) \(event.content.occurred)\(doubt): \(line)", style: .plain,
            lines: event.content.sources.citations)
    }
}
