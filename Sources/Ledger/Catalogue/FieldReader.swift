// Reads a payload against the declared fields: checks the form of every value, resolves names once, and
// collects every problem. It knows no event type and does not look at what is recorded but for names.
public import JSON

/// What names mean at the moment of recording: resolves a bare indicator to `checklist/indicator`.
public struct NameResolver: Sendable {
    let indicator: @Sendable (String) -> Result<IndicatorID, Problem>

    /// Resolves indicators with a function whose problem carries no path.
    public init(indicator: @escaping @Sendable (String) -> Result<IndicatorID, Problem>) {
        self.indicator = indicator
    }

    /// The same, but full indicator names are left as they are, known or not.
    public var takingFullNames: NameResolver {
        NameResolver { text in text.contains("/") ? .success(IndicatorID(text)) : indicator(text) }
    }

    /// Leaves full indicator names as they are and refuses bare ones.
    public static let none = NameResolver { text in
        text.contains("/")
            ? .success(IndicatorID(text))
            : .failure(Problem(.unknownIndicator, at: [], "indicator “\(text)” is not known here"))
    }
}

/// Reads JSON as the fields say; the result holds names in their resolved form.
public struct FieldReader: Sendable {
    let names: NameResolver

    /// A reader that resolves names with the resolver given.
    public init(names: NameResolver) { self.names = names }

    /// Reads an object; every problem is added with its place, and what could not be read is left out.
    public func read(
        _ json: JSON, as fields: [Field], at path: [String], into problems: inout [Problem]
    ) -> [String: JSON] {
        let first = problems.count
        guard case .object(let members) = json else {
            problems.append(.wrongKind(.record(fields), of: path.last ?? "value", at: path))
            return [:]
        }
        let result = read(members, as: fields, into: &problems)
        FieldReader.enclose(&problems, from: first) { path }
        return result
    }

    // Places are written down from the inside out and only where there is a problem: most values have none.
    private func read(
        _ members: [String: JSON], as fields: [Field], into problems: inout [Problem]
    ) -> [String: JSON] {
        let first = problems.count
        var result = [String: JSON](minimumCapacity: members.count)
        var known = 0
        for field in fields {
            let member = members[field.name]
            if member != nil { known += 1 }
            if let member, member != .null {
                result[field.name] = value(member, field.kind, at: .name(field.name), into: &problems)
            } else if field.isRequired {
                problems.append(.missing(field, at: []))
            }
        }
        if known < members.count {
            let unknown = members.keys.filter { name in !fields.contains { $0.name == name } }.sorted()
            problems.insert(
                contentsOf: unknown.map { .unknownField($0, among: fields, at: []) }, at: first)
        }
        return result
    }

    private enum Step {
        case name(String)
        case index(Int)

        var text: String {
            switch self {
            case .name(let name): name
            case .index(let index): "\(index)"
            }
        }
    }

    private func value(
        _ json: JSON, _ kind: Field.Kind, at step: Step, into problems: inout [Problem]
    ) -> JSON? {
        let first = problems.count
        let value = value(json, kind, called: step, into: &problems)
        FieldReader.enclose(&problems, from: first) { [step.text] }
        return value
    }

    private static func enclose(_ problems: inout [Problem], from first: Int, in path: () -> [String]) {
        guard first < problems.count else { return }
        let path = path()
        for index in first..<problems.count { problems[index] = problems[index].within(path) }
    }

    private func value(
        _ json: JSON, _ kind: Field.Kind, called step: Step, into problems: inout [Problem]
    ) -> JSON? {
        switch (kind, json) {
        case (.list(let kind), .list(let items)):
            return .list(
                items.enumerated().compactMap { index, item in
                    value(item, kind, at: .index(index), into: &problems)
                })
        case (.record(let fields), .object(let members)):
            return .object(read(members, as: fields, into: &problems))
        case (.map(let kind), .object(let members)):
            var result: [String: JSON] = [:]
            for (name, member) in members.sorted(by: { $0.key < $1.key }) {
                result[name] = value(member, kind, at: .name(name), into: &problems)
            }
            return .object(result)
        case (.object, .object), (.truth, .boolean): return json
        case (.count, .integer(let number)) where number >= 0: return json
        default:
            guard case .text(let text) = json, !text.isEmpty, kind.isText else {
                problems.append(.wrongKind(kind, of: step.text, at: []))
                return nil
            }
            do {
                return .text(try resolve(text, kind))
            } catch {
                problems.append(error)
                return nil
            }
        }
    }

    private func resolve(_ text: String, _ kind: Field.Kind) throws(Problem) -> String {
        switch kind {
        case .jurisdiction:
            do { return try Jurisdiction.resolve(text).code } catch {
                throw Problem(.badName, at: [], error.message)
            }
        case .indicator: return try names.indicator(text).get().text
        case .date:
            do { return try EDTF(text).text } catch {
                throw Problem(.badDate, at: [], "“\(text)” is not a date: \(error.message)")
            }
        case .day:
            guard let day = Day(text), day.description == text else {
                throw Problem(.badDate, at: [], "“\(text)” is not an exact day: give it as 2022-04-12")
            }
            return text
        case .choice(let words):
            guard words.contains(text) else {
                let hint = Suggestion.sentence(for: text, among: words)
                throw Problem(
                    .wrongKind, at: [], "“\(text)” is not one of \(words.joined(separator: ", ")).\(hint)")
            }
            return text
        default:
            guard let rule = NameForm.of(kind) else { return text }
            guard rule.accepts(text) else {
                throw Problem(.badName, at: [], "“\(text)” is not \(rule.words)")
            }
            return text
        }
    }
}

extension Field.Kind {
    var isText: Bool {
        switch self {
        case .list, .record, .map, .object, .truth, .count: false
        default: true
        }
    }
}
