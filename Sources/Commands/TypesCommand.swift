// The catalogue: every event type, its fields, and an example that can be pasted.
import CommandParsing
import JSON
import Ledger
import LedgerService
import Tables

extension Command {
    private static let type = Argument<String>(
        "TYPE", reading: .text, help: "One type; all of them if absent.", count: .optional)

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

/// A command line that records an example of a type.
enum ExampleLine {
    static func of(_ type: EventType) -> String {
        let fields = type.fields.compactMap { field in
            type.example.payload[field.name].map { (field, $0) }
        }.flatMap { field, value in words(value).map { "--\(FieldOptions.option(field.name)) \($0)" } }
        let parts =
            ["lawledger record \(type.name)", "--occurred \(quoted(type.example.occurred))"] + fields
            + ["--source-title \(quoted("Title of the source"))"]
        return parts.joined(separator: " ")
    }

    private static func words(_ value: JSON) -> [String] {
        switch value {
        case .list(let items): items.flatMap(words)
        case .object(let members) where members.values.allSatisfy { $0.asBoolean != nil }:
            members.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value == true ? "yes" : "no")" }
        case .text(let text): [quoted(text)]
        case .boolean(let truth): [truth ? "yes" : "no"]
        default: [quoted(value.canonical)]
        }
    }

    /// In single quotes where a shell would otherwise read it differently.
    private static func quoted(_ text: String) -> String {
        let plain = text.utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
                || "-./_=:".utf8.contains($0)
        }
        return plain && !text.isEmpty
            ? text
            : "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
                + "'"
    }
}
