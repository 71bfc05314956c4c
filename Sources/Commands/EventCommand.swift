// One event with everything about it.
import CommandParsing
import EventLog
import JSON
import Ledger
import LedgerCoding
import LedgerService
import Tables

extension Command {
    private static let id = Argument<String>(
        "ID", reading: .text, help: "An identifier, or a position such as '#17'.")

    static let event = Command(
        CommandDeclaration(
            "event", group: "Inspect", summary: "Show one event with its sources and what became of it.",
            arguments: [id], options: [CommonOptions.format],
            examples: [("lawledger event '#17'", "the seventeenth event")])
    ) { call in
        let reader = try call.reader()
        let (event, entry) = try reader.find(try call.invocation.required(id))
        let erasures = try reader.erasures(of: event.id, knownAt: .end)
        if call.format == .json {
            call.world.write(CloudEvents.json(event).indented + "\n")
            return 0
        }
        let rows = EventDetails.parts(event, entry, erasures).map {
            [
                Table.Cell($0.name),
                Table.Cell(
                    $0.name == "position" ? String(event.position.number) : $0.value, display: $0.value),
            ]
        }
        let columns = [Table.Column("part", title: "Part"), Table.Column("value", title: "Value")]
        call.show(Table(columns: columns, rows: rows))
        return 0
    }
}

/// Everything about an event, part by part.
enum EventDetails {
    typealias Part = (name: String, value: String)

    static func parts(_ event: Event, _ entry: Entry?, _ erasures: [Erasure]) -> [Part] {
        envelope(event) + erasures.map { ("redacted by", $0.words) } + content(event.content)
            + (entry.map { amendments($0, of: event) } ?? []) + effect(event.content)
    }

    private static func envelope(_ event: Event) -> [Part] {
        [
            ("position", event.position.description), ("id", event.id.text),
            ("type", "\(event.content.type), version \(event.content.version)"),
            ("occurred", event.content.occurred.text), ("recorded", event.recorded.description),
            ("recorded by", event.recordedBy.isEmpty ? ErasureNote.erased : event.recordedBy),
            ("first recorded in", event.origin),
        ]
    }

    private static func content(_ content: Content) -> [Part] {
        content.sources.lines.map { ("source", $0) } + quotations(content.sources).map { ("quotation", $0) }
            + (content.note.map { [("note", $0)] } ?? [])
            + content.payload.members.sorted { $0.key < $1.key }.map { name, value in
                ("payload.\(name)", value.asText ?? value.indented)
            }
    }

    /// What was said about the event later, and the parts that therefore hold instead; of a correction or retraction
    /// also what it is about.
    private static func amendments(_ entry: Entry, of event: Event) -> [Part] {
        guard entry.event.id == event.id else {
            return about(entry, event)
                + entry.amendments.filter { $0.amendment.event == event.id }.map {
                    amendment($0, in: entry, of: "")
                }
        }
        let later = entry.amendments.map { later in
            let named = entry.amendments.first { $0.event.id == later.amendment.event }
            return amendment(
                later, in: entry, of: named.map { "\(kind($0.amendment)) \($0.event.position) " } ?? "")
        }
        guard !later.isEmpty else { return [] }
        guard let holding = entry.content else { return later + [("now holds", "nothing: it is retracted")] }
        let earlier = parts(event.content)
        let changed = parts(holding).filter { part in !earlier.contains { $0 == part } }
        return later + changed.map { ("now holds: \($0.name)", $0.value) }
    }

    private static func amendment(
        _ later: (event: Event, amendment: Amendment), in entry: Entry, of what: String
    ) -> Part {
        let verb = later.amendment.replacement == nil ? "retracted" : "corrected"
        let counts = entry.withdrawn.contains(later.event.id) ? " (itself retracted)" : ""
        let words = "\(later.event.position) \(later.event.id), \(later.event.recorded)"
        return ("\(what)\(verb) by", "\(words): \(later.amendment.because)\(counts)")
    }

    /// The event that a correction or retraction names, and the original that it is about in the end.
    private static func about(_ entry: Entry, _ event: Event) -> [Part] {
        let own = entry.amendments.first { $0.event.id == event.id }
        let named = entry.amendments.first { $0.event.id == own?.amendment.event }
        let original = "\(entry.event.position) \(entry.event.id)"
        guard let named else { return [("about", original)] }
        let words = "\(named.event.position) \(named.event.id), a \(kind(named.amendment)) of \(original)"
        return [("about", words)]
    }

    private static func kind(_ amendment: Amendment) -> String {
        amendment.replacement == nil ? "retraction" : "correction"
    }

    private static func parts(_ content: Content) -> [Part] {
        [("occurred", content.occurred.text)] + self.content(content)
    }

    private static func effect(_ content: Content) -> [Part] {
        if let type = Catalogue.type(named: content.type), content.version <= type.version { return [] }
        let words =
            "none: this program does not know the type, or not this version of it; the event is kept as it is"
        return [("effect", words)]
    }

    private static func quotations(_ sources: Sources) -> [String] {
        guard case .list(let list) = sources.stated else { return [] }
        return list.compactMap(\.quotation)
    }
}

extension LedgerReader {
    /// The event of an identifier or a position, with what became of it.
    func find(_ text: String) throws -> (Event, Entry?) {
        var found = try log.event(EventID(text))
        if found == nil, text.hasPrefix("#"), let number = Int(text.dropFirst()), number > 0 {
            try log.forEachEvent(after: Position(number - 1), through: Position(number)) { found = $0 }
        }
        guard let found else {
            throw QuestionProblem(
                "there is no event “\(text)” in this ledger; list them with: lawledger events"
                    + (Int(text) == nil ? "" : ". A position is written with its sign: '#\(text)'"))
        }
        var known = Knowledge(partial: true)
        known.take(try log.slice(around: found.id, through: .end))
        return (found, known.original(of: found.id))
    }
}
