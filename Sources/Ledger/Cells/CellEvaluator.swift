// The cell at (D, K), by § 7 of the design: assessment and law together, with flags. Everything known at K is
// read once; each day is then answered from it. This is the meaning; stored spans are only its results.

/// Computes what one cell shows on any day, from the facts known at one position; `revise` takes it to the next.
public struct CellEvaluator: Sendable {
    let cell: Cell
    private(set) var law: LawHistory
    private(set) var assessments: AssessmentHistory
    private(set) var disputes: DisputeHistory

    /// Reads the facts about a cell; nil while its indicator is not defined.
    ///
    /// With an instrument to suppose in force, that instrument commences on the day given.
    public init?(_ cell: Cell, known: Knowledge, supposing: (instrument: InstrumentID, day: Day)? = nil) {
        guard let indicator = known.indicator(cell.indicator) else { return nil }
        self.init(cell, indicator, known.facts(about: .cell(cell))) { id in
            known.tracked(id, commencing: supposing?.instrument == id ? supposing?.day : nil)
        }
    }

    /// Reads the facts about a cell in the order of the log.
    init(
        _ cell: Cell, _ indicator: Indicator, _ facts: [Fact],
        _ tracked: (InstrumentID) -> TrackedInstrument
    ) {
        self.cell = cell
        law = LawHistory(indicator)
        assessments = AssessmentHistory(facts)
        disputes = DisputeHistory(facts.filter { if case .dispute = $0.change { true } else { false } })
        let findings = facts.filter { if case .finding = $0.change { true } else { false } }
        let instruments = Set(findings.compactMap(\.change.lawRead)).sorted()
        law.revise(withdrawn: [], stated: findings, on: instruments, from: .distantPast, tracked)
    }

    /// Takes over what an applied event changed on the days from one on; its indicator is the same as before.
    mutating func revise(
        _ applied: Knowledge.Applied, from day: Day, _ tracked: (InstrumentID) -> TrackedInstrument
    ) {
        for fact in applied.before { take(fact, isStated: false) }
        for fact in applied.after { take(fact, isStated: true) }
        var instruments: [InstrumentID] = []
        for fact in applied.before { if let read = fact.change.lawRead { instruments.append(read) } }
        for fact in applied.after { if let read = fact.change.lawRead { instruments.append(read) } }
        if instruments.count > 1 { instruments = instruments.sortedOnce() }
        guard !instruments.isEmpty else { return }
        law.revise(
            withdrawn: findings(applied.before), stated: findings(applied.after), on: instruments, from: day,
            tracked)
    }

    /// Those of some facts that are findings for the cell.
    private func findings(_ facts: [Fact]) -> [Fact] {
        var findings: [Fact] = []
        for fact in facts {
            guard case .finding(let finding) = fact.change, finding.indicator == cell.indicator,
                law.reads(finding.instrument) || finding.instrument.jurisdiction == cell.jurisdiction
            else { continue }
            findings.append(fact)
        }
        return findings
    }

    private mutating func take(_ fact: Fact, isStated: Bool) {
        switch fact.change {
        case .assessment(let assessment) where assessment.cell == cell:
            guard let dated = DatedAssessment(fact) else { return }
            if isStated { assessments.insert(dated) } else { assessments.remove(dated) }
        case .dispute(let dispute) where dispute.cell == cell:
            if isStated { disputes.insert(fact) } else { disputes.remove(fact) }
        default: return
        }
    }

    /// What the cell shows on a day.
    public func value(on day: Day, basis choice: BasisChoice = .latest) -> CellValue {
        let segment = law.segment(on: day)
        let prevailing = choice == .law ? nil : assessments.prevailing(on: day)
        var flags: Flags = []
        if law.vague.contains(day) || choice != .law && assessments.vague.contains(day) {
            flags.insert(.possible)
        }
        if disputes.isStanding(on: day) { flags.insert(.disputed) }
        if segment.hasGap, choice != .assessed { flags.insert(.undecided) }
        if let prevailing, choice == .assessed || !isReplaced(prevailing, on: day) {
            return assessed(prevailing, on: day, segment, flags)
        }
        guard choice != .assessed else { return .nothing(flags) }
        return byLaw(segment, flags, replacing: prevailing != nil)
    }

    private func byLaw(_ segment: LawSegment, _ flags: Flags, replacing: Bool) -> CellValue {
        let level: Level
        switch segment.outcome {
        case .nothing: return .nothing(flags)
        case .undecided: level = .undecided
        case .levels(let set): level = .levels(set)
        }
        return CellValue(
            level: level, scale: law.scale(segment.version), basis: .law,
            flags: replacing ? flags.union(.replacesAssessment) : flags,
            since: segment.cause?.since.text,
            position: segment.cause.flatMap { $0.position == .end ? nil : $0.position },
            listed: causes(of: segment, with: segment.cause?.position),
            support: segment.support { set in
                guard let set, case .levels(let shown) = segment.outcome else { return true }
                return !set.isDisjoint(with: shown)
            }, isByRevision: segment.isByRevision)
    }

