// Asks for an event field by field, in the words of the catalogue.
import JSON
import Ledger
import LedgerService
import Tables

struct Questionnaire {
    private let call: Call
    private let type: EventType

    init(_ call: Call, _ type: EventType) {
        self.call = call
        self.type = type
    }

    /// The proposal that the answers describe.
    func proposal() throws -> Proposal {
        call.world.say("\(type.summary)\nAn empty line leaves a field out; several values go on several lines.\n")
        var options: [(name: String, value: String)] = []
        for field in type.fields { options += try answers(field).map { (field.name, $0) } }
        let payload = try FieldOptions.payload(options, of: type.fields)
        var data: [String: JSON] = ["payload": .object(payload)]
        data["occurred"] = .text(try required("occurred", "When it happened: 2022-04-12, 2019-08, 2022-08~ …"))
        data["sources"] = try sources()
        if let note = try ask("note", "A remark.") { data["note"] = .text(note) }
        call.world.say(JSON.object(data).indented + "\n")
        guard try ask("record this", "yes to record it.") == "yes" else { throw QuestionProblem("nothing was recorded") }
        return Proposal(type: type.name, data: .object(data))
    }

    private func answers(_ field: Field) throws -> [String] {
        let name = FieldOptions.option(field.name)
        let help = "\(field.help) (\(field.kind.words))"
        let first = try field.isRequired ? required(name, help) : ask(name, help)
        guard let first else { return [] }
        var answers = [first]
        guard field.kind.takesSeveral else { return answers }
        while let next = try ask(name, "Another, or an empty line.") { answers.append(next) }
        return answers
    }

    private func sources() throws -> JSON {
        let members = try Sources.fields.reduce(into: [String: JSON]()) { members, field in
            if let text = try ask("source \(field.name)", field.help) { members[field.name] = .text(text) }
        }
        guard members.isEmpty else { return [.object(members)] }
        return ["none": .text(try required("no source because", "Why there is no source."))]
    }

    private func required(_ name: String, _ help: String) throws -> String {
        while true {
            if let text = try ask(name, help) { return text }
            call.world.say("This one is needed.\n")
        }
    }

    private func ask(_ name: String, _ help: String) throws -> String? {
        call.world.say("\(help)\n\(name): ")
        guard let line = call.world.readLine() else { throw QuestionProblem("the input ended; nothing was recorded") }
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
