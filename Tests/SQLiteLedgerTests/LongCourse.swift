// A long log about one cell: assessments mostly in the order of their dates and often late, closed periods,
// readings of a few instruments, their steps, disputes, mentions, revisions, corrections, retractions.
import EventLog
import JSON
import Ledger

/// Events that nearly all touch one cell, the same for the same seed; they are not checked.
struct LongCourse {
    private(set) var events: [Event] = []
    private var random: SeededGenerator
    /// The day of the record, which goes on from event to event.
    private var today = 13_000
    private var kinds: [(id: EventID, type: String)] = []

    private static let instruments = ["kh/act/2010/a", "kh/act/2015/b", "kh/decree/2016/c"]
    private static let indicator = "first/grooming"

    init(seed: Int, events count: Int) throws {
        random = SeededGenerator(seed: seed + 7_000)
        for (type, occurred, payload) in RandomLog.prelude where type == "indicator.defined" {
            try add(type, occurred, payload)
        }
        while events.count < count {
            today += random.below(random.happens(10) ? 200 : 6)
            try grow()
        }
    }

    private mutating func add(_ type: String, _ occurred: String, _ payload: JSON) throws {
        let position = Position(events.count + 1)
        let id = EventID("e\(position.number)")
        let content = Content(
            type: type, version: 1, occurred: try EDTF(occurred), sources: .none(because: "a test"),
            note: nil,
            payload: payload.asObject ?? [:])
        events.append(
            Event(
                position: position, id: id, content: content,
                recorded: Instant(microseconds: Int64(position.number)), recordedBy: "tester",
                origin: "urn:long", salt: []))
        kinds.append((id, type))
    }

    /// Mostly a day of late; sometimes long ago, or imprecise.
    private mutating func date() -> String {
        let back = random.below(random.happens(25) ? 1500 : 15)
        let day = Day(number: today - back)
        let text = day.description
        guard random.happens(15) else { return text }
        let forms = [String(text.dropLast(3)), String(text.dropLast(6)), "../\(text)", "\(text)/.."]
        return random.one(of: forms) ?? text
    }

    private mutating func grow() throws {
        switch random.below(100) {
        case ..<46: try assess()
        case ..<58: try read()
        case ..<74: try step()
        case ..<77: try dispute()
        case ..<80:
            let payload: JSON = [
                "text": "So it is.", "jurisdictions": ["KH"], "indicator": .text(Self.indicator),
            ]
            try add("statement.reported", date(), payload)
        case ..<81: try revise()
        case ..<92: try correct()
        default:
            guard let id = amendable("event.retracted") else { return }
            try add("event.retracted", date(), ["event": .text(id.text), "because": "It was an error."])
        }
    }

    private mutating func assessment() -> (String, [String: JSON]) {
        var payload: [String: JSON] = ["jurisdiction": "KH", "indicator": .text(Self.indicator)]
        let levels = ["No", "No", "Partially", "Yes", "No|Partially", "Partially|Yes", "no data"]
        payload["level"] = .text(random.one(of: levels) ?? "No")
        if random.happens(8), let read = kinds.last(where: { $0.type == "finding.recorded" }) {
            payload["findings"] = [.text(read.id.text)]
        }
        if random.happens(6) { payload["criteriaVersion"] = .integer(1 + random.below(2)) }
        guard random.happens(15) else { return (date(), payload) }
        let first = Day(number: today - random.below(400))
        payload["until"] = .text(first.advanced(by: random.below(500)).description)
        return (first.description, payload)
    }

    private mutating func assess() throws {
        let (date, payload) = assessment()
        try add("assessment.recorded", date, .object(payload))
    }

    private mutating func reading() -> [String: JSON] {
        let answered = random.some(of: ["c1", "c2", "c3"], percent: 80)
        var payload: [String: JSON] = [
            "instrument": .text(random.one(of: Self.instruments) ?? ""), "indicator": .text(Self.indicator),
            "answers": .object(
                Dictionary(uniqueKeysWithValues: answered.map { ($0, .boolean(random.happens(60))) })),
        ]
        if random.happens(35) {
            payload["provisions"] = .list(
                random.some(of: RandomLog.provisions, percent: 40).map { .text($0) })
        }
        if random.happens(30) { payload["since"] = .text(date()) }
        return payload
    }

    private mutating func read() throws { try add("finding.recorded", date(), .object(reading())) }

    private mutating func step() throws {
        let names = [
            "introduced", "passed", "assented", "commenced", "commenced", "commenced", "suspended", "resumed",
            "commencement-postponed", "repealed", "reenacted", "amended",
        ]
        var payload: [String: JSON] = ["instrument": .text(random.one(of: Self.instruments) ?? "")]
        let name = random.one(of: names) ?? "commenced"
        if random.happens(35) {
            payload["provisions"] = .list(
                random.some(of: RandomLog.provisions, percent: 40).map { .text($0) })
        }
        if name == "commencement-postponed", random.happens(50) { payload["newDate"] = .text(date()) }
        try add("instrument.\(name)", date(), .object(payload))
    }

    private mutating func dispute() throws {
        var payload: [String: JSON] = ["jurisdiction": "KH", "indicator": .text(Self.indicator)]
        guard random.happens(50), let last = kinds.last(where: { $0.type == "cell.disputed" }) else {
            payload["by"] = "A ministry"
            payload["grounds"] = "An error."
            return try add("cell.disputed", date(), .object(payload))
        }
        payload["answer"] = "It was looked at."
        if random.happens(60) { payload["dispute"] = .text(last.id.text) }
        try add("cell.dispute-answered", date(), .object(payload))
    }

    private mutating func revise() throws {
        let drafts = RandomLog.prelude.filter { $0.0 == "indicator.defined" }.compactMap(\.2.asObject)
        guard var payload = random.one(of: drafts.filter { $0["criteria"]?.asList?.isEmpty == false }) else {
            return
        }
        payload["checklist"] = nil
        payload["indicator"] = .text(Self.indicator)
        try add("indicator.revised", date(), .object(payload))
    }

    /// Something recorded of late, or any of what was amended before.
    private mutating func amendable(_ type: String) -> EventID? {
        let recent = kinds.suffix(60).filter { !$0.type.hasPrefix("indicator.") }
        let allowed = type == "event.corrected" ? recent.filter { !$0.type.hasPrefix("event.") } : recent
        return random.one(of: allowed)?.id
    }

    private mutating func correct() throws {
        guard let id = amendable("event.corrected"), let kind = kinds.last(where: { $0.id == id }) else {
            return
        }
        var payload: [String: JSON] = ["event": .text(id.text), "because": "It was wrong."]
        switch kind.type {
        case "assessment.recorded" where random.happens(40):
            let (date, inner) = assessment()
            payload["occurred"] = .text(date)
            payload["payload"] = .object(inner)
        case "finding.recorded" where random.happens(60): payload["payload"] = .object(reading())
        default: payload["occurred"] = .text(date())
        }
        try add("event.corrected", date(), .object(payload))
    }
}
