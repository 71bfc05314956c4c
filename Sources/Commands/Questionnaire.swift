// Asks for an event field by field, in the words of the catalogue. Each answer is checked when it is given, so
// that a slip costs one line and not the whole form.
import CommandParsing
import EventLog
import JSON
import Ledger
import LedgerService
import Tables

struct Questionnaire {
    private let call: Call
    private let type: EventType
    private let reader: FieldReader

    init(_ call: Call, _ type: EventType) throws {
        self.call = call
        self.type = type
        let ledger = try call.reader()
        let names = try ledger.indicatorNames(at: ledger.log.head().position)
        reader = FieldReader(names: names.resolver)
    }

    /// The proposal that the answers describe.
    func proposal() throws -> Proposal {
        call.world.say(
            "\(type.summary)\nAn empty line leaves a field out; several values go on several lines;"
                + " Ctrl-D ends without recording.\n")
        var payload: [String: JSON] = [:]
        for field in type.fields { payload[field.name] = try answer(field) }
        var data: [String: JSON] = ["payload": .object(payload)]
        data["occurred"] = try answer(Questionnaire.occurred)
        data["sources"] = try sources()
        data["note"] = try answer(Questionnaire.note)
        call.world.say("\n\(Visible.lines(of: JSON.object(data).indented).joined(separator: "\n"))\n\n")
        guard try ask("Record this? yes or no", "record") == "yes" else { throw NothingRecorded() }
        let id = call.invocation.value(of: RecordOptions.id).map { EventID($0) }
        return Proposal(id: id, type: type.name, data: .object(data))
    }

    private static let occurred = Field.required(
        "occurred", .date, "When it happened: 2022-04-12, 2019-08, 2022-08~ …")
    private static let note = Field("note", .text, "A remark, such as why this date.")
    private static let noSource = Field.required("none", .text, "Why there is no source.")

    private func sources() throws -> JSON {
        while true {
            let members = try Sources.fields.reduce(into: [String: JSON]()) { members, field in
                members[field.name] = try answer(field, named: "source-\(field.name)")
            }
            if members.isEmpty { return try ["none": answer(Questionnaire.noSource) ?? .null] }
            if !Set(members.keys).isDisjoint(with: ["title", "url", "document"]) {
                return [.object(members)]
            }
            call.world.say("A source needs a title, an address or a document: once more, please.\n")
        }
    }

    /// The value of a field, one that its kind accepts; nil where it is left out.
    private func answer(_ field: Field, named name: String? = nil) throws -> JSON? {
        let name = name ?? FieldOptions.option(field.name)
        var question = "\(field.help) (\(field.kind.words)\(field.isRequired ? "; needed" : ""))"
        var answers: [String] = []
        while true {
            guard let text = try ask(question, name) else {
                if answers.isEmpty, field.isRequired {
                    call.world.say("This one is needed.\n")
                    continue
                }
                return try value(answers, field)
            }
            if let problem = problem(answers + [text], field) {
                call.world.say("No: \(Visible.escaped(problem))\n")
                continue
            }
            answers.append(text)
            guard field.kind.takesSeveral else { return try value(answers, field) }
            question = "Another, or an empty line."
        }
    }

    /// What is wrong with the answers to a question, in the words that a refusal would have.
    private func problem(_ answers: [String], _ field: Field) -> String? {
        do {
            guard let value = try value(answers, field) else { return nil }
            var problems: [Problem] = []
            _ = reader.read(.object([field.name: value]), as: [field], at: [], into: &problems)
            return problems.isEmpty ? nil : problems.map(\.message).joined(separator: "; ")
        } catch {
            return "\(error)"
        }
    }

    private func value(_ answers: [String], _ field: Field) throws -> JSON? {
        let options = answers.map { (name: field.name, value: $0) }
        return try FieldOptions.payload(options, of: [field])[field.name]
    }

    private func ask(_ question: String, _ name: String) throws -> String? {
        call.world.say("\(question)\n\(name): ")
        guard let line = call.world.readLine() else {
            call.world.say("\n")
            throw NothingRecorded()
        }
        let text = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return text.isEmpty ? nil : text
    }
}

extension Field.Kind {
    fileprivate var takesSeveral: Bool {
        switch self {
        case .list, .map: true
        default: false
        }
    }
}
