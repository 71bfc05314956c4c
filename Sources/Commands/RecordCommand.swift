// Records one event. The fields come from the catalogue; there is no code here for any type.
import CommandParsing
import EventLog
import JSON
import Ledger
import LedgerService
import Tables

extension Command {
    private static let type = Argument<String>("TYPE", reading: .text, help: "The type of the event; see: lawledger types.")

    static let record = Command(
        CommandDeclaration(
            "record", group: "Record", summary: "Record one event.",
            discussion: [
                "The fields of the type are given as options: --instrument, --answers criterion=yes. A list is given by"
                    + " repeating the option, an object as JSON. On a terminal, record TYPE alone asks field by field.",
                "Prints the identifier, the position and the cells that changed. With --dry-run nothing is written and the"
                    + " cells that would change are shown.",
            ],
            arguments: [type],
            options: RecordOptions.all + [CommonOptions.after, CommonOptions.dryRun, CommonOptions.format],
            openOptions: OpenOptions(
                name: "FIELD", valueName: "VALUE", help: "A field of the event type; see lawledger types TYPE."),
            examples: [
                (
                    "lawledger record instrument.commenced --instrument id/act/2022/12 --occurred 2022-05-09 --source-url"
                        + " https://example.org/gazette", "a law came into force"
                ),
                (
                    "lawledger record assessment.recorded --jurisdiction KH --indicator grooming --level No --occurred"
                        + " 2022-04-19 --source-document 'Outcome document' --dry-run", "what an assessment would change"
                ),
            ])
    ) { call in
        let name = try call.invocation.required(type)
        guard let type = Catalogue.type(named: name) else { throw QuestionProblem(Catalogue.unknown(name).message) }
        let asks = call.world.isInteractive && call.invocation.extra.isEmpty
            && call.invocation.value(of: RecordOptions.occurred) == nil
        let proposal = try asks ? Questionnaire(call, type).proposal() : RecordOptions.proposal(call, type)
        return try call.record(proposal)
    }

    private static let target = Argument<String>("ID", reading: .text, help: "The event, by identifier or position.")
    private static let because = Option<String>(
        "because", valueName: "REASON", reading: .text, help: "Why.", required: true)
    private static let newDate = Option<String>(
        "occurred", valueName: "DATE", reading: .text, help: "The date to hold instead.")
    private static let newNote = Option<String>("note", valueName: "TEXT", reading: .text, help: "The note to hold instead.")
    private static let newSource = Option<String>(
        "source", valueName: "JSON", reading: .text, help: "A source to hold instead, as JSON; repeat for several, all of them.",
        repeats: true)
    private static let newPayload = Option<String>(
        "payload", valueName: "JSON", reading: .text, help: "The whole payload to hold instead, as JSON.")

    static let correct = Command(
        CommandDeclaration(
            "correct", group: "Record", summary: "Correct an earlier event.",
            discussion: [
                "The event keeps its identifier and position; another date, other sources, another note or payload hold from"
                    + " now on, and what was believed before is still seen with --known-at. A field of the payload is"
                    + " corrected by its own option; the other fields stay."
            ],
            arguments: [target],
            options: [because, newDate, newNote, newSource, newPayload] + RecordOptions.envelope
                + [CommonOptions.after, CommonOptions.dryRun, CommonOptions.format],
            openOptions: OpenOptions(name: "FIELD", valueName: "VALUE", help: "A field of the event's payload to hold instead."),
            examples: [
                (
                    "lawledger correct ph-ra-9775-commenced --occurred 2009-12-02 --because 'The gazette gives the day.'",
                    "an exact date is found"
                )
            ])
    ) { call in
        let reader = try call.reader()
        let (event, entry) = try reader.find(try call.invocation.required(target))
        var payload: [String: JSON] = [
            "event": .text(event.id.text), "because": .text(try call.invocation.required(because)),
        ]
        if let date = call.invocation.value(of: newDate) { payload["occurred"] = .text(date) }
        if let note = call.invocation.value(of: newNote) { payload["note"] = .text(note) }
        let sources = try call.invocation.values(of: newSource).map { try RecordOptions.parsed($0, "source") }
        if !sources.isEmpty { payload["sources"] = .list(sources) }
        if let text = call.invocation.value(of: newPayload) { payload["payload"] = try RecordOptions.parsed(text, "payload") }
        if !call.invocation.extra.isEmpty {
            let fields = Catalogue.type(named: event.content.type)?.fields ?? []
            let held = entry?.content?.payload ?? event.content.payload
            let changed = try FieldOptions.payload(call.invocation.extra, of: fields)
            payload["payload"] = .object(held.merging(changed) { $1 })
        }
        return try call.record(call.amendment("event.corrected", payload))
    }

