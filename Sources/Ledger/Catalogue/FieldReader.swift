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
        guard case .object(let members) = json else {
            problems.append(.wrongKind(.record(fields), at: path))
            return [:]
        }
        for name in members.keys.sorted() where !fields.contains(where: { $0.name == name }) {
            problems.append(.unknownField(name, among: fields, at: path))
        }
        var result: [String: JSON] = [:]
        for field in fields {
            if let value = members[field.name], value != .null {
                result[field.name] = self.value(value, field.kind, at: path + [field.name], into: &problems)
            } else if field.isRequired {
                problems.append(.missing(field, at: path))
            }
        }
        return result
    }

    private func value(
        _ json: JSON, _ kind: Field.Kind, at path: [String], into problems: inout [Problem]
    ) -> JSON? {
        switch (kind, json) {
        case (.list(let kind), .list(let items)):
            return .list(
                items.enumerated().compactMap { index, item in
                    value(item, kind, at: path + ["\(index)"], into: &problems)
                })
        case (.record(let fields), .object):
            return .object(read(json, as: fields, at: path, into: &problems))
        case (.map(let kind), .object(let members)):
            var result: [String: JSON] = [:]
            for (name, member) in members.sorted(by: { $0.key < $1.key }) {
                result[name] = value(member, kind, at: path + [name], into: &problems)
            }
            return .object(result)
        case (.object, .object), (.truth, .boolean): return json
        case (.count, .integer(let number)) where number >= 0: return json
        default:
            guard case .text(let text) = json, !text.isEmpty, kind.isText else {
                problems.append(.wrongKind(kind, at: path))
                return nil
            }
            do {
                return .text(try resolve(text, kind))
            } catch {
                problems.append(error.within(path))
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
