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
        let read = applied.before + applied.after
        let instruments =
            read.count == 1
            ? [read[0].change.lawRead].compactMap(\.self)
            : read.compactMap(\.change.lawRead).sortedOnce()
        guard !instruments.isEmpty else { return }
        law.revise(
            withdrawn: applied.before.filter(isFinding), stated: applied.after.filter(isFinding),
            on: instruments, from: day, tracked)
    }

    /// Takes over what an applied event changed on the days from one on; its indicator is the same as before.
    public mutating func revise(_ applied: Knowledge.Applied, _ known: Knowledge, from day: Day) {
        revise(applied, from: day) { known.tracked($0) }
    }

    private func isFinding(_ fact: Fact) -> Bool {
        guard case .finding(let finding) = fact.change, finding.indicator == cell.indicator else {
            return false
        }
        return law.reads(finding.instrument) || finding.instrument.jurisdiction == cell.jurisdiction
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
        var value: CellValue
        if let prevailing, choice == .assessed || !isReplaced(prevailing, on: day) {
            value = assessed(prevailing, on: day, segment)
        } else {
            value = choice == .assessed ? .notAssessed : byLaw(segment)
            if prevailing != nil, value.basis == .law { value.flags.insert(.replacesAssessment) }
        }
        if law.vague.contains(day) || choice != .law && assessments.vague.contains(day) {
            value.flags.insert(.possible)
        }
        if disputes.isStanding(on: day) { value.flags.insert(.disputed) }
        if segment.hasGap, choice != .assessed { value.flags.insert(.undecided) }
        if choice != .assessed { value.pipeline = law.pipeline(on: day) }
        return value
    }

    private func byLaw(_ segment: LawSegment) -> CellValue {
        var value = CellValue.notAssessed
        switch segment.outcome {
        case .nothing: return value
        case .undecided: value.level = .undecided
        case .levels(let set): value.level = .levels(set)
        }
        value.scale = law.scale(segment.version)
        value.basis = .law
        value.since = segment.cause?.since.text
        value.position = segment.cause.flatMap { $0.position == .end ? nil : $0.position }
        value.causes = causes(of: segment, with: segment.cause?.position)
        value.support = segment.support { set in
            guard let set, case .levels(let shown) = segment.outcome else { return true }
            return !set.isDisjoint(with: shown)
        }
        value.isByRevision = segment.isByRevision
        return value
    }

    private func assessed(_ prevailing: DatedAssessment, on day: Day, _ segment: LawSegment) -> CellValue {
        var value = CellValue.notAssessed
        let assessment = prevailing.assessment
        let madeUnder = version(of: assessment, on: prevailing.start)
        let scale = law.scale(madeUnder)
        value.scale = scale
        value.basis = .assessed
        value.since = prevailing.fact.occurred.text
        value.position = prevailing.position
        value.causes = causes(of: segment, with: prevailing.position)
        let own = levels(of: assessment, on: scale)
        let judged =
            segment.version == madeUnder ? own : levels(of: assessment, on: law.scale(segment.version))
        value.flags = flags(of: prevailing, assessment, judged, on: day, segment)
        if madeUnder != law.indicator.index(on: day) { value.flags.insert(.criteriaChanged) }
        switch assessment.judgement {
        case .noData: value.level = .noData
        case .levels(let names):
            // A correction of the definition may have taken the level off its scale; it is shown as it was given.
            if own == nil { value.scale = names }
            value.level = .levels(own ?? levels(of: assessment, on: names) ?? .empty)
            value.support = segment.support { set in
                set.map { !$0.isDisjoint(with: judged ?? .empty) } ?? true
            }
        }
        return value
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

    private func causes(of segment: LawSegment, with decisive: Position?) -> [Position] {
        let read = segment.causes
        if let last = read.last, last == .end {
            // What is only supposed is no event.
            return (read + [decisive].compactMap(\.self)).filter { $0 != .end }.sortedOnce()
        }
        guard let decisive, decisive != .end else { return read }
        let place = read.partitioningIndex { $0 >= decisive }
        if place < read.count, read[place] == decisive { return read }
        var causes: [Position] = []
        causes.reserveCapacity(read.count + 1)
        causes += read[..<place]
        causes.append(decisive)
        causes += read[place...]
        return causes
    }
}

extension LawSegment {
    /// The instruments whose findings answer something and whose levels pass the test given.
    func support(where passes: (LevelSet?) -> Bool) -> [InstrumentID] {
        guard !supporters.allSatisfy({ passes($0.levels) }) else { return instruments }
        var support: [InstrumentID] = []
        support.reserveCapacity(instruments.count)
        for supporter in supporters where passes(supporter.levels) && support.last != supporter.instrument {
            support.append(supporter.instrument)
        }
        return support
    }
}

extension Change {
    /// The instrument whose steps, or whose reading, a change is about.
    var lawRead: InstrumentID? {
        switch self {
        case .step(let step): step.instrument
        case .finding(let finding): finding.instrument
        default: nil
        }
    }
}
