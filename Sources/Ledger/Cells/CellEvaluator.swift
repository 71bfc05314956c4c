// The cell at (D, K), by § 7 of the design: assessment and law together, with flags. Everything known at K is
// read once; each day is then answered from it. This is the meaning; stored spans are only its results.

/// Computes what one cell shows on any day, from the facts known at one position; `revise` takes it to the next.
public struct CellEvaluator: Sendable {
    /// Something that may make an assessment stale: its day, and the last event that made it known.
    struct Touch: Sendable {
        let day: Day
        let known: Position
        let instrument: InstrumentID
    }

    let cell: Cell
    private(set) var law: LawHistory
    private(set) var assessments: AssessmentHistory
    private(set) var disputes: [Fact]
    /// By day.
    private var touches: [Touch] = []
    /// The imprecise dates that the law by itself uses.
    private var vagueLaw = VagueDates()
    private var groups: [[String]: Int] = [:]
    private let supposing: (instrument: InstrumentID, day: Day)?

    /// Reads the facts about a cell; nil while its indicator is not defined.
    ///
    /// With an instrument to suppose in force, that instrument commences on the day given.
    public init?(_ cell: Cell, known: Knowledge, supposing: (instrument: InstrumentID, day: Day)? = nil) {
        guard let indicator = known.indicator(cell.indicator) else { return nil }
        let facts = known.facts(about: .cell(cell))
        self.cell = cell
        self.supposing = supposing
        law = LawHistory([], indicator: indicator)
        assessments = AssessmentHistory(facts)
        disputes = facts.filter { if case .dispute = $0.change { true } else { false } }
        let readings = facts.compactMap(\.asFinding)
        read(readings, on: Set(readings.map(\.finding.instrument)), known, from: .distantPast)
    }

    /// Takes over what an applied event changed on the days from one on; nil where the indicator is known no more.
    func revised(_ applied: Knowledge.Applied, _ known: Knowledge, from day: Day) -> CellEvaluator? {
        let facts = applied.before + applied.after
        if facts.contains(where: { if case .definition = $0.change { true } else { false } }) {
            return CellEvaluator(cell, known: known)
        }
        var revised = self
        for fact in applied.before where fact.change.subjects.contains(.cell(cell)) { revised.remove(fact) }
        for fact in applied.after where fact.change.subjects.contains(.cell(cell)) { revised.insert(fact) }
        let instruments = Set(facts.compactMap(\.change.lawRead))
        guard !instruments.isEmpty else { return revised }
        let withdrawn = Set(applied.before.map(\.position))
        let kept = law.findings.filter { !withdrawn.contains($0.position) }.map { ($0.fact, $0.finding) }
        let stated = applied.after.compactMap(\.asFinding).filter { $0.finding.cell == cell }
        revised.read(
            (kept + stated).filter { instruments.contains($0.1.instrument) }, on: instruments, known,
            from: day)
        return revised
    }

    private mutating func remove(_ fact: Fact) {
        if let assessment = DatedAssessment(fact) { assessments.remove(assessment) }
        if case .dispute = fact.change { disputes.removeAll { $0.position == fact.position } }
    }

    private mutating func insert(_ fact: Fact) {
        if let assessment = DatedAssessment(fact) { assessments.insert(assessment) }
        guard case .dispute = fact.change else { return }
        disputes.insert(fact, at: disputes.partitioningIndex { $0.position > fact.position })
    }

