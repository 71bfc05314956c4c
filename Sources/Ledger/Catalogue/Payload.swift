// Reads the fields of a payload whose form has been checked. A field that is absent reads as nil or empty;
// nothing here fails, because FieldReader has refused what is malformed.
public import JSON

/// A checked payload, read field by field.
public struct Payload: Sendable {
    let members: [String: JSON]

    /// Wraps the members of a payload or of one of its objects.
    public init(_ members: [String: JSON]) { self.members = members }

    func text(_ name: String) -> String? { members[name]?.asText }
    func required(_ name: String) -> String { text(name) ?? "" }
    func texts(_ name: String) -> [String] { (members[name]?.asList ?? []).compactMap(\.asText) }
    func count(_ name: String) -> Int? { members[name]?.asInteger }
    func truth(_ name: String) -> Bool? { members[name]?.asBoolean }
    func date(_ name: String) -> EDTF? { text(name).flatMap { try? EDTF($0) } }
    func day(_ name: String) -> Day? { text(name).flatMap { Day($0) } }
    func records(_ name: String) -> [Payload] {
        (members[name]?.asList ?? []).compactMap(\.asObject).map(Payload.init)
    }
    func map(_ name: String) -> [String: JSON] { members[name]?.asObject ?? [:] }

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
