// The event: a fact recorded once and never edited. Nothing here knows what a type of event means.
public import JSON

/// The place of an event in the order of the log: 1, 2, 3 … without gaps.
public struct Position: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Counts from 1; 0 stands for "before the first event".
    public let number: Int

    /// The position with a number.
    public init(_ number: Int) { self.number = number }

    /// Before the first event.
    public static let zero = Position(0)

    /// After every event.
    public static let end = Position(Int(Int32.max))

    /// `#17`.
    public var description: String { "#\(number)" }

    /// The place right after this one.
    public var next: Position { Position(number + 1) }

    /// Orders positions as the log does.
    public static func < (left: Position, right: Position) -> Bool { left.number < right.number }
}

/// What an event says, apart from when, where and by whom it was recorded.
///
/// Two events with the same identifier must have the same content; its canonical form is RFC 8785.
public struct Content: Sendable, Hashable {
    /// The fields of an event type by name.
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
    /// The fields of its type, by name.
    public var payload: Payload

    /// Puts the parts of a content together.
    public init(
        type: String, version: Int, occurred: EDTF, sources: Sources, note: String?, payload: Payload
    ) {
        self.type = type
        self.version = version
        self.occurred = occurred
        self.sources = sources
        self.note = note
        self.payload = payload
    }

    /// The content as one JSON object; without its type and version it is the `data` of an export.
    public var json: JSON {
        var members = data
        members["type"] = .text(type)
        return .object(members)
    }

    /// The content in RFC 8785 form: equal bytes are equal contents.
    public var canonicalBytes: [UInt8] { json.canonicalBytes }

    /// The members that an export carries as `data`: everything but the type.
    public var data: [String: JSON] {
        var members: [String: JSON] = [
            "version": .integer(version), "occurred": .text(occurred.text), "sources": sources.json,
            "payload": .object(payload),
        ]
        if let note { members["note"] = .text(note) }
        return members
    }
}

/// A fact recorded once, never edited.
public struct Event: Sendable, Hashable {
    /// Its place in the log.
    public let position: Position
    /// Its name, the same in every ledger that holds it.
    public let id: EventID
    /// What it says.
    public let content: Content
    /// The instant at which the ledger learnt it; never decreases along the log.
    public let recorded: Instant
    /// Who recorded it.
    public let recordedBy: String
    /// The ledger in which it was first recorded, as a URI.
    public let origin: String
    /// Sixteen random bytes that keep digests of erased parts from being guessed.
    public let salt: [UInt8]

    /// Puts an event together.
    public init(
        position: Position, id: EventID, content: Content, recorded: Instant, recordedBy: String,
        origin: String, salt: [UInt8]
    ) {
        self.position = position
        self.id = id
        self.content = content
        self.recorded = recorded
        self.recordedBy = recordedBy
        self.origin = origin
        self.salt = salt
    }
}
