// Where the instruments stand.
import CommandParsing
import Ledger
import LedgerService
import Tables

extension Command {
    private static let state = Option<String>(
        "state", valueName: "STATE", reading: .choice(of: State.allCases.map(\.words)),
        help: "Only those in this state.")

    private static let page = Option<Int>(
        "page", valueName: "NUMBER", reading: .wholeNumber(in: 1...1_000_000),
        help: "One page of a hundred instruments; all of them if absent.")

    static let instruments = Command(
        CommandDeclaration(
            "instruments", group: "Replay", summary: "List instruments and where they stand.",
            discussion: [
                "The CSV columns are instrument, jurisdiction, kind, title, state, since, provisions (to which the state is"
                    + " limited), possible (whether the day lies inside the imprecise date of a step)."
            ],
            options: CommonOptions.point + [
                CommonOptions.jurisdiction, CommonOptions.region, state, page, CommonOptions.format,
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
        let jurisdictions = try call.jurisdictions(reader, point) ?? []
        let page = call.invocation.value(of: page)
        let shown = page.map { ($0 - 1) * 100..<$0 * 100 } ?? 0..<Int.max
        var count = 0
        let after = { InstrumentTable.end(count, shown, page) }
        try call.list(InstrumentTable.columns, after: after) { add in
            try reader.forEachInstrument(at: point, jurisdictions: jurisdictions) { instrument in
                guard wanted == nil || instrument.standing?.state.words == wanted else { return true }
                if shown.contains(count) { add(InstrumentTable.row(instrument, on: point.day)) }
                count += 1
                // One more than is shown is looked for: it tells whether there is another page.
                return count <= shown.upperBound
            }
        }
        call.note(Paging.missing(page, count: count))
        try call.state([point], reader)
        return 0
    }
}

enum InstrumentTable {
    static let columns = [
        Table.Column("instrument", title: "Instrument", isKey: true),
        Table.Column("jurisdiction", title: "Jurisdiction", audience: .machines),
        Table.Column("kind", title: "Kind", audience: .machines), Table.Column("title", title: "Title"),
        Table.Column("state", title: "State"), Table.Column("since", title: "Since", audience: .machines),
        Table.Column("provisions", title: "Provisions", jsonKind: .list, audience: .machines),
        Table.Column("possible", title: "Possible", jsonKind: .boolean, audience: .machines),
        Table.Column("exceptions", title: "Exceptions", jsonKind: .list, audience: .machines),
    ]

    /// What stands below the list, given how many instruments were met.
    static func end(_ count: Int, _ shown: Range<Int>, _ page: Int?) -> [String] {
        if count == 0 { return ["No instrument is known at this point."] }
        guard let page else { return [] }
        if let missing = Paging.missing(page, count: count) { return [missing] }
        return [count > shown.upperBound ? "The next page: --page \(page + 1)." : "The last page."]
    }

    static func row(_ item: InstrumentStanding, on day: Day) -> [Table.Cell] {
        let words = item.instrument.words(on: day)
        return [
            Table.Cell(item.instrument.id.text), Table.Cell(item.instrument.id.jurisdiction?.code ?? ""),
            Table.Cell(item.instrument.kind), Table.Cell(item.instrument.title ?? ""),
            Table.Cell(
                item.standing?.state.words ?? "",
                display: item.isPossible ? "\(words) (a change is possible)" : words),
            Table.Cell(item.standing?.since.text ?? ""), .list(item.standing?.provisions ?? []),
            Table.Cell(item.isPossible ? "true" : "false"),
            .list(item.instrument.exceptionWords(on: day)),
        ]
    }
}
