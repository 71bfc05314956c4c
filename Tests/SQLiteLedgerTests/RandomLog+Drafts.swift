// What random logs propose for each type: a date and a payload that is mostly one that the rules accept.
import JSON
import Ledger

extension RandomLog {
    static let jurisdictions = ["KH", "PH", "VN", "TH", "AU-QLD"]
    static let instruments = [
        "kh/act/2010/a", "kh/act/2015/b", "ph/act/2009/c", "ph/act/2022/d", "vn/decree/2012/e",
        "th/act/2011/f",
        "au-qld/act/2013/g",
    ]
    static let provisions = ["s. 1", "s. 2", "s. 2(a)", "s. 3"]
    static let indicators: [(name: String, scale: [String], criteria: [String])] = [
        ("first/ban", ["No", "Yes"], ["c1"]),
        ("first/grooming", ["No", "Partially", "Yes"], ["c1", "c2", "c3"]),
        ("second/grooming", ["No", "Yes"], []),
        ("second/grade", ["E", "D", "C", "B", "A"], ["c1", "c2", "c3", "c4"]),
    ]

    /// Checklists, indicators, a body, a consultation and a commitment, so that other events can name them.
    static let prelude: [(String, String, JSON)] =
        ["first", "second"].map {
            ("checklist.published", "../2019-08", ["checklist": .text($0), "title": .text("The \($0) list")])
        }
        + indicators.map {
            ("indicator.defined", "2019-08", definition($0.name, $0.scale, $0.criteria, reversed: false))
        }
        + [
            (
                "body.registered", "2019",
                ["body": "AIPA", "name": "An assembly", "members": ["KH", "PH", "VN"]]
            ),
            ("consultation.scheduled", "2020-02-01", ["consultation": "c0", "planned": "2020"]),
            (
                "commitment.made", "2020-03-01",
                ["commitment": "m0", "kind": "commitment", "text": "To do something."]
            ),
        ]

    /// A definition whose table counts the criteria that are met; `reversed` asks them from the last to the first.
    private static func definition(_ name: String, _ scale: [String], _ criteria: [String], reversed: Bool)
        -> JSON
    {
        let parts = name.split(separator: "/").map { JSON.text(String($0)) }
        let asked = reversed ? criteria.reversed() : criteria
        let top = min(scale.count - 1, asked.count)
        var rows: [JSON] = (0..<top).map { index in
            .object(["level": .text(scale[index]), "when": .object([asked[index]: false])])
        }
        if !asked.isEmpty {
            let all = Dictionary(uniqueKeysWithValues: asked.map { ($0, JSON.boolean(true)) })
            rows.append(.object(["level": .text(scale[scale.count - 1]), "when": .object(all)]))
        }
        let questions = asked.map { JSON.object(["id": .text($0), "question": "Is it so?"]) }
        return [
            "checklist": parts[0], "indicator": parts[1], "statement": "Something is so.",
            "scale": .list(scale.map { .text($0) }), "criteria": .list(questions), "table": .list(rows),
        ]
    }

    /// The type drafted for a family or a type, with a date and a payload.
    mutating func draft(of family: String) -> (String, String, JSON)? {
        let date = dates.date(&random)
        switch family {
        case _ where family.hasPrefix("instrument"): return step(family, date)
        case _ where family.hasPrefix("treaty"): return treaty(family, date)
        case "finding.recorded": return (family, date, finding())
        case "assessment.recorded": return assessment()
        case "cell.disputed":
            return (
                family, date, .object(cell().merging(["by": "A ministry", "grounds": "An error."]) { $1 })
            )
        case "cell.dispute-answered": return answer(date)
        case "indicator.revised", "indicator.retired", "indicator.defined": return indicator(family, date)
        case "statement.reported":
            let cell = cell()
            let jurisdictions = JSON.list([cell["jurisdiction"] ?? .null])
            return (
                family, date,
                [
                    "text": "So it is.", "jurisdictions": jurisdictions,
                    "indicator": cell["indicator"] ?? .null,
                ]
            )
        default: return meeting(family, date)
        }
    }

    private mutating func step(_ type: String, _ date: String) -> (String, String, JSON)? {
        let all = Catalogue.all.filter { $0.name.hasPrefix("instrument.") }
        let common = ["introduced", "passed", "assented", "commenced", "commenced", "commenced", "repealed"]
        let drawn = random.happens(45) ? random.one(of: common) : nil
        guard
            let kind = all.first(where: { $0.name == type }) ?? drawn.flatMap({
                Catalogue.type(named: "instrument.\($0)")
            })
                ?? random.one(of: all), let instrument = random.one(of: RandomLog.instruments)
        else { return nil }
        var payload: [String: JSON] = ["instrument": .text(instrument)]
        if kind.fields.contains(where: { $0.name == "provisions" }), random.happens(35) {
            payload["provisions"] = .list(
                random.some(of: RandomLog.provisions, percent: 40).map { .text($0) })
        }
        if random.happens(10) {
            payload["titles"] = [["text": .text("Title \(random.below(9))"), "language": "en"]]
        }
        switch kind.name {
        case "instrument.state-reported":
            payload["state"] = .text(random.one(of: State.ladder.map(\.words)) ?? "draft")
        case "instrument.commencement-postponed" where random.happens(60):
            payload["newDate"] = .text(dates.date(&random))
        case "instrument.commenced" where random.happens(12): payload["dateUnknown"] = true
        default: break
        }
        return (kind.name, date, .object(payload))
    }

