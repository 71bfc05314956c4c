// Who takes part in which treaty.
import CommandParsing
import Ledger
import LedgerService
import Tables

extension Command {
    private static let treaty = Option<String>("treaty", valueName: "ID", reading: .text, help: "One treaty.")

    static let treaties = Command(
        CommandDeclaration(
            "treaties", group: "Replay", summary: "List the participation of jurisdictions in treaties.",
            discussion: [
                "The CSV columns are treaty, jurisdiction, status, since, act (by which it is a party), possible (whether a"
                    + " change is possible). Without --jurisdiction or --region those that"
                    + " have acted are listed; with them also those that have taken no action."
            ],
            options: CommonOptions.point + [
                treaty, CommonOptions.jurisdiction, CommonOptions.region, CommonOptions.format,
            ],
            examples: [("lawledger treaties --region AIPA", "which members of a body are parties")])
    ) { call in
        let reader = try call.reader()
        let point = try call.point(reader)
        try call.noteErasures(reader, at: point, about: { $0.areAny("instrument") })
        let found = try reader.treaties(
            at: point, treaty: call.invocation.value(of: treaty),
            jurisdictions: try call.jurisdictions(reader, point) ?? [])
        call.show(
            Table(columns: TreatyTable.columns, rows: found.map(TreatyTable.row)),
            after: found.isEmpty ? ["No act about a treaty is known at this point."] : [])
        try call.state([point], reader)
        return 0
    }
}

enum TreatyTable {
    static let columns = [
        Table.Column("treaty", title: "Treaty", isKey: true),
        Table.Column("jurisdiction", title: "Jurisdiction", isKey: true),
        Table.Column("status", title: "Status"), Table.Column("since", title: "Since"),
        Table.Column("act", title: "Act", audience: .machines),
        Table.Column("possible", title: "Possible", jsonKind: .boolean, audience: .machines),
    ]

    static func row(
        _ item: (treaty: InstrumentID, jurisdiction: Jurisdiction, participation: Participation)
    ) -> [Table.Cell] {
        let status = item.participation.status.rawValue
        let act = item.participation.act.map { " (\($0.rawValue))" } ?? ""
        let possible = item.participation.isPossible ? ", a change is possible" : ""
        let jurisdiction = item.jurisdiction
        return [
            Table.Cell(item.treaty.text),
            Table.Cell(jurisdiction.code, display: jurisdiction.codeAndName),
            Table.Cell(status, display: status + act + possible),
            Table.Cell(item.participation.since?.text ?? ""),
            Table.Cell(item.participation.act?.rawValue ?? ""),
            Table.Cell(item.participation.isPossible ? "true" : "false"),
        ]
    }
}

extension Call {
    /// The jurisdictions that the options choose; nil where they choose none.
    func jurisdictions(_ reader: LedgerReader, _ point: Point) throws -> [Jurisdiction]? {
        let asked = try invocation.values(of: CommonOptions.jurisdiction).map { try reader.jurisdiction($0) }
        guard let region = invocation.value(of: CommonOptions.region) else {
            return asked.isEmpty ? nil : asked
        }
        let members = try reader.body(region, at: point.position).members(on: point.day)
        return asked.isEmpty ? members : members.filter(asked.contains)
    }
}

extension Jurisdiction {
    /// `KH Cambodia`; a part by its code alone.
    var codeAndName: String { isPart ? code : "\(code) \(name)" }
}
