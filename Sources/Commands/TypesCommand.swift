// The catalogue: every event type, its fields, and an example that can be pasted.
import CommandParsing
import Ledger
import LedgerService
import Tables

extension Command {
    private static let type = Argument<String>(
        "TYPE", reading: .text(offering: Catalogue.all.map { $0.name }),
        help: "One type; all of them if absent.", count: .optional)

    static let types = Command(
        CommandDeclaration(
            "types", group: "Inspect",
            summary: "Show the catalogue of event types, or one type with an example to paste.",
            arguments: [type], options: [CommonOptions.format],
            examples: [
                ("lawledger types", "all types"),
                ("lawledger types finding.recorded", "the fields of one, with an example"),
            ])
    ) { call in
        guard let name = call.invocation.argument(type) else {
            let columns = [
                Table.Column("type", title: "Type"),
                Table.Column("version", title: "Version", jsonKind: .integer, audience: .machines),
                Table.Column("family", title: "Family"), Table.Column("summary", title: "When to record it"),
            ]
            let rows = Catalogue.all.map {
                [
                    Table.Cell($0.name), .integer($0.version), Table.Cell($0.family.rawValue),
                    Table.Cell($0.summary),
                ]
            }
            call.show(Table(columns: columns, rows: rows))
            return 0
        }
        guard let type = Catalogue.type(named: name) else {
            throw QuestionProblem(Catalogue.unknown(name).message)
        }
        let columns = [
            Table.Column("field", title: "Field"),
            Table.Column("required", title: "Required", jsonKind: .boolean),
            Table.Column("kind", title: "What it holds"), Table.Column("help", title: "Meaning"),
        ]
        let rows = type.fields.map {
            [
                Table.Cell($0.name),
                Table.Cell($0.isRequired ? "true" : "false", display: $0.isRequired ? "yes" : ""),
                Table.Cell($0.kind.words), Table.Cell($0.help),
            ]
        }
        call.heading("\(type.name), version \(type.version)")
        call.show(
            Table(columns: columns, rows: rows), before: [type.summary, ""],
            after: ["", "Example:", "  " + ExampleLine.of(type)])
        return 0
    }
}
