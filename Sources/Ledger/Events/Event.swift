// The event: a fact recorded once and never edited. Nothing here knows what a type of event means.

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