    private mutating func treaty(_ type: String, _ date: String) -> (String, String, JSON)? {
        let all = Catalogue.all.filter { $0.name.hasPrefix("treaty.") }
        guard let kind = all.first(where: { $0.name == type }) ?? random.one(of: all),
            let jurisdiction = random.one(of: RandomLog.jurisdictions)
        else { return nil }
        return (kind.name, date, ["treaty": "un/treaty/2000/opsc", "jurisdiction": .text(jurisdiction)])
    }

    private mutating func indicator(_ type: String, _ date: String) -> (String, String, JSON)? {
        guard let indicator = random.one(of: RandomLog.indicators) else { return nil }
        if type == "indicator.retired" { return (type, date, ["indicator": .text(indicator.name)]) }
        let scale = random.happens(70) ? indicator.scale : ["None", "Some", "All"]
        let criteria = random.some(of: ["c1", "c2", "c3", "c4"], percent: 70)
        let reversed = random.happens(50)
        return (type, date, RandomLog.definition(indicator.name, scale, criteria, reversed: reversed))
    }

    /// Consultations, commitments, members of the body, and what it resolves.
    private mutating func meeting(_ family: String, _ date: String) -> (String, String, JSON)? {
        let consultation: JSON = .text("c\(random.below(3))")
        let commitment: JSON = .text("m\(random.below(3))")
        let member: JSON = [
            "body": "AIPA", "jurisdiction": .text(random.one(of: RandomLog.jurisdictions) ?? "KH"),
        ]
        let rows: [(String, JSON)] = [
            ("consultation.scheduled", ["consultation": consultation, "planned": .text(date)]),
            ("consultation.held", ["consultation": consultation, "title": "A meeting"]),
            ("consultation.outcome-published", ["consultation": consultation]),
            ("commitment.made", ["commitment": commitment, "kind": "requested-topic", "text": "A topic."]),
            ("commitment.progressed", ["commitment": commitment, "text": "A step."]),
            ("commitment.fulfilled", ["commitment": commitment]),
            ("commitment.dropped", ["commitment": commitment]),
            ("body.joined", member), ("body.left", member),
            ("body.registered", ["body": "AIPA", "name": "The assembly", "members": ["KH", "TH"]]),
            ("regional.resolution.adopted", ["resolution": "aipa/resolution/2022/r", "body": "AIPA"]),
            ("regional.checklist.endorsed", ["checklist": "first", "body": "AIPA"]),
        ]
        let matching = rows.filter { $0.0.hasPrefix(family) || $0.0.hasSuffix(family) }
        guard let (type, payload) = random.one(of: matching) else { return nil }
        return (type.hasPrefix("regional.") ? String(type.dropFirst(9)) : type, date, payload)
    }
}

extension RandomLog {
    /// Most cells drawn are among a few, so that they have a history.
    private mutating func cell() -> [String: JSON] {
        let few = random.happens(70)
        let jurisdiction = random.one(of: few ? ["KH", "PH"] : RandomLog.jurisdictions) ?? "KH"
        let indicator = random.one(
            of: few ? ["first/grooming", "second/grade"] : RandomLog.indicators.map(\.name))
        return ["jurisdiction": .text(jurisdiction), "indicator": .text(indicator ?? "first/ban")]
    }

    private mutating func finding() -> JSON {
        let cell = cell()
        let home = (cell["jurisdiction"]?.asText ?? "").lowercased() + "/"
        let instrument =
            random.one(of: RandomLog.instruments.filter { $0.hasPrefix(home) }) ?? "kh/act/2010/a"
        let criteria = RandomLog.indicators.first { $0.name == cell["indicator"]?.asText }?.criteria ?? []
        let answered = random.some(of: criteria, percent: 75)
        var payload: [String: JSON] = [
            "instrument": .text(instrument), "indicator": cell["indicator"] ?? .null,
        ]
        payload["answers"] = .object(
            Dictionary(uniqueKeysWithValues: answered.map { ($0, .boolean(random.happens(60))) }))
        if random.happens(40) {
            payload["provisions"] = .list(
                random.some(of: RandomLog.provisions, percent: 40).map { .text($0) })
        }
        if random.happens(25) { payload["since"] = .text(dates.date(&random)) }
        return .object(payload)
    }

    private mutating func assessment() -> (String, String, JSON)? {
        var payload = cell()
        let indicator = RandomLog.indicators.first { $0.name == payload["indicator"]?.asText }
        let bound = random.some(of: indicator?.scale ?? [], percent: 50).joined(separator: "|")
        let one = random.one(of: indicator?.scale ?? []) ?? "No"
        let level = random.happens(15) ? "no data" : random.happens(25) && !bound.isEmpty ? bound : one
        payload["level"] = .text(level)
        let findings = ids("finding.")
        if random.happens(15) {
            payload["findings"] = .list(random.some(of: findings, percent: 20).map { .text($0.text) })
        }
        if random.happens(12) { payload["criteriaVersion"] = .integer(1 + random.below(2)) }
        guard random.happens(40) else {
            return ("assessment.recorded", dates.date(&random), .object(payload))
        }
        let first = dates.exact(&random)
        payload["until"] = .text(first.advanced(by: random.below(random.happens(40) ? 3 : 1500)).description)
        return ("assessment.recorded", first.description, .object(payload))
    }

    private mutating func answer(_ date: String) -> (String, String, JSON)? {
        guard let id = random.one(of: ids("cell.disputed")), let dispute = content(id) else { return nil }
        var payload: [String: JSON] = ["answer": "It was looked at."]
        for field in ["jurisdiction", "indicator"] { payload[field] = dispute.payload[field] }
        if random.happens(60) { payload["dispute"] = .text(id.text) }
        return ("cell.dispute-answered", date, .object(payload))
    }
}
