// What is known of checklists and indicators, which almost every question asks. The log only grows, so that what was
// known at a position before its end never changes.
public import Ledger
import Synchronization

/// Remembers the definitions of a log from question to question.
public final class RememberedDefinitions: Sendable {
    /// The kinds of subjects that it remembers: there are few of them, and few events about each.
    public static let kinds: Set<String> = ["checklist", "indicator"]

    /// The slices of all subjects of a kind up to a position, and what is known at some of their events.
    private struct Slices {
        let through: Position
        let slices: [(subject: Subject, events: [Event])]
        /// The positions of all their events, ascending.
        let positions: [Position]
        var known: [Position: Knowledge] = [:]
    }

    /// For so many positions what is known is kept.
    private static let limit = 64

    /// Nothing is remembered yet.
    public init() {}

    private let slices = Mutex<[String: Slices]>([:])

    /// What is known of every subject of a kind at a position.
    public func knowledge(
        ofKind kind: String, at position: Position, _ log: any EventLog
    ) throws -> Knowledge {
        try slices.withLock { remembered in
            var slices: Slices
            if let earlier = remembered[kind], position <= earlier.through {
                slices = earlier
            } else {
                slices = try RememberedDefinitions.read(kind, through: position, log)
            }
            // Nothing happened to them between the last of their events and the position.
            let last = slices.positions.last { $0 <= position } ?? .zero
            if let known = slices.known[last] { return known }
            var known = Knowledge(partial: true)
            for (subject, events) in slices.slices {
                known.load(subject, slice: events.filter { $0.position <= last })
            }
            if slices.known.count >= RememberedDefinitions.limit { slices.known = [:] }
            slices.known[last] = known
            // What is asked beyond the end of the log is not the last word.
            if try slices.through <= log.head().position { remembered[kind] = slices }
            return known
        }
    }

    private static func read(_ kind: String, through: Position, _ log: any EventLog) throws -> Slices {
        let subjects = try log.subjects(kind: kind, through: through)
        let slices = try subjects.map { (subject: $0, events: try log.slice(of: $0, through: through)) }
        let positions = Set(slices.flatMap { $0.events.map(\.position) }).sorted()
        return Slices(through: through, slices: slices, positions: positions)
    }
}
