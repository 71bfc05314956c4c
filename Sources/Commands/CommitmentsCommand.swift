// What consultations undertook, and what became of it.
import CommandParsing
import Ledger
import LedgerService
import Tables

extension Command {
    private static let kind = Option<CommitmentKind>(
        "kind", valueName: "KIND", reading: .choice, help: "Only this kind.")
    private static let standing = Option<Commitment.State>(
        "state", valueName: "STATE", reading: .choice, help: "Only those in this state.")

    static let commitments = Command(
        CommandDeclaration(
            "commitments", group: "Replay", summary: "List what consultations undertook, by kind and state.",
            options: CommonOptions.point + [kind, standing, CommonOptions.format],
            examples: [
                ("lawledger commitments --kind commitment", "the commitments and where they stand")
            ])
    ) { call in
        let reader = try call.reader()
        let point = try call.point(reader)
        try call.noteErasures(reader, at: point, about: { $0.areAny("commitment") })
        let (kind, state) = (call.invocation.value(of: kind), call.invocation.value(of: standing))
        let found = try reader.commitments(at: point)
            .filter { (kind == nil || $0.kind == kind) && (state == nil || $0.state == state) }
        let states = Dictionary(grouping: found, by: \.state).map { "\($0.value.count) \($0.key.rawValue)" }
        let sum =
            found.isEmpty
            ? "No commitment is known at this point." : states.sorted().joined(separator: ", ") + "."
        call.show(
            Table(columns: CommitmentTable.columns, rows: found.map(CommitmentTable.row)),
            paragraphs: found.map(CommitmentTable.paragraph), after: [sum])
        try call.state([point], reader)
        return 0
    }
}

enum CommitmentTable {
    static let columns = [
        Table.Column("commitment", title: "Commitment"), Table.Column("kind", title: "Kind"),
        Table.Column("state", title: "State"), Table.Column("since", title: "Since"),
        Table.Column("due", title: "Due"),
        Table.Column("overdue", title: "Overdue", jsonKind: .boolean, audience: .machines),
        Table.Column("consultation", title: "Consultation"), Table.Column("by", title: "By"),
        Table.Column("heading", title: "Heading", audience: .machines), Table.Column("text", title: "Text"),
    ]

    static func row(_ item: Commitment) -> [Table.Cell] {
        [
            Table.Cell(item.id.text), Table.Cell(item.kind.rawValue),
            Table.Cell(
                item.state.rawValue, display: item.isOverdue ? "\(item.state.rawValue), overdue" : nil),
            Table.Cell(item.since.text), Table.Cell(item.due?.text ?? ""),
            Table.Cell(item.isOverdue ? "true" : "false"), Table.Cell(item.consultation?.text ?? ""),
            Table.Cell(item.by ?? ""), Table.Cell(item.heading ?? ""), Table.Cell(item.text),
        ]
    }

    /// The name and where it stands; below, who undertook it and its words.
    static func paragraph(_ item: Commitment) -> Paragraph {
        let due = item.due.map { ", due \($0)\(item.isOverdue ? " and overdue" : "")" } ?? ""
        let by = [item.by, item.consultation.map { "at \($0)" }].compactMap(\.self).joined(separator: " ")
        return Paragraph(
            "\(item.id): \(item.kind.rawValue) \(by), \(item.state.rawValue) since \(item.since)\(due)",
            style: item.isOverdue ? .attention : .strong,
            lines: [item.heading, item.text].compactMap(\.self))
    }
}
