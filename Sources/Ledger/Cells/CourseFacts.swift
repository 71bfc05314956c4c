// The events of a stream as the courses of cells need them: what they change, without the rest, and with what
// corrections and retractions make of it.

/// What the originals of a stream state, and what was later said about them.
struct CourseFacts: Sendable {
    private enum Kept: Sendable {
        /// What an original states now, or nothing while it is retracted; with what its payload is read by.
        case original(type: String, version: Int, fact: Fact)
        case amendment(of: EventID)
    }

    /// An original that was corrected or retracted.
    private struct Amended: Sendable {
        /// As it was recorded.
        let original: Fact
        /// In the order of the log.
        var later: [Later] = []
    }

    /// A correction or retraction.
    private struct Later: Sendable {
        let id: EventID
        let position: Position
        let target: EventID
        let isRetraction: Bool
        let occurred: EDTF?
        let change: Change?
    }

    private var places: [EventID: Int32] = [:]
    private var kept: [Kept] = []
    private var amended: [Int32: Amended] = [:]
    private var shared = SharedParts()

    /// Takes the next event; gives what its root stated before and what it states now.
    mutating func take(_ event: Event) -> Knowledge.Applied {
        let change = Catalogue.changes(of: event.content).first ?? SharedParts.nothing
        let place = Int32(kept.count)
        places[event.id] = place
        guard case .amendment(let amendment) = change else {
            let fact = Fact(
                position: event.position, id: event.id, known: event.position,
                occurred: event.content.occurred,
                change: shared.slim(change))
            let type = Catalogue.type(named: event.content.type)?.name ?? event.content.type
            kept.append(.original(type: type, version: event.content.version, fact: fact))
            return Knowledge.Applied(before: [], after: [fact])
        }
        kept.append(.amendment(of: amendment.event))
        return amend(event, amendment)
    }

    private mutating func amend(_ event: Event, _ amendment: Amendment) -> Knowledge.Applied {
        guard let place = root(of: amendment.event),
            case .original(let type, let version, let before) = kept[Int(place)]
        else { return Knowledge.Applied(before: [], after: []) }
        var root = amended[place] ?? Amended(original: before)
        let isRetracted = root.later.isEmpty ? false : CourseFacts.effective(root) == nil
        root.later.append(
            Later(
                id: event.id, position: event.position, target: amendment.event,
                isRetraction: amendment.replacement == nil, occurred: amendment.replacement?.occurred,
                change: amendment.replacement?.payload.map { payload in
                    let content = Content(
                        type: type, version: version, occurred: before.occurred, sources: .none(because: ""),
                        note: nil, payload: payload)
                    return shared.slim(Catalogue.changes(of: content).first ?? SharedParts.nothing)
                }))
        amended[place] = root
        let after = CourseFacts.effective(root)
        if let after { kept[Int(place)] = .original(type: type, version: version, fact: after) }
        return Knowledge.Applied(
            before: isRetracted ? [] : [before], after: [after].compactMap(\.self))
    }

    private func root(of id: EventID) -> Int32? {
        guard var place = places[id] else { return nil }
        while case .amendment(let target) = kept[Int(place)] {
            guard let next = places[target] else { return nil }
            place = next
        }
        return place
    }

    /// What an original states with every correction that still counts; nil while it is retracted.
    private static func effective(_ amended: Amended) -> Fact? {
        let withdrawn = Entry.withdrawn(by: amended.later.map { ($0.id, $0.target, $0.isRetraction) })
        let original = amended.original
        guard !withdrawn.contains(original.id) else { return nil }
        let holding = amended.later.filter { !$0.isRetraction && !withdrawn.contains($0.id) }
        return Fact(
            position: original.position, id: original.id,
            known: amended.later.last?.position ?? original.position,
            occurred: holding.last { $0.occurred != nil }?.occurred ?? original.occurred,
            change: holding.last { $0.change != nil }?.change ?? original.change)
    }
}

/// Parts that many events have in common, each kept once.
private struct SharedParts: Sendable {
    private var instruments: [InstrumentID: InstrumentID] = [:]
    private var indicators: [IndicatorID: IndicatorID] = [:]
    private var texts: [[String]: [String]] = [:]
    private var answers: [[String: Bool]: [String: Bool]] = [:]

    /// What bears on no cell.
    static let nothing = Change.mention(Mention(subjects: [], isProgress: false))

    /// What of a change bears on cells.
    mutating func slim(_ change: Change) -> Change {
        switch change {
        case .step(let step):
            .step(
                Step(
                    instrument: SharedParts.one(step.instrument, of: &instruments), kind: step.kind,
                    effect: step.effect, provisions: one(step.provisions), titles: step.titles,
                    instrumentKind: step.instrumentKind, number: step.number, issuingBody: step.issuingBody,
                    by: step.by, newDate: step.newDate))
        case .finding(let finding):
            .finding(
                Finding(
                    instrument: SharedParts.one(finding.instrument, of: &instruments),
                    indicator: SharedParts.one(finding.indicator, of: &indicators),
                    provisions: one(finding.provisions),
                    answers: SharedParts.one(finding.answers, of: &answers),
                    since: finding.since))
        case .assessment(let assessment):
            .assessment(
                Assessment(
                    cell: one(assessment.cell), judgement: one(assessment.judgement), until: assessment.until,
                    findings: assessment.findings, criteriaVersion: assessment.criteriaVersion))
        case .dispute(let dispute): .dispute(Dispute(cell: one(dispute.cell), kind: one(dispute.kind)))
        case .mention(let mention):
            .mention(
                Mention(
                    subjects: mention.subjects.compactMap(\.cell).map { .cell(one($0)) }, isProgress: false))
        case .redaction(let redaction):
            .mention(
                Mention(
                    subjects: redaction.about.compactMap(\.cell).map { .cell(one($0)) }, isProgress: false))
        case .definition: change
        case .participation, .membership, .consultation, .commitment, .amendment: SharedParts.nothing
        }
    }

    private mutating func one(_ cell: Cell) -> Cell {
        Cell(cell.jurisdiction, SharedParts.one(cell.indicator, of: &indicators))
    }

    private mutating func one(_ names: [String]) -> [String] {
        names.isEmpty ? [] : SharedParts.one(names, of: &texts)
    }

    private mutating func one(_ judgement: Assessment.Judgement) -> Assessment.Judgement {
        if case .levels(let names) = judgement { .levels(one(names)) } else { judgement }
    }

    private func one(_ kind: Dispute.Kind) -> Dispute.Kind {
        switch kind {
        case .opened: .opened(by: "", claims: nil, grounds: "")
        case .answered(let dispute, _): .answered(dispute: dispute, answer: "")
        }
    }

    private static func one<Part: Hashable>(_ part: Part, of parts: inout [Part: Part]) -> Part {
        if let known = parts[part] { return known }
        parts[part] = part
        return part
    }
}
