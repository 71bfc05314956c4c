// The leaf of an event: what of it the tree vouches for. Nothing that a redaction may erase stands in it as it is.
public import JSON
public import Ledger

/// The input of an event's leaf: its envelope, and the digests of its erasable parts, as one RFC 8785 object.
public struct EventLeaf: Sendable, Hashable {
    /// The canonical object.
    public let bytes: [UInt8]
    /// The event that it is the leaf of.
    public let id: EventID
    /// Where the event stands; the leaf stands there too, counted from 0.
    public let position: Position

    /// The leaf of an event; what was erased of it counts by its kept digest.
    public init(_ event: Event, _ evidence: EventEvidence) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(800)
        EventLeaf.write(event, evidence, to: &bytes)
        self.bytes = bytes
        (id, position) = (event.id, event.position)
    }

    /// The leaf of an event by the evidence that it carries as its salt; nil where those bytes are no evidence.
    public init?(_ event: Event) {
        guard let evidence = EventEvidence(event) else { return nil }
        self.init(event, evidence)
    }

    init(bytes: [UInt8], id: EventID, position: Position) {
        (self.bytes, self.id, self.position) = (bytes, id, position)
    }

    /// The hash of the leaf in the tree.
    public var hash: Digest { MerkleTree.leafHash(bytes) }

    /// The canonical object as a tree.
    public var json: JSON { (try? JSON(parsing: bytes)) ?? .null }

    /// The canonical object as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    // The order is that of RFC 8785; a test holds it to the canonical writer.
    private static func write(_ event: Event, _ evidence: EventEvidence, to output: inout [UInt8]) {
        let content = event.content
        write("{\"id\":", text: event.id.text, to: &output)
        write(",\"note\":\"", digestOf: .note, event, evidence, to: &output)
        write(",\"occurred\":", text: content.occurred.text, to: &output)
        write(",\"payload\":\"", digestOf: .payload, event, evidence, to: &output)
        write(",\"position\":", number: event.position.number, to: &output)
        write(",\"recorded\":", text: event.recorded.description, to: &output)
        write(",\"recordedBy\":\"", digestOf: .recordedBy, event, evidence, to: &output)
        write(",\"source\":", text: event.origin, to: &output)
        write(",\"sources\":\"", digestOf: .sources, event, evidence, to: &output)
        write(",\"type\":", text: content.type, to: &output)
        write(",\"version\":", number: content.version, to: &output)
        output.append(UInt8(ascii: "}"))
    }

    private static func write(_ member: String, text: String, to output: inout [UInt8]) {
        output.append(contentsOf: member.utf8)
        JSON.text(text).write(canonicalTo: &output)
    }

    private static func write(_ member: String, number: Int, to output: inout [UInt8]) {
        output.append(contentsOf: member.utf8)
        JSON.integer(number).write(canonicalTo: &output)
    }

    private static func write(
        _ member: String, digestOf part: ErasablePart, _ event: Event, _ evidence: EventEvidence,
        to output: inout [UInt8]
    ) {
        output.append(contentsOf: member.utf8)
        evidence.digest(of: part, in: event).write(to: &output)
        output.append(UInt8(ascii: "\""))
    }
}
