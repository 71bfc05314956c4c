// From `--field value` to a payload: the catalogue's fields decide how a text is read.
import CommandParsing
import JSON
import Ledger
import LedgerService

enum FieldOptions {
    /// `issuingBody` as an option: `issuing-body`.
    static func option(_ field: String) -> String {
        field.reduce(into: "") { name, letter in
            name += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
        }
    }

    /// The payload that options describe; a name that is no field stays, so that the reader can refuse it.
    static func payload(_ options: [(name: String, value: String)], of fields: [Field]) throws -> [String:
        JSON]
    {
        var payload: [String: JSON] = [:]
        for option in options {
            guard
                let field = fields.first(where: {
                    self.option($0.name) == option.name || $0.name == option.name
                })
            else {
                throw unknown(option.name, among: fields.map { self.option($0.name) })
            }
            let value = try json(option.value, field.kind, option.name)
            payload[field.name] = try joined(payload[field.name], value, field.kind, option.name)
        }
        return payload
    }

    /// Not a field; perhaps one mistyped, or an option that every event has.
    private static func unknown(_ name: String, among fields: [String]) -> QuestionProblem {
        let options = RecordOptions.all.map(\.declaration.name) + ["because", "dry-run", "format", "after"]
        return QuestionProblem(
            "there is no option or field --\(name) here: the fields are \(fields.joined(separator: ", "))."
                + Suggestion.sentence(for: "--\(name)", among: (fields + options).map { "--\($0)" }))
    }

    /// A list or a map grows with each option; anything else stands once.
    private static func joined(_ earlier: JSON?, _ value: JSON, _ kind: Field.Kind, _ name: String) throws
        -> JSON
    {
        switch (kind, earlier, value) {
        case (_, nil, _): return value
        case (.list, .list(let items)?, .list(let more)): return .list(items + more)
        case (.map, .object(let members)?, .object(let more)): return .object(members.merging(more) { $1 })
        default: throw QuestionProblem("--\(name) is given twice; it holds one value")
        }
    }

    private static func json(_ text: String, _ kind: Field.Kind, _ name: String) throws -> JSON {
        let isJSON = text.hasPrefix("{") || text.hasPrefix("[")
        switch kind {
        case .count:
            guard let number = Int(text) else {
                throw QuestionProblem("--\(name) needs a whole number, not “\(text)”")
            }
            return .integer(number)
        case .truth: return .boolean(try truth(text, name))
        case .list(let kind):
            if text.hasPrefix("[") { return try parsed(text, name) }
            return .list([try json(text, kind, name)])
        case .map(let kind):
            if isJSON { return try parsed(text, name) }
            guard let place = text.firstIndex(of: "=") else {
                throw QuestionProblem(
                    "--\(name) needs NAME=VALUE, such as --\(name) technology=yes, not “\(text)”")
            }
            let value = String(text[text.index(after: place)...])
            return .object([String(text[..<place]): try json(value, kind, name)])
        case .record(let fields):
            if isJSON { return try parsed(text, name) }
            guard let first = fields.first(where: \.isRequired) ?? fields.first else { return .object([:]) }
            return .object([first.name: .text(text)])
        case .object: return try parsed(text, name)
        default: return .text(text)
        }
    }

    private static func truth(_ text: String, _ name: String) throws -> Bool {
        switch text {
        case "yes", "true": return true
        case "no", "false": return false
        default: throw QuestionProblem("--\(name) needs yes or no, not “\(text)”")
        }
    }

    private static func parsed(_ text: String, _ name: String) throws -> JSON {
        do { return try JSON(parsing: text) } catch {
            throw QuestionProblem(
                "--\(name): \(error.message), at character \(error.offset + 1) of the value")
        }
    }
}
