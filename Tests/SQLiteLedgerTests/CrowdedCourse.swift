// A long log about one cell and a dozen laws, one after another and each for a while: assessments, closed periods,
// readings of provisions, steps, repeals and re-enactments, disputes, revisions, and every kind of amendment, which also
// moves what it corrects to another law, to another cell and back.
import EventLog
import JSON
import Ledger

/// Proposals that nearly all touch one cell, the same for the same seed and the same answers to them.
struct CrowdedCourse {
    private var random: SeededGenerator
    /// The day of the record, which goes on from proposal to proposal.
    private var today = 12_000
    private var count = 0
    private let length: Int
    /// What was accepted, with the type.
    private var accepted: [(id: EventID, type: String)] = []

    private static let indicator = "first/grooming"
    private static let lawCount = 12

    /// The cell that nearly everything is about.
    static var cell: Cell {
        get throws { Cell(try Jurisdiction(code: "KH"), IndicatorID(indicator)) }
    }

    init(seed: Int, length: Int) {
        random = SeededGenerator(seed: seed + 9_000)
        self.length = length
    }

    /// Checklists and indicators, with which a log begins.
    static let prelude = RandomLog.prelude.filter {
        $0.0 == "indicator.defined" || $0.0.hasPrefix("checklist")
    }
    .enumerated().map { Proposal.of("p\($0.offset)", $0.element.1, $0.element.0, $0.element.2) }

    /// The next proposal; nil at the end.
    mutating func next() -> Proposal? {
        guard count < length else { return nil }
        count += 1
        today += random.below(random.happens(10) ? 150 : 9)
        let (type, date, payload) = draft()
        return .of("e\(count)", date, type, .object(payload))
    }

    /// Takes note that the log has taken a proposal.
    mutating func took(_ proposal: Proposal) {
        if let id = proposal.id { accepted.append((id, proposal.type)) }
    }

    private mutating func draft() -> (String, String, [String: JSON]) {
        switch random.below(100) {
        case ..<30: assessment()
        case ..<44: ("finding.recorded", date(), reading())
        case ..<70: step()
        case ..<74: dispute()
        case ..<76: statement()
        case ..<77: revision()
        case ..<90: correction()
        default: retraction()
        }
    }

    /// Mostly of late; sometimes long ago, ahead, or imprecise.
    private mutating func date() -> String {
        let back = random.below(random.happens(15) ? 2500 : 25) - (random.happens(6) ? 60 : 0)
        let text = Day(number: today - back).description
        guard random.happens(15) else { return text }
        let later = Day(number: today - back + 1 + random.below(200)).description
        let forms = [
            String(text.dropLast(3)), String(text.dropLast(3)), String(text.dropLast(6)), "\(text)/\(later)",
            "../\(text)", "\(text)/..",
        ]
        return random.one(of: random.happens(85) ? Array(forms.prefix(4)) : forms) ?? text
    }

    /// Mostly a law of these years, now and then any.
    private mutating func law() -> String {
        let phase = count * CrowdedCourse.lawCount / length + random.below(2)
        let number = random.happens(8) ? random.below(CrowdedCourse.lawCount) : phase
        return "kh/act/2010/a\(number)"
    }

    private mutating func cell() -> [String: JSON] {
        ["jurisdiction": .text(random.happens(2) ? "PH" : "KH"), "indicator": .text(CrowdedCourse.indicator)]
    }

    private mutating func provisions() -> JSON {
        .list(random.some(of: RandomLog.provisions, percent: 40).map { .text($0) })
    }

    private mutating func assessment() -> (String, String, [String: JSON]) {
        var payload = cell()
        let levels = ["No", "Partially", "Yes", "No|Partially", "Partially|Yes", "no data"]
        payload["level"] = .text(random.one(of: levels) ?? "No")
        let findings = accepted.filter { $0.type == "finding.recorded" }
        if random.happens(20),
            let read = random.one(of: random.happens(70) ? findings.suffix(3) : findings[...])
        {
            payload["findings"] = [.text(read.id.text)]
        }
        if random.happens(6) { payload["criteriaVersion"] = .integer(1 + random.below(2)) }
        guard random.happens(25) else { return ("assessment.recorded", date(), payload) }
        let first = Day(number: today - random.below(random.happens(80) ? 200 : 1500))
        payload["until"] = .text(first.advanced(by: random.below(300)).description)
        return ("assessment.recorded", first.description, payload)
    }

