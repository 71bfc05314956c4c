// What an event says. Sources and payload are kept in the form in which they are stored and sent; they become
// trees or values where someone looks into them.
public import JSON

/// What an event says, apart from when, where and by whom it was recorded.
///
/// Two events with the same identifier must have the same content; its canonical form is RFC 8785.
public struct Content: Sendable, Hashable {
    /// The fields of an event type by name, as trees.
    public typealias Payload = [String: JSON]

    /// The stored name of its type: `instrument.commenced`.
    public var type: String
    /// The version of its type under which the payload is written; counts from 1.
    public var version: Int
    /// When it happened in the world.
    public var occurred: EDTF
    /// On what it rests.
    public var sources: Sources
    /// A remark of the recorder: which date was chosen and why.
    public var note: String?
    /// The fields of its type: always an object.
    public var payload: CanonicalJSON

    /// Puts the parts of a content together; the payload must be an object.
    public init(
        type: String, version: Int, occurred: EDTF, sources: Sources, note: String?, payload: CanonicalJSON
    ) {
        self.type = type
        self.version = version
        self.occurred = occurred
        self.sources = sources
        self.note = note
        self.payload = payload
    }

    /// Puts the parts of a content together, with the payload as trees.
    public init(
        type: String, version: Int, occurred: EDTF, sources: Sources, note: String?, payload: Payload
    ) {
        self.init(
            type: type, version: version, occurred: occurred, sources: sources, note: note,
            payload: CanonicalJSON(.object(payload)))
    }
}

extension Content {
    /// The content in RFC 8785 form: equal bytes are equal contents.
    public var canonicalBytes: [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(payload.bytes.count + sources.canonical.bytes.count + 120)
        write(to: &output, withType: true)
        return output
    }

    /// The members that an export carries as `data`, everything but the type, in RFC 8785 form.
    public var canonicalData: CanonicalJSON {
        var output: [UInt8] = []
        output.reserveCapacity(payload.bytes.count + sources.canonical.bytes.count + 80)
        writeData(to: &output)
        return CanonicalJSON(vouched: output)
    }

    /// Appends the members that an export carries as `data`, in RFC 8785 form.
    public func writeData(to output: inout [UInt8]) { write(to: &output, withType: false) }

    // The order is that of RFC 8785: note, occurred, payload, sources, type, version.
    private func write(to output: inout [UInt8], withType: Bool) {
        output.append(UInt8(ascii: "{"))
        if let note {
            output.append(contentsOf: "\"note\":".utf8)
            JSON.text(note).write(canonicalTo: &output)
            output.append(UInt8(ascii: ","))
        }
        output.append(contentsOf: "\"occurred\":".utf8)
        JSON.text(occurred.text).write(canonicalTo: &output)
        output.append(contentsOf: ",\"payload\":".utf8)
        output.append(contentsOf: payload.bytes)
        output.append(contentsOf: ",\"sources\":".utf8)
        output.append(contentsOf: sources.canonical.bytes)
        if withType {
            output.append(contentsOf: ",\"type\":".utf8)
            JSON.text(type).write(canonicalTo: &output)
        }
        output.append(contentsOf: ",\"version\":".utf8)
        JSON.integer(version).write(canonicalTo: &output)
        output.append(UInt8(ascii: "}"))
    }

    /// The content as one JSON object; without its type it is the `data` of an export.
    public var json: JSON {
        var members = data
        members["type"] = .text(type)
        return .object(members)
    }

    /// The members that an export carries as `data`: everything but the type.
    public var data: [String: JSON] {
        var members: [String: JSON] = [
            "version": .integer(version), "occurred": .text(occurred.text), "sources": sources.json,
            "payload": payload.value,
        ]
        if let note { members["note"] = .text(note) }
        return members
    }
}