    /// Puts the findings on some instruments in place of those that were known.
    private mutating func read(
        _ findings: [(fact: Fact, finding: Finding)], on instruments: Set<InstrumentID>, _ known: Knowledge,
        from day: Day
    ) {
        var read: [LawFinding] = []
        touches.removeAll { instruments.contains($0.instrument) }
        for (id, findings) in Dictionary(grouping: findings, by: \.finding.instrument) {
            var instrument = Instrument(id, facts: known.facts(about: .instrument(id)))
            for step in instrument.standingSteps { touch(step.occurred.last, step.known, id) }
            if let supposing, supposing.instrument == id {
                instrument = instrument.commencing(on: supposing.day)
            }
            for (fact, finding) in findings {
                touch(fact.occurred.last, fact.known, id)
                read.append(
                    LawFinding(
                        fact: fact, finding: finding,
                        track: Track(instrument, provisions: finding.provisions),
                        group: group(of: finding), indicator: law.indicator))
            }
        }
        law.replace(where: { instruments.contains($0.finding.instrument) }, with: read, from: day)
        let tracks = law.findings.lazy.flatMap(\.track.dates)
        let starts = law.findings.lazy.compactMap(\.finding.since)
        vagueLaw = VagueDates(
            [Array(tracks), Array(starts), law.indicator.versions.dropFirst().map(\.occurred)].joined())
    }

    private mutating func touch(_ day: Day, _ known: Position, _ instrument: InstrumentID) {
        touches.insert(
            Touch(day: day, known: known, instrument: instrument),
            at: touches.partitioningIndex { $0.day > day })
    }

    private mutating func group(of finding: Finding) -> Int {
        let key = [finding.instrument.text] + finding.provisions.sorted()
        let group = groups[key] ?? groups.count
        groups[key] = group
        return group
    }

    /// What happened after one day and by another that may make an assessment stale.
    func touches(after start: Day, through day: Day) -> ArraySlice<Touch> {
        let first = touches.partitioningIndex { $0.day > start }
        return touches[first..<max(first, touches.partitioningIndex { $0.day > day })]
    }

    /// The imprecise dates' ends between two days.
    func vagueBounds(from start: Day, to end: Day) -> [Day] {
        vagueLaw.bounds(from: start, to: end) + assessments.vague.bounds(from: start, to: end)
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
        if vagueLaw.contains(day) || choice != .law && assessments.vague.contains(day) {
            value.flags.insert(.possible)
        }
        if isDisputed(on: day) { value.flags.insert(.disputed) }
        if segment.hasGap, choice != .assessed { value.flags.insert(.undecided) }
        if choice != .assessed { value.pipeline = pipeline(on: day) }
        return value
    }

    private func byLaw(_ segment: LawSegment) -> CellValue {
        var value = CellValue.notAssessed
        switch segment.outcome {
        case .nothing: return value
        case .undecided: value.level = .undecided
        case .levels(let set): value.level = .levels(set)
        }
        value.scale = segment.version.criteria.scale
        value.basis = .law
        value.since = segment.cause?.since.text
        value.position = segment.cause.flatMap { $0.position == .end ? nil : $0.position }
        value.causes = causes(of: segment, with: segment.cause?.position)
        value.support = support(of: segment) { set in
            guard let set, case .levels(let shown) = segment.outcome else { return true }
            return !set.isDisjoint(with: shown)
        }
        value.isByRevision = segment.isByRevision
        return value
    }

    private func assessed(_ prevailing: DatedAssessment, on day: Day, _ segment: LawSegment) -> CellValue {
        var value = CellValue.notAssessed
        let scale = version(of: prevailing).criteria.scale
        value.scale = scale
        value.basis = .assessed
        value.since = prevailing.fact.occurred.text
        value.position = prevailing.position
        value.causes = causes(of: segment, with: prevailing.position)
        value.flags = AssessmentFlags(evaluator: self, prevailing, segment).flags(on: day)
        switch prevailing.assessment.judgement {
        case .noData: value.level = .noData
        case .levels(let names):
            // A correction of the definition may have taken the level off its scale; it is shown as it was given.
            if levels(of: prevailing, on: scale) == nil { value.scale = names }
            value.level = .levels(levels(of: prevailing, on: value.scale) ?? .empty)
            value.support = support(of: segment) { set in
                set.map {
                    !$0.isDisjoint(with: levels(of: prevailing, on: segment.version.criteria.scale) ?? .empty)
                }
                    ?? true
            }
        }
        return value
    }

