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
    static let payload = Option<String>(
        "payload", valueName: "JSON", reading: .text,
        help: "The whole payload as JSON, instead of an option for each field.")
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
    static let all: [any DeclaredOption] = [occurred, note, source, payload] + envelope

    /// The proposal that the options describe.
    static func proposal(_ call: Call, _ type: EventType) throws -> Proposal {
        var data: [String: JSON] = [:]
        data["payload"] = try payload(call, type.fields, over: [:]) ?? [:]
        data["occurred"] = call.invocation.value(of: occurred).map { .text($0) }
        data["note"] = call.invocation.value(of: note).map { .text($0) }
        let more = try call.invocation.values(of: source).map { try parsed($0, "source") }
        data["sources"] = try sources(call, more)
        let id = call.invocation.value(of: id).map { EventID($0) }
        return Proposal(id: id, type: type.name, data: .object(data))
    }

    /// Whether nothing but identifier and recorder is given, so that a person can be asked for the rest.
    static func areAbsent(_ call: Call) throws -> Bool {
        try call.invocation.extra.isEmpty && call.invocation.value(of: occurred) == nil
            && call.invocation.value(of: note) == nil && call.invocation.value(of: payload) == nil
            && sources(call, call.invocation.values(of: source).map { .text($0) }) == nil
    }

    /// The payload that the options describe, fields over those that are held; nil where none is given.
    static func payload(_ call: Call, _ fields: [Field], over held: [String: JSON]) throws -> JSON? {
        let whole = try call.invocation.value(of: payload).map { try parsed($0, "payload") }
        guard let first = call.invocation.extra.first else { return whole }
        guard whole == nil else {
            throw call.invocation.refusal(
                "--payload gives the whole payload: leave out --\(first.name), or --payload")
        }
        let changed = try FieldOptions.payload(call.invocation.extra, of: fields)
        return .object(held.merging(changed) { $1 })
    }

    /// The sources that the options describe, or the reason why there is none; nil where nothing is said.
    static func sources(_ call: Call, _ more: [JSON] = []) throws -> JSON? {
        let members = parts.reduce(into: [String: JSON]()) { members, part in
            if let text = call.invocation.value(of: part.option) { members[part.field] = .text(text) }
        }
        let all = more + (members.isEmpty ? [] : [.object(members)])
        guard let reason = call.invocation.value(of: none) else { return all.isEmpty ? nil : .list(all) }
        guard all.isEmpty else {
            throw call.invocation.refusal("--no-source says that there is none: leave it out, or the source")
        }
        return ["none": .text(reason)]
    }

    static func parsed(_ text: String, _ option: String) throws -> JSON {
        do { return try JSON(parsing: text) } catch {
            throw QuestionProblem(
                "--\(option): \(error.message), at character \(error.offset + 1) of the value")
        }
    }
}
