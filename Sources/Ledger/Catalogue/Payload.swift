// Reads the fields of a payload whose form has been checked. A field that is absent reads as nil or empty;
// nothing here fails, because FieldReader has refused what is malformed.
public import JSON

/// A checked payload, read field by field.
public struct Payload: Sendable {
    private let form: Form

    /// A canonical text is read where it stands; a tree is the other way to the same values.
    private enum Form: Sendable {
        case index(CanonicalIndex)
        case tree([String: JSON])
    }

    /// Wraps the members of a payload or of one of its objects.
    public init(_ members: [String: JSON]) { form = .tree(members) }

    /// Reads a payload in canonical form without making a tree of it.
    public init(_ payload: CanonicalJSON) {
        form = CanonicalIndex(payload.bytes).map(Form.index) ?? .tree(payload.members)
    }

    private init(form: Form) { self.form = form }

    /// The field as JSON, or nil where there is none.
    func json(_ name: String) -> JSON? {
        switch form {
        case .index(let index): index.range(of: name).map { index.json(at: $0) }
        case .tree(let members): members[name]
        }
    }

    /// The field in canonical form, or nil where there is none.
    func canonical(_ name: String) -> CanonicalJSON? {
        switch form {
        case .index(let index): index.range(of: name).map { index.canonical(at: $0) }
        case .tree(let members): members[name].map { CanonicalJSON($0) }
        }
    }

    func text(_ name: String) -> String? {
        switch form {
        case .index(let index): index.text(of: name)
        case .tree(let members): members[name]?.asText
        }
    }

    func texts(_ name: String) -> [String] {
        switch form {
        case .index(let index):
            var texts: [String] = []
            index.forEachItem(of: name) { item in
                if let text = index.text(at: item) { texts.append(text) }
            }
            return texts
        case .tree(let members): return (members[name]?.asList ?? []).compactMap(\.asText)
        }
    }

    func records(_ name: String) -> [Payload] {
        switch form {
        case .index(let index):
            var records: [Payload] = []
            index.forEachItem(of: name) { item in
                if let record = CanonicalIndex(index.bytes, from: item.lowerBound) {
                    records.append(Payload(form: .index(record)))
                }
            }
            return records
        case .tree(let members): return (members[name]?.asList ?? []).compactMap(\.asObject).map(Payload.init)
        }
    }

    /// The members of a field that are true or false, by name.
    func truths(_ name: String) -> [String: Bool] {
        switch form {
        case .index(let index): index.truths(of: name)
        case .tree(let members): (members[name]?.asObject ?? [:]).compactMapValues(\.asBoolean)
        }
    }

    func map(_ name: String) -> [String: JSON] { json(name)?.asObject ?? [:] }
    func count(_ name: String) -> Int? { json(name)?.asInteger }
    func truth(_ name: String) -> Bool? { json(name)?.asBoolean }
}

extension Payload {
    func required(_ name: String) -> String { text(name) ?? "" }
    func date(_ name: String) -> EDTF? { text(name).flatMap { try? EDTF($0) } }
    func day(_ name: String) -> Day? { text(name).flatMap { Day($0) } }

    func instrument(_ name: String = "instrument") -> InstrumentID { InstrumentID(required(name)) }
    func indicator() -> IndicatorID { IndicatorID(required("indicator")) }
    func jurisdiction(_ name: String = "jurisdiction") -> Jurisdiction? {
        text(name).flatMap { try? Jurisdiction(code: $0) }
    }
    func jurisdictions(_ name: String) -> [Jurisdiction] {
        texts(name).compactMap { try? Jurisdiction(code: $0) }
    }
    func cell() -> Cell? { jurisdiction().map { Cell($0, indicator()) } }

    var titles: [Title] {
        records("titles").map {
            Title(
                text: $0.required("text"), language: $0.text("language"),
                isOriginal: $0.truth("original") ?? false)
        }
    }
}
