// Bodies and their members on a day.
import CommandParsing
import Ledger
import LedgerService
import Tables

extension Command {
    static let bodies = Command(
        CommandDeclaration(
            "bodies", group: "Replay", summary: "List the bodies and their members on a day.",
            discussion: [
                "A row for each member. Members that were named with the body are members always, and have no date; the"
                    + " others have the date on which they joined."
            ],
            options: CommonOptions.point + [CommonOptions.region, CommonOptions.format],
            examples: [("lawledger bodies --as-of 2020-01-01 --region AIPA", "who was a member on a day")])
    ) { call in
        let reader = try call.reader()
        let point = try call.point(reader)
        let asked = try call.invocation.value(of: CommonOptions.region).map {
            try reader.body($0, at: point.position).id
        }
        let found = try reader.bodies(at: point).filter { asked == nil || $0.body.id == asked }
        call.show(
            Table(columns: BodyTable.columns, rows: found.flatMap { BodyTable.rows($0.body, $0.members) }),
            after: found.isEmpty ? ["No body is known at this point."] : [])
        try call.state([point], reader)
        return 0
    }
}

enum BodyTable {
    static let columns = [
        Table.Column("body", title: "Body", isKey: true), Table.Column("name", title: "Name"),
        Table.Column("jurisdiction", title: "Member", isKey: true), Table.Column("since", title: "Since"),
        Table.Column("position", title: "#", alignment: .right, jsonKind: .integer),
    ]

    /// A row for each member; one without a member for a body that has none.
    static func rows(_ body: Body, _ members: [Member]) -> [[Table.Cell]] {
        let own = [Table.Cell(body.id.text), Table.Cell(body.name)]
        guard !members.isEmpty else { return [own + [.missing, .missing, .missing]] }
        return members.map { member in
            own + [
                Table.Cell(member.jurisdiction.code, display: member.jurisdiction.codeAndName),
                Table.Cell(member.since?.text ?? ""), .position(member.position),
            ]
        }
    }
}
