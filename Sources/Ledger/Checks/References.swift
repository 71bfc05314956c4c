// Whether the things that a payload names are known. Works from the declared fields, whatever the type, and
// tells a partial knowledge beforehand what it must load.
import JSON

/// The things that a content speaks of.
public struct References: Sendable {
    /// The subjects that must be known for the content to be checked.
    public private(set) var subjects: Set<Subject> = []
    /// The events that it names.
    public private(set) var events: Set<EventID> = []
    private var named: [(kind: Field.Kind, text: String, path: [String])] = []

    /// The references of a content of a type, together with what its changes are filed under.
    public init(_ content: Content, of type: EventType, _ changes: [Change]) {
        let payload = Payload(content.payload)
        for field in type.referringFields {
            if let value = payload.json(field.name) {
                collect(value, field.kind, at: ["payload", field.name])
            }
        }
        for change in changes { subjects.formUnion(change.subjects) }
    }

    private mutating func collect(_ json: JSON, _ kind: Field.Kind, at path: [String]) {
        switch (kind, json) {
        case (.record(let fields), .object(let members)):
            for field in fields {
                if let member = members[field.name] { collect(member, field.kind, at: path + [field.name]) }
            }
        case (.list(let kind), .list(let items)):
            for (index, item) in items.enumerated() { collect(item, kind, at: path + ["\(index)"]) }
        case (.map(let kind), .object(let members)):
            for (name, member) in members { collect(member, kind, at: path + [name]) }
        case (.event, .text(let text)):
            events.insert(EventID(text))
            named.append((kind, text, path))
        case (_, .text(let text)):
            guard let subject = kind.subject(text) else { return }
            subjects.insert(subject)
            named.append((kind, text, path))
        default: return
        }
    }

    /// The things named that are not known.
    public func unknown(_ known: Knowledge) -> [Subject] {
        named.compactMap { $0.kind.subject($0.text) }.filter { !known.isKnown($0) }
    }

    /// A problem for each thing named that is not known.
    public func problems(_ known: Knowledge) -> [Problem] {
        named.compactMap { reference in
            if case .event = reference.kind {
                return known.entry(EventID(reference.text)) == nil
                    ? .unknownEvent(EventID(reference.text), at: reference.path) : nil
            }
            guard let subject = reference.kind.subject(reference.text), !known.isKnown(subject) else {
                return nil
            }
            return .unknown(subject, among: known, at: reference.path)
        }
    }
}

extension Field.Kind {
    /// Whether a value of this kind names, in any part of it, a thing that must be known.
    var namesThings: Bool {
        switch self {
        case .event, .body, .checklist, .indicator, .consultation, .commitment: true
        case .list(let kind), .map(let kind): kind.namesThings
        case .record(let fields): fields.contains { $0.kind.namesThings }
        default: false
        }
    }

    /// The subject that a name of this kind stands for, where the thing must be known.
    func subject(_ text: String) -> Subject? {
        switch self {
        case .body: .body(BodyID(text))
        case .checklist: .checklist(ChecklistID(text))
        case .indicator: .indicator(IndicatorID(text))
        case .consultation: .consultation(ConsultationID(text))
        case .commitment: .commitment(CommitmentID(text))
        default: nil
        }
    }
}

extension Problem {
    /// An event is named that the ledger does not hold.
    public static func unknownEvent(_ id: EventID, at path: [String]) -> Problem {
        Problem(.unknownEvent, at: path, "there is no event “\(id)” in this ledger")
    }

    static func unknownIndicator(_ text: String, among known: some Sequence<IndicatorID>) -> Problem {
        let names = known.flatMap { text.contains("/") ? [$0.text] : [$0.bare] }.sorted()
        return Problem(
            .unknownIndicator, at: [],
            "there is no indicator “\(text)”; define it first, or give one that is known."
                + Suggestion.sentence(for: text, among: names))
    }

    static func unknown(_ subject: Subject, among known: Knowledge, at path: [String]) -> Problem {
        let code: [String: Problem.Code] = [
            "body": .unknownBody, "checklist": .unknownChecklist, "indicator": .unknownIndicator,
            "consultation": .unknownConsultation, "commitment": .unknownCommitment,
        ]
        let names = known.subjects.filter { $0.kind == subject.kind }.map(\.key).sorted()
        return Problem(
            code[subject.kind] ?? .wrongKind, at: path,
            "there is no \(subject.kind) “\(subject.key)”; record it first, or give one that is known."
                + Suggestion.sentence(for: subject.key, among: names))
    }

    static func definedTwice(_ id: IndicatorID) -> Problem {
        Problem(
            .definedTwice, at: ["payload", "indicator"],
            "indicator “\(id)” is defined already; record indicator.revised to change it from a date on")
    }
}
