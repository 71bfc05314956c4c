// Random logs that the rules accept: every proposal goes through the checks of an append, and what they refuse
// is dropped. What is proposed for each type is in the extensions.
import EventLog
import JSON
import Ledger
import Synchronization

/// A log of random events, the same for the same seed.
struct RandomLog {
    /// What was accepted, with recorded times that are to be kept.
    private(set) var proposals: [Proposal] = []
    /// The accepted events as they will stand in any log.
    private(set) var events: [Event] = []
    /// How many proposals the rules refused.
    private(set) var refused = 0
    var random: SeededGenerator
    var dates: RandomDates
    private var session: AppendSession
    private var recorded = RandomLog.start

    static let origin = "urn:random"
    static let now = Instant.startOfDay(Day(number: 30_000))
    static let start = Instant.startOfDay(Day(number: 18_262))

    static func terms(_ seed: Int) -> AppendTerms {
        AppendTerms(now: now, recordedBy: "tester", keepsRecorded: true) {
            Array(repeating: UInt8(seed & 127), count: $0)
        }
    }

    /// Terms that give the present instant as the recorded one.
    static var unkept: AppendTerms {
        var terms = terms(1)
        terms.keepsRecorded = false
        let counter = Mutex<UInt8>(0)
        terms.random = { count in
            let next = counter.withLock { counter in
                counter &+= 1
                return counter
            }
            return Array(repeating: next, count: count)
        }
        return terms
    }

    /// A log with checklists, a body and at least so many further events.
    init(seed: Int, events count: Int) throws {
        random = SeededGenerator(seed: seed)
        dates = RandomDates(&random)
        session = try AppendSession(
            MemoryLog(origin: RandomLog.origin), known: Knowledge(), origin: RandomLog.origin,
            RandomLog.terms(seed))
        for (type, occurred, payload) in RandomLog.prelude { try propose(type, occurred, payload) }
        let end = proposals.count + count
        while proposals.count < end { try grow() }
    }

    /// The identifiers of the accepted events of a type, or of types that begin so.
    func ids(_ type: String = "") -> [EventID] { events.filter { $0.content.type.hasPrefix(type) }.map(\.id) }

    /// What is believed of an accepted event; nil while it is retracted.
    func content(_ id: EventID) -> Content? { session.known.entry(id)?.content }

    /// Proposes an event; what is refused leaves no trace.
    mutating func propose(_ type: String, _ occurred: String, _ payload: JSON) throws {
        var data: [String: JSON] = ["occurred": .text(occurred), "payload": payload, "sources": sources()]
        if random.happens(10) { data["note"] = "A remark." }
        var proposal = Proposal(id: EventID("e\(proposals.count + 1)"), type: type, data: .object(data))
        if random.happens(70) {
            recorded = Instant(microseconds: recorded.microseconds + Int64(random.below(40)) * 43_200_000_000)
        }
        proposal.recorded = recorded
        proposal.recordedBy = random.happens(50) ? "an officer" : "another officer"
        proposal.origin = random.happens(80) ? RandomLog.origin : "urn:elsewhere"
        proposal.salt = (0..<16).map { _ in UInt8(random.below(256)) }
        switch try session.admit(proposal) {
        case .new(let event, _, _, _):
            proposals.append(proposal)
            events.append(event)
        case .known, .refused: refused += 1
        }
    }

    private mutating func sources() -> JSON {
        random.happens(70)
            ? ["none": "a test"]
            : [["title": "Gazette", "locator": .text("p. \(1 + random.below(9))"), "language": "en"]]
    }

    private mutating func grow() throws {
        guard
            let type = random.one(
                of: RandomLog.weights.flatMap { Array(repeating: $0.type, count: $0.weight) })
        else { return }
        if type == "event.corrected" { return try correct() }
        if type == "event.retracted" { return try retract() }
        guard let (name, occurred, payload) = draft(of: type) else { return }
        try propose(name, occurred, payload)
    }

    private static let weights: [(type: String, weight: Int)] = [
        ("instrument", 30), ("finding.recorded", 16), ("assessment.recorded", 18), ("cell.disputed", 4),
        ("cell.dispute-answered", 3), ("indicator.revised", 4), ("indicator.retired", 1),
        ("statement.reported", 3),
        ("treaty", 4), ("consultation", 3), ("commitment", 4), ("body", 2), ("regional", 2),
        ("event.corrected", 14), ("event.retracted", 10),
    ]
}

extension RandomLog {
    /// Another date, other sources, another note or another payload of the same type for an earlier event.
    private mutating func correct() throws {
        // Often what was corrected before, so that corrections meet.
        let corrected = events.compactMap { $0.content.payload["event"]?.asText }.map { EventID($0) }
        let pool = random.happens(35) && !corrected.isEmpty ? corrected : ids()
        guard let id = random.one(of: pool), let content = content(id) else { return }
        var payload: [String: JSON] = ["event": .text(id.text), "because": "It was wrong."]
        if random.happens(45) { payload["occurred"] = .text(dates.date(&random)) }
        if random.happens(15) { payload["note"] = "Another remark." }
        if random.happens(15) { payload["sources"] = [["title": "Another gazette"]] }
        if payload.count == 2 || random.happens(20) { payload["payload"] = revised(content) }
        try propose("event.corrected", dates.date(&random), .object(payload))
    }

    /// A payload of the same type; for most types another one altogether, such as of another cell.
    private mutating func revised(_ content: Content) -> JSON {
        if content.type.hasPrefix("indicator."),
            case .object(let drafted)? = draft(of: "indicator.revised")?.2
        {
            let kept = content.payload.members.filter { ["checklist", "indicator"].contains($0.key) }
            return .object(drafted.merging(kept) { $1 })
        }
        guard let drafted = draft(of: content.type)?.2.asObject else { return content.payload.value }
        if content.type.hasPrefix("instrument."), random.happens(60), let same = content.payload["instrument"]
        {
            return .object(drafted.merging(["instrument": same]) { $1 })
        }
        return .object(drafted)
    }

    /// Anything may be taken back, corrections and retractions oftener than the rest, definitions seldom.
    private mutating func retract() throws {
        let amendments = ids("event.")
        let pool = random.happens(45) && !amendments.isEmpty ? amendments : ids()
        guard let id = random.one(of: pool) else { return }
        let isDefinition = events.contains { $0.id == id && $0.content.type == "indicator.defined" }
        guard !isDefinition || random.happens(25) else { return }
        try propose(
            "event.retracted", dates.date(&random), ["event": .text(id.text), "because": "It was an error."])
    }
}