    /// The version of the indicator that an assessment was made under.
    func version(of prevailing: DatedAssessment) -> Indicator.Version {
        let stated = prevailing.assessment.criteriaVersion.flatMap { law.indicator.version(number: $0) }
        return stated ?? law.indicator.version(on: prevailing.start)
    }

    /// The levels that an assessment leaves possible on a scale; nil where it has none or the scale lacks one.
    func levels(of prevailing: DatedAssessment, on scale: [String]) -> LevelSet? {
        guard case .levels(let names) = prevailing.assessment.judgement else { return nil }
        let indexes = names.compactMap(scale.firstIndex)
        guard indexes.count == names.count else { return nil }
        return indexes.reduce(LevelSet.empty) { $0.union(LevelSet(level: $1)) }
    }

    /// An assessment is replaced, for good, once the law's own set later changes to one that excludes it.
    func isReplaced(_ prevailing: DatedAssessment, on day: Day) -> Bool {
        let period = assessments.period(on: day)
        // What is only supposed to commence comes after every assessment of its day.
        let segments = law.segments(after: prevailing.start.advanced(by: -1), through: day)
        return segments.contains { segment in
            guard segment.from > prevailing.start || segment.cause?.position == .end,
                segment.changesByLaw, case .levels(let set) = segment.outcome
            else { return false }
            if let period, segment.from >= period.start, let cause = segment.cause,
                cause.known < period.position
            {
                return false
            }
            guard let judged = levels(of: prevailing, on: segment.version.criteria.scale) else { return true }
            return !set.contains(judged)
        }
    }

    private func causes(of segment: LawSegment, with decisive: Position?) -> [Position] {
        let read = segment.inForce.compactMap(law.finding).flatMap {
            [$0.position] + [$0.track.standing(on: segment.from)?.position].compactMap(\.self)
        }
        return (read + [decisive].compactMap(\.self)).filter { $0 != .end }.sortedOnce()
    }

    /// The instruments whose findings answer something and whose levels pass the test given.
    private func support(of segment: LawSegment, where passes: (LevelSet?) -> Bool) -> [InstrumentID] {
        let criteria = segment.version.criteria
        let supporting = segment.inForce.compactMap(law.finding).filter { finding in
            finding.answersAnything(of: criteria)
                && passes(criteria.table.rows.isEmpty ? nil : finding.levels(under: segment.version))
        }
        return supporting.map(\.finding.instrument).sortedOnce()
    }

    private func pipeline(on day: Day) -> [PipelineEntry] {
        let entries = law.findings.compactMap { finding -> PipelineEntry? in
            guard let standing = finding.track.standing(on: day), standing.state.isRung,
                standing.state != .inForce
            else { return nil }
            return PipelineEntry(
                instrument: finding.finding.instrument, state: standing.state, since: standing.since.text)
        }
        return Set(entries).sorted {
            ($0.instrument.text, $0.state.rawValue) < ($1.instrument.text, $1.state.rawValue)
        }
    }

    private func isDisputed(on day: Day) -> Bool {
        !disputes.isEmpty && !DisputeHistory(disputes).standing(on: day).isEmpty
    }
}

extension Fact {
    /// The fact with what it says, where it is a finding.
    fileprivate var asFinding: (fact: Fact, finding: Finding)? {
        if case .finding(let finding) = change { (self, finding) } else { nil }
    }
}

extension Change {
    /// The instrument whose steps, or whose reading, a change is about.
    fileprivate var lawRead: InstrumentID? {
        switch self {
        case .step(let step): step.instrument
        case .finding(let finding): finding.instrument
        default: nil
        }
    }
}

extension Array where Element: Comparable {
    /// The elements ascending, each once.
    fileprivate func sortedOnce() -> [Element] {
        sorted().reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }
}