    static let retract = Command(
        CommandDeclaration(
            "retract", group: "Record", summary: "Take back an earlier event.",
            discussion: ["Retracting a correction restores what held before it; retracting a retraction restores the event."],
            arguments: [target],
            options: [because] + RecordOptions.envelope + [CommonOptions.after, CommonOptions.dryRun, CommonOptions.format],
            examples: [("lawledger retract '#17' --because 'It was recorded twice.'", "takes back the seventeenth event")])
    ) { call in
        let (event, _) = try call.reader().find(try call.invocation.required(target))
        return try call.record(
            call.amendment(
                "event.retracted",
                ["event": .text(event.id.text), "because": .text(try call.invocation.required(because))]))
    }
}

extension Call {
    /// A correction or retraction of today, with the source that the options give or the reason as its ground.
    fileprivate func amendment(_ type: String, _ payload: [String: JSON]) -> Proposal {
        let reason = payload["because"]?.asText ?? ""
        let data: JSON = [
            "occurred": .text(world.now().day.description), "payload": .object(payload),
            "sources": RecordOptions.sources(self) ?? ["none": .text(reason)],
        ]
        return Proposal(id: invocation.value(of: RecordOptions.id).map { EventID($0) }, type: type, data: data)
    }

    /// Records a proposal and shows what it changed.
    fileprivate func record(_ proposal: Proposal) throws -> Int32 {
        let ledger = try ledger()
        let reader = LedgerReader(ledger, now: world.now())
        let expected = invocation.value(of: CommonOptions.after).map { Position($0) }
        let before = try ledger.head().position
        let recorder = LedgerRecorder(ledger, terms(count: nil))
        let appended = try recorder.record(proposal, after: expected)
        for warning in appended.warnings { world.say("lawledger: warning: \(Visible.escaped(warning.message))\n") }
        let changes = try reader.changes(by: appended, before: before, isRehearsal: recorder.terms.isRehearsal)
        let names = try reader.indicatorNames(at: appended.position)
        let verb = appended.wasKnown ? "known already, nothing written" : recorder.terms.isRehearsal ? "would be recorded" : "recorded"
        let table = Table(columns: ChangeTable.columns, rows: changes.map { ChangeTable.row(appended, $0, names) })
        let line = "\(appended.id) \(appended.position) \(verb)"
        if format == .text {
            prose(line)
            if changes.isEmpty { prose("No cell shows anything else today.") } else { show(table) }
        } else {
            show(table)
        }
        return 0
    }
}

/// The cells that an event changed, as they show today.
enum ChangeTable {
    static let columns = [
        Table.Column("id", title: "Id", audience: .machines),
        Table.Column("position", title: "#", jsonKind: .integer, audience: .machines),
        Table.Column("jurisdiction", title: "Jurisdiction"), Table.Column("indicator", title: "Indicator"),
        Table.Column("from", title: "From"), Table.Column("to", title: "To"),
        Table.Column("flags", title: "Flags", jsonKind: .list),
    ]

    static func row(
        _ appended: Appended, _ change: (cell: Cell, from: CellValue, to: CellValue), _ names: IndicatorNames
    ) -> [Table.Cell] {
        [
            Table.Cell(appended.id.text), .integer(appended.position.number), Table.Cell(change.cell.jurisdiction.code),
            Table.Cell(names.printed(change.cell.indicator)),
            Table.Cell(change.from.levelWords, display: change.from.display, style: change.from.style),
            Table.Cell(change.to.levelWords, display: change.to.display, style: change.to.style),
            .list(change.to.flags.names),
        ]
    }
}

extension LedgerReader {
    /// What the touched cells show today before and after an event, where that differs.
    func changes(
        by appended: Appended, before: Position, isRehearsal: Bool
    ) throws -> [(cell: Cell, from: CellValue, to: CellValue)] {
        let value = { (cell: Cell, position: Position) throws -> CellValue in
            let span = try log.spans(of: cell, knownAt: position).last { $0.from <= now.day }
            return span?.value ?? .notAssessed
        }
        return try appended.touched.compactMap { cell in
            let from = try value(cell, before)
            let to = try isRehearsal ? appended.values[cell] ?? .notAssessed : value(cell, appended.position)
            return from == to ? nil : (cell, from, to)
        }
    }
}
