// One instrument: where it stands, its steps, its findings.
import CommandParsing
import EventLog
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
        let (instrument, known) = try reader.instrument(try call.invocation.required(instrumentID), at: point.position)
        let positions = Set(known.facts(about: .instrument(instrument.id)).map(\.position)).sorted()
        let entries = try reader.log.entries(at: positions, knownAt: point.position).compactMap { entry in
            entry.content.map { (entry, $0) }
        }.sorted {
            ($0.1.occurred.last, $0.1.orderWithinDay, $0.0.event.position)
                < ($1.1.occurred.last, $1.1.orderWithinDay, $1.0.event.position)
        }
        let columns = [
            Table.Column("occurred", title: "Occurred"), Table.Column("position", title: "#", alignment: .right, jsonKind: .integer),
            Table.Column("type", title: "Type"), Table.Column("event", title: "Event"),
            Table.Column("happened", title: "Happened"), Table.Column("source", title: "Source"),
        ]
        let rows = entries.map { entry, content in
            [
                Table.Cell(content.occurred.text), .integer(entry.event.position.number), Table.Cell(content.type),
                Table.Cell(EventSummary.line(content)), Table.Cell(HappenedWords.of(content.occurred, on: point.day)),
                Table.Cell(content.sources.lines.joined(separator: "; ")),
            ]
        }
        let standing = instrument.standing(on: point.day)
        let state = standing.map { "\($0.words) since \($0.since)" } ?? "no step yet"
        let titles = instrument.titles.map { title in
            let marks = [title.language, title.isOriginal ? "original" : nil].compactMap(\.self).joined(separator: ", ")
            return "  \(title.text)\(marks.isEmpty ? "" : " [\(marks)]")"
        }
        let parts = [instrument.kind, instrument.number, instrument.issuingBody].compactMap(\.self).joined(separator: ", ")
        call.show(
            Table(columns: columns, rows: rows),
            before: [call.heading(instrument.id.text)] + titles + ["\(parts); as of \(point.day): \(state).", ""])
        return 0
    }
}

/// Whether something has happened by a day: certainly, possibly, or not yet.
enum HappenedWords {
    static func of(_ occurred: EDTF, on day: Day) -> String {
        if occurred.last <= day { return "yes" }
        return occurred.first <= day ? "possibly" : "not yet"
    }
}
