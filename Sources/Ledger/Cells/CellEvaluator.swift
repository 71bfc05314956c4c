// The cell at (D, K), by § 7 of the design: assessment and law together, with flags. Everything known at K is
// read once; each day is then answered from it. This is the meaning; stored spans are only its results.

/// Computes what one cell shows on any day, from the facts known at one position.
public struct CellEvaluator: Sendable {
    let cell: Cell
    let law: LawHistory
    let assessments: AssessmentHistory
    let disputes: [Fact]
    /// Everything that may make an assessment stale: its day, and the last event that made it known.
    let touches: [(day: Day, known: Position)]
    /// The imprecise dates in use: from the first day to before the last something is only possible.
    let vague: [(first: Day, last: Day)]
    /// Those of them that the law by itself uses.
    private let vagueLaw: [(first: Day, last: Day)]

    /// Reads the facts about a cell; nil while its indicator is not defined.
    ///
    /// With an instrument to suppose in force, that instrument commences on the day given.
    public init?(_ cell: Cell, known: Knowledge, supposing: (instrument: InstrumentID, day: Day)? = nil) {
        guard let indicator = known.indicator(cell.indicator) else { return nil }
        let facts = known.facts(about: .cell(cell))
        var instruments: [InstrumentID: Instrument] = [:]
        let findings = facts.compactMap { fact -> LawFinding? in
            guard case .finding(let finding) = fact.change else { return nil }
            let id = finding.instrument
            var instrument = instruments[id] ?? Instrument(id, facts: known.facts(about: .instrument(id)))
            instruments[id] = instrument
            if let supposing, supposing.instrument == id {
                instrument = instrument.commencing(on: supposing.day)
            }
            return LawFinding(
                fact: fact, finding: finding, track: Track(instrument, provisions: finding.provisions))
        }
        self.cell = cell
        law = LawHistory(findings, indicator: indicator)
        assessments = AssessmentHistory(facts)
        disputes = facts.filter { if case .dispute = $0.change { true } else { false } }
        let steps = instruments.values.flatMap(\.standingSteps)
        touches =
            (steps.map { ($0.occurred.last, $0.known) }
            + findings.map { ($0.fact.occurred.last, $0.fact.known) })
            .sorted { $0.0 < $1.0 }
        let usedByLaw =
            findings.flatMap(\.track.dates) + findings.compactMap(\.finding.since)
            + indicator.versions.dropFirst().map(\.occurred)
        vagueLaw = usedByLaw.filter { !$0.isExact }.map { ($0.first, $0.last) }
        let judged = assessments.all.map(\.fact.occurred)
        vague = vagueLaw + judged.filter { !$0.isExact }.map { ($0.first, $0.last) }
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
        let used = choice == .law ? vagueLaw : vague
        if used.contains(where: { $0.first <= day && day < $0.last }) { value.flags.insert(.possible) }
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
        return law.segments.contains { segment in
            // What is only supposed to commence comes after every assessment of its day.
            let isSupposed = segment.cause?.position == .end
            guard segment.from > prevailing.start || isSupposed && segment.from == prevailing.start,
                segment.from <= day, segment.changesByLaw, case .levels(let set) = segment.outcome
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
        let read = segment.inForce.flatMap { index -> [Position] in
            let finding = law.findings[index]
            return [finding.fact.position]
                + [finding.track.standing(on: segment.from)?.position].compactMap(\.self)
        }
        return Set(read + [decisive].compactMap(\.self)).filter { $0 != .end }.sorted()
    }

    /// The instruments whose findings answer something and whose levels pass the test given.
    private func support(of segment: LawSegment, where passes: (LevelSet?) -> Bool) -> [InstrumentID] {
        let criteria = segment.version.criteria
        let table = criteria.table
        let supporting = segment.inForce.map { law.findings[$0] }.filter { finding in
            finding.answersAnything(of: criteria)
                && passes(table.rows.isEmpty ? nil : table.levels(for: finding.finding.answers))
        }
        return Set(supporting.map(\.finding.instrument)).sorted()
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
        !DisputeHistory(disputes).standing(on: day).isEmpty
    }
}
