// An example of an event type as a command line that a shell takes as it stands.
import CommandParsing
import JSON
import Ledger

/// A command line that records an example of a type.
enum ExampleLine {
    static func of(_ type: EventType) -> String {
        let fields = isSpelledOut(type) ? spelledOut(type) : ["--payload \(payload(type))"]
        let parts =
            ["lawledger record \(type.name)", "--occurred \(quoted(type.example.occurred))"] + fields
            + ["--source-title \(quoted("Title of the source"))"]
        return parts.joined(separator: " ")
    }

    /// Whether every field can be an option: none has the name of an option that each event has.
    private static func isSpelledOut(_ type: EventType) -> Bool {
        let taken = RecordOptions.all.map(\.declaration.name)
        return !type.example.payload.keys.contains { taken.contains(FieldOptions.option($0)) }
    }

    private static func spelledOut(_ type: EventType) -> [String] {
        type.fields.flatMap { field in
            (type.example.payload[field.name].map(words) ?? [])
                .map { "--\(FieldOptions.option(field.name)) \($0)" }
        }
    }

    private static func payload(_ type: EventType) -> String {
        quoted(JSON.object(type.example.payload).canonical)
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