    private mutating func reading() -> [String: JSON] {
        let answered = random.some(of: ["c1", "c2", "c3"], percent: 80)
        var payload: [String: JSON] = [
            "instrument": .text(law()),
            "indicator": .text(random.happens(4) ? "first/ban" : CrowdedCourse.indicator),
            "answers": .object(
                Dictionary(uniqueKeysWithValues: answered.map { ($0, .boolean(random.happens(60))) })),
        ]
        if random.happens(35) { payload["provisions"] = provisions() }
        if random.happens(30) { payload["since"] = .text(date()) }
        return payload
    }

    private mutating func step() -> (String, String, [String: JSON]) {
        let names = [
            "introduced", "passed", "assented", "commenced", "commenced", "commenced", "commenced",
            "suspended",
            "resumed", "commencement-postponed", "repealed", "repealed", "reenacted", "amended", "lapsed",
        ]
        let name = random.one(of: names) ?? "commenced"
        var payload: [String: JSON] = ["instrument": .text(law())]
        if random.happens(25) { payload["provisions"] = provisions() }
        if name == "commencement-postponed", random.happens(50) { payload["newDate"] = .text(date()) }
        return ("instrument.\(name)", date(), payload)
    }

    private mutating func dispute() -> (String, String, [String: JSON]) {
        var payload = cell()
        guard random.happens(60), let last = accepted.last(where: { $0.type == "cell.disputed" }) else {
            payload["by"] = "A ministry"
            payload["grounds"] = "An error."
            return ("cell.disputed", date(), payload)
        }
        payload["answer"] = "It was looked at."
        if random.happens(60) { payload["dispute"] = .text(last.id.text) }
        return ("cell.dispute-answered", date(), payload)
    }

    private mutating func statement() -> (String, String, [String: JSON]) {
        let payload: [String: JSON] = [
            "text": "So it is.", "jurisdictions": ["KH"], "indicator": .text(CrowdedCourse.indicator),
        ]
        return ("statement.reported", date(), payload)
    }

    private mutating func revision() -> (String, String, [String: JSON]) {
        let drafts = RandomLog.prelude.filter { $0.0 == "indicator.defined" }.compactMap(\.2.asObject)
        var payload = random.one(of: drafts.filter { $0["criteria"]?.asList?.isEmpty == false }) ?? [:]
        payload["checklist"] = nil
        payload["indicator"] = .text(CrowdedCourse.indicator)
        return ("indicator.revised", date(), payload)
    }

    /// Mostly something of late.
    private mutating func target(where isMeant: (String) -> Bool) -> (id: EventID, type: String)? {
        let all = accepted.filter { isMeant($0.type) && !$0.type.hasPrefix("indicator.defined") }
        return random.one(of: random.happens(75) ? all.suffix(25) : all[...])
    }

    private mutating func correction() -> (String, String, [String: JSON]) {
        guard let (id, type) = target(where: { !$0.hasPrefix("event.") }) else { return step() }
        var payload: [String: JSON] = ["event": .text(id.text), "because": "It was wrong."]
        switch type {
        case "assessment.recorded" where random.happens(50):
            let (_, date, inner) = assessment()
            payload["occurred"] = .text(date)
            payload["payload"] = .object(inner)
        case "finding.recorded" where random.happens(60): payload["payload"] = .object(reading())
        case _ where type.hasPrefix("instrument.") && random.happens(40):
            payload["payload"] = .object(["instrument": .text(law())])
        default: payload["occurred"] = .text(date())
        }
        return ("event.corrected", date(), payload)
    }

    private mutating func retraction() -> (String, String, [String: JSON]) {
        let isAmendment = random.happens(45)
        guard let (id, _) = target(where: { !isAmendment || $0.hasPrefix("event.") }) else { return step() }
        return ("event.retracted", date(), ["event": .text(id.text), "because": "It was an error."])
    }
}
