// Where the instruments stand.
import CommandParsing
import Ledger
import LedgerService
import Tables

extension Command {
    private static let state = Option<String>(
        "state", valueName: "STATE", reading: .choice(of: State.allCases.map(\.words)),
        help: "Only those in this state.")

    static let instruments = Command(
        CommandDeclaration(
            "instruments", group: "Replay", summary: "List instruments and where they stand.",
            discussion: ["The CSV columns are instrument, jurisdiction, kind, title, state, since."],
            options: CommonOptions.point + [
                CommonOptions.jurisdiction, CommonOptions.region, state, CommonOptions.format,
            ],
            examples: [
                (
                    "lawledger instruments --as-of 2022-04-19 --jurisdiction ID",
                    "where Indonesia's laws stood on a day"
                )
            ])
    ) { call in
        let reader = try call.reader()
        let point = try call.point(reader)
        try call.noteErasures(reader, at: point, about: { $0.areAny("instrument") })
        let wanted = call.invocation.value(of: state)
        let found = try reader.instruments(
            at: point, jurisdictions: try call.jurisdictions(reader, point) ?? []
        ).filter { wanted == nil || $0.standing?.state.words == wanted }
        call.show(
            Table(columns: InstrumentTable.columns, rows: found.map(InstrumentTable.row)),
            after: found.isEmpty ? ["No instrument is known at this point."] : [])
        return 0
    }
}

enum InstrumentTable {
    static let columns = [
        Table.Column("instrument", title: "Instrument"),
        Table.Column("jurisdiction", title: "Jurisdiction", audience: .machines),
        Table.Column("kind", title: "Kind", audience: .machines), Table.Column("title", title: "Title"),
        Table.Column("state", title: "State"), Table.Column("since", title: "Since", audience: .machines),
    ]

    static func row(_ item: InstrumentStanding) -> [Table.Cell] {
        let words = item.standing.map { "\($0.words) since \($0.since)" } ?? "no step yet"
        return [
            Table.Cell(item.instrument.id.text), Table.Cell(item.instrument.id.jurisdiction?.code ?? ""),
            Table.Cell(item.instrument.kind), Table.Cell(item.instrument.title ?? ""),
            Table.Cell(
                item.standing?.state.words ?? "",
                display: item.isPossible ? "\(words) (a change is possible)" : words),
            Table.Cell(item.standing?.since.text ?? ""),
        ]
    }
}

extension Standing {
    /// The state with the provisions it is limited to.
    var words: String {
        provisions.isEmpty ? state.words : "\(state.words) (\(provisions.joined(separator: ", ")))"
    }
}
