// What an event changes, as it is believed at one position of the log.

/// A change that is believed, with when it happened and since when it has been believed in this form.
///
/// It is filed in many places and never changed: all of them share one copy.
public struct Fact: Sendable {
    private final class Parts: Sendable {
        let position: Position
        let id: EventID
        let known: Position
        let occurred: EDTF
        let change: Change

        init(_ position: Position, _ id: EventID, _ known: Position, _ occurred: EDTF, _ change: Change) {
            self.position = position
            self.id = id
            self.known = known
            self.occurred = occurred
            self.change = change
        }
    }

    private let parts: Parts

    init(position: Position, id: EventID, known: Position, occurred: EDTF, change: Change) {
        parts = Parts(position, id, known, occurred, change)
    }

    /// The event that states it; corrections keep the position of the original.
    public var position: Position { parts.position }
    /// The identifier of that event.
    public var id: EventID { parts.id }
    /// The last event that decided what is believed here: the event itself, or a correction or retraction.
    public var known: Position { parts.known }
    /// When it happened in the world.
    public var occurred: EDTF { parts.occurred }
    /// What it changes.
    public var change: Change { parts.change }
}

extension Fact: Hashable {
    /// Whether both say the same of the same event.
    public static func == (left: Fact, right: Fact) -> Bool {
        left.parts === right.parts
            || (left.position == right.position && left.known == right.known && left.id == right.id
                && left.occurred == right.occurred && left.change == right.change)
    }

    /// Hashes the event and what decided it.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(position)
        hasher.combine(known)
    }
}