    private func assessed(
        _ prevailing: DatedAssessment, on day: Day, _ segment: LawSegment, _ flags: Flags
    ) -> CellValue {
        let assessment = prevailing.assessment
        let madeUnder = version(of: assessment, on: prevailing.start)
        var scale = law.scale(madeUnder)
        let own = levels(of: assessment, on: scale)
        let weighed = weigh(assessment, madeUnder, own, segment)
        var flags = flags.union(self.flags(of: prevailing, assessment, weighed, on: day, segment))
        if madeUnder != law.indicator.index(on: day) { flags.insert(.criteriaChanged) }
        var level = Level.noData
        var support: [InstrumentID] = []
        if case .levels(let names) = assessment.judgement {
            // A correction of the definition may have taken the level off its scale; it is shown as it was given.
            if own == nil { scale = names }
            level = .levels(own ?? levels(of: assessment, on: names) ?? .empty)
            support = weighed.support
        }
        return CellValue(
            level: level, scale: scale, basis: .assessed, flags: flags,
            since: prevailing.fact.occurred.text, position: prevailing.position,
            listed: causes(of: segment, with: prevailing.position), support: support, isByRevision: false)
    }

    /// The index of the version of the indicator that an assessment was made under.
    func version(of assessment: Assessment, on start: Day) -> Int {
        let stated = assessment.criteriaVersion.flatMap { number in
            law.indicator.versions.firstIndex { $0.number == number }
        }
        return stated ?? law.indicator.index(on: start)
    }

    /// The version of the indicator that an assessment was made under.
    func version(of prevailing: DatedAssessment) -> Indicator.Version {
        law.indicator.versions[version(of: prevailing.assessment, on: prevailing.start)]
    }

    /// The levels that an assessment leaves possible on a scale; nil where it has none or the scale lacks one.
    func levels(of assessment: Assessment, on scale: [String]) -> LevelSet? {
        guard case .levels(let names) = assessment.judgement else { return nil }
        var levels = LevelSet.empty
        for name in names {
            guard let index = scale.firstIndex(of: name) else { return nil }
            levels = levels.union(LevelSet(level: index))
        }
        return levels
    }

    /// An assessment is replaced, for good, once the law's own set later changes to one that excludes it.
    func isReplaced(_ prevailing: DatedAssessment, on day: Day) -> Bool {
        // What is only supposed to commence comes after every assessment of its day.
        let last = law.segmentIndex(on: day)
        var index = law.segments.partitioningIndex { $0.from >= prevailing.start }
        guard index <= last else { return false }
        let period = assessments.period(on: day)
        let assessment = prevailing.assessment
        var version = law.segments[index].version
        var judged = levels(of: assessment, on: law.scale(version))
        while index <= last {
            let segment = law.segments[index]
            if segment.version != version {
                version = segment.version
                judged = levels(of: assessment, on: law.scale(version))
            }
            if excludes(segment, prevailing, judged, within: period) { return true }
            index += 1
        }
        return false
    }

    private func excludes(
        _ segment: LawSegment, _ prevailing: DatedAssessment, _ judged: LevelSet?,
        within period: DatedAssessment?
    ) -> Bool {
        guard segment.changesByLaw, case .levels(let set) = segment.outcome,
            segment.from > prevailing.start || segment.cause?.position == .end
        else { return false }
        if let period, segment.from >= period.start, let cause = segment.cause, cause.known < period.position
        {
            return false
        }
        return judged.map { !set.contains($0) } ?? true
    }

    private func causes(of segment: LawSegment, with decisive: Position?) -> Causes {
        let read = segment.causes
        // What is only supposed is no event.
        let decisive = decisive == .end ? nil : decisive
        if let last = read.last, last == .end { return Causes(read.filter { $0 != .end }, and: decisive) }
        return Causes(read, and: decisive)
    }
}

extension CellValue {
    /// A cell without a level.
    fileprivate static func nothing(_ flags: Flags) -> CellValue {
        CellValue(
            level: .notAssessed, scale: [], basis: nil, flags: flags, since: nil, position: nil, causes: [],
            support: [], isByRevision: false)
    }
}

extension LawSegment {
    /// The instruments whose findings answer something and whose levels pass the test given.
    func support(where passes: (LevelSet?) -> Bool) -> [InstrumentID] {
        guard !supporters.allSatisfy({ passes($0.levels) }) else { return instruments }
        return supporters.instruments(where: passes)
    }
}

extension [LawSegment.Supporter] {
    /// The instruments of those whose levels pass the test given, each once.
    func instruments(where passes: (LevelSet?) -> Bool) -> [InstrumentID] {
        var instruments: [InstrumentID] = []
        instruments.reserveCapacity(count)
        for supporter in self where passes(supporter.levels) && instruments.last != supporter.instrument {
            instruments.append(supporter.instrument)
        }
        return instruments
    }
}

extension Change {
    /// The instrument whose steps, or whose reading, a change is about.
    public var lawRead: InstrumentID? {
        switch self {
        case .step(let step): step.instrument
        case .finding(let finding): finding.instrument
        default: nil
        }
    }
}
