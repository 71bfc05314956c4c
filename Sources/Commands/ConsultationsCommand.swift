// Consultations: those that were held, with what they knew, and those that are announced.
import CommandParsing
import Ledger
import LedgerService
import Tables

extension Command {
    static let consultations = Command(
        CommandDeclaration(
            "consultations", group: "Replay", summary: "List the consultations, held or announced.",
            discussion: [
                "The name is what --at, --since and diff take. A consultation that was held has a day, and what was known when"
                    + " it reported: --as-reported asks for that."
            ],
            options: CommonOptions.point + [CommonOptions.format],
            examples: [("lawledger consultations", "what --at and diff can be asked for")])
    ) { call in
        let reader = try call.reader()
        let point = try call.point(reader)
        let found = try reader.consultationStandings(at: point)
        call.show(
            Table(columns: ConsultationTable.columns, rows: found.map(ConsultationTable.row)),
            after: found.isEmpty ? ["No consultation is known at this point."] : [])
        try call.state([point], reader)
        return 0
    }
}

enum ConsultationTable {
    static let columns = [
        Table.Column("consultation", title: "Consultation", isKey: true),
        Table.Column("title", title: "Title"),
        Table.Column("state", title: "State"), Table.Column("day", title: "Day"),
        Table.Column("planned", title: "Planned for"),
        Table.Column("known_at", title: "Reported on"),
        Table.Column("position", title: "Known up to", alignment: .right, jsonKind: .integer),
    ]

    static func row(_ item: ConsultationStanding) -> [Table.Cell] {
        [
            Table.Cell(item.consultation.id.text), Table.Cell(item.consultation.title ?? ""),
            Table.Cell(item.held == nil ? "announced" : "held"), Table.Cell(item.held?.text ?? ""),
            Table.Cell(item.consultation.planned?.text ?? ""),
            item.reported.map { Table.Cell($0.recorded.description, display: $0.recorded.day.description) }
                ?? .missing,
            .position(item.reported?.position),
        ]
    }
}
