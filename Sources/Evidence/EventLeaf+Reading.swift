// Reads the leaf of an event from a proof. It is canonical, or it would not be the bytes that were hashed.
private import JSON
private import Ledger

extension EventLeaf {
    private static let texts = ["id", "occurred", "recorded", "source", "type"]
    private static let numbers = ["position", "version"]
    private static let members = Set(texts + numbers + ErasablePart.allCases.map(\.rawValue))

    /// What is wrong with a leaf that was read, and what to do.
    struct Malformed: Error {
        let message: String

        init(_ message: String) { self.message = message + ": ask for the proof again" }
    }

    /// Reads the canonical object of a leaf, with all its members and no others.
    init(reading bytes: [UInt8]) throws(Malformed) {
        guard let value = CanonicalJSON(canonical: bytes)?.value, case .object(let object) = value else {
            throw Malformed("what is proved is not an object in RFC 8785 form")
        }
        if let other = object.keys.sorted().first(where: { !EventLeaf.members.contains($0) }) {
            throw Malformed("“\(TextField.shortened(other[...]))” is no member of an event's leaf")
        }
        if let missing = EventLeaf.members.subtracting(object.keys).min() {
            throw Malformed("“\(missing)” is missing in the event's leaf")
        }
        for name in EventLeaf.texts where (object[name]?.asText ?? "").isEmpty {
            throw Malformed("“\(name)” of the event's leaf must be text")
        }
        for name in EventLeaf.numbers where EventLeaf.count(object[name]) == nil {
            throw Malformed("“\(name)” of the event's leaf must be a whole number from 1 on")
        }
        for part in ErasablePart.allCases
        where Digest(hexadecimal: object[part.rawValue]?.asText ?? "") == nil {
            throw Malformed("“\(part.rawValue)” of the event's leaf must be 64 lower-case hexadecimal digits")
        }
        self.init(
            bytes: bytes, id: EventID(object["id"]?.asText ?? ""),
            position: Position(EventLeaf.count(object["position"]) ?? 0))
    }

    private static func count(_ json: JSON?) -> Int? {
        guard case .integer(let number)? = json, number > 0 else { return nil }
        return number
    }
}
