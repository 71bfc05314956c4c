// The options of an event's envelope: when, on what evidence, by whom, under which identifier.
import CommandParsing
import JSON
import Ledger
import LedgerService

enum RecordOptions {
    static let occurred = Option<String>(
        "occurred", valueName: "DATE", reading: .text,
        help: "When it happened: 2022-04-12, 2019-08, 2019, 2022-08~, 2022-07/2022-12 or ../2022-04-19.")
    static let note = Option<String>(
        "note", valueName: "TEXT", reading: .text, help: "A remark, such as why this date.")
    static let id = Option<String>(
        "id", valueName: "ID", reading: .text,
        help: "The identifier of the event; a new one is made if absent.")
    private static let none = Option<String>(
        "no-source", valueName: "REASON", reading: .text, help: "There is no source, for this reason.")
    private static let source = Option<String>(
        "source", valueName: "JSON", reading: .text, help: "A source as JSON; repeat for several.",
        repeats: true)
    private static let parts: [(field: String, option: Option<String>)] = Sources.fields.map { field in
        (
            field.name,
            Option<String>(
                "source-\(field.name)", valueName: field.name.uppercased(), reading: .text, help: field.help)
        )
    }

    /// What corrections and retractions take as well.
    static let envelope: [any DeclaredOption] = [id, none] + parts.map(\.option) + [CommonOptions.recordedBy]
    static let all: [any DeclaredOption] = [occurred, note, source] + envelope

    /// The proposal that the options describe.
    static func proposal(_ call: Call, _ type: EventType) throws -> Proposal {
        var data: [String: JSON] = [
            "payload": .object(try FieldOptions.payload(call.invocation.extra, of: type.fields))
        ]
        if let occurred = call.invocation.value(of: occurred) { data["occurred"] = .text(occurred) }
        if let note = call.invocation.value(of: note) { data["note"] = .text(note) }
        let given = try call.invocation.values(of: source).map { try parsed($0, "source") }
        switch (given.isEmpty, sources(call)) {
        case (true, let sources?): data["sources"] = sources
        case (false, .list(let more)?): data["sources"] = .list(given + more)
        case (false, _): data["sources"] = .list(given)
        case (true, nil): break
        }
        return Proposal(
            id: call.invocation.value(of: id).map { EventID($0) }, type: type.name, data: .object(data))
    }

    /// The source that the parts describe, or the reason why there is none.
    static func sources(_ call: Call) -> JSON? {
        if let reason = call.invocation.value(of: none) { return ["none": .text(reason)] }
        let members = parts.reduce(into: [String: JSON]()) { members, part in
            if let text = call.invocation.value(of: part.option) { members[part.field] = .text(text) }
        }
        return members.isEmpty ? nil : .list([.object(members)])
    }

    static func parsed(_ text: String, _ option: String) throws -> JSON {
        do { return try JSON(parsing: text) } catch {
            throw QuestionProblem(
                "--\(option): \(error.message), at character \(error.offset + 1) of the value")
        }
    }
}
