// What the law by itself gives for a cell, day by day: findings on provisions in force, through the decision
// table of the criteria of the day.

/// A finding with the track of its provisions.
struct LawFinding: Sendable {
    let fact: Fact
    let finding: Finding
    let track: Track
    /// What its answers give under each version of the indicator, by the number of the version less one.
    let levels: [LevelSet]
    /// The number of its instrument and provisions: of one group one finding counts.
    let group: Int

    var position: Position { fact.position }

    /// The day from which the reading applies.
    var start: Day { finding.since?.last ?? .distantPast }

    /// The stretches of days on which the reading counts: in force, and from its start on.
    let stretches: [(from: Day, to: Day)]

    init(fact: Fact, finding: Finding, track: Track, group: Int, indicator: Indicator) {
        self.fact = fact
        self.finding = finding
        self.track = track
        self.group = group
        levels = indicator.versions.map { $0.criteria.table.levels(for: finding.answers) }
        let start = finding.since?.last ?? .distantPast
        let ends = track.segments.dropFirst().map(\.from) + [.distantFuture]
        stretches = zip(track.segments, ends).compactMap { segment, end in
            let from = max(segment.from, start)
            return segment.standing.state == .inForce && from < end ? (from, end) : nil
        }
    }

    func counts(on day: Day) -> Bool { stretches.contains { $0.from <= day && day < $0.to } }

    /// What its answers give under a version.
    func levels(under version: Indicator.Version) -> LevelSet { levels[version.number - 1] }

    /// An answer to any criterion; without one the finding only says that the instrument touches the indicator.
    func answersAnything(of criteria: Criteria) -> Bool {
        criteria.criteria.contains { finding.answers[$0.id] != nil }
    }
}

/// What the law gives from a day on.
struct LawSegment: Sendable {
    enum Outcome: Sendable, Equatable {
        case nothing, undecided
        case levels(LevelSet)
    }

    let from: Day
    var outcome: Outcome
    /// Some finding in force, or all together, match no row.
    var hasGap = false
    var version: Indicator.Version
    /// The findings in force by their positions, ascending, the superseded ones left out.
    var inForce: [Position] = []
    /// Whether the outcome differs from the day before under the same criteria.
    var changesByLaw = false
    /// The event that brought the outcome about, its date, and the last event that made it known.
    var cause: (position: Position, since: EDTF, known: Position)?
    /// Whether the outcome came about by a revision alone.
    var isByRevision = false
}

/// The law's own history of a cell.
struct LawHistory: Sendable {
    /// In the order of the log.
    private(set) var findings: [LawFinding] = []
    let indicator: Indicator
    private(set) var segments: [LawSegment] = []

    init(_ findings: [LawFinding], indicator: Indicator) {
        self.findings = findings
        self.indicator = indicator
        revise(from: .distantPast)
    }

    /// Puts findings in place of those that pass a test, and works the days from one on out again.
    mutating func replace(
        where isReplaced: (LawFinding) -> Bool, with findings: [LawFinding], from day: Day
    ) {
        self.findings.removeAll(where: isReplaced)
        for finding in findings {
            let place = self.findings.lastIndex { $0.position < finding.position }.map { $0 + 1 } ?? 0
            self.findings.insert(finding, at: place)
        }
        revise(from: day)
    }

    private mutating func revise(from start: Day) {
        segments.removeSubrange(index(after: start.advanced(by: -1))...)
        var previous = segments.last ?? outcome(of: [], on: .distantPast, version: indicator.versions[0])
        if segments.isEmpty { segments.append(previous) }
        for day in breakpoints(from: start) {
            let version = indicator.version(on: day)
            let isRevised = version.number != previous.version.number
            let counting = counting(on: day)
            guard isRevised || counting != previous.inForce else { continue }
            var next = outcome(of: counting, on: day, version: version)
            let before = isRevised ? outcome(of: previous.inForce, on: day, version: version) : previous
            next.changesByLaw = next.outcome != before.outcome
            next.cause = next.outcome == previous.outcome ? previous.cause : nil
            next.isByRevision = next.outcome == previous.outcome ? previous.isByRevision : !next.changesByLaw
            if next.cause == nil { next.cause = cause(of: next, after: previous) }
            segments.append(next)
            previous = next
        }
    }

    /// The index of the first segment that begins after a day.
    private func index(after day: Day) -> Int { segments.partitioningIndex { $0.from > day } }

    func segment(on day: Day) -> LawSegment { segments[max(0, index(after: day) - 1)] }

    /// The segments that begin after one day and by another.
    func segments(after start: Day, through day: Day) -> ArraySlice<LawSegment> {
        let first = index(after: start)
        return segments[first..<max(first, index(after: day))]
    }

    /// The finding that an event states.
    func finding(at position: Position) -> LawFinding? {
        let index = findings.partitioningIndex { $0.position >= position }
        return index < findings.count && findings[index].position == position ? findings[index] : nil
    }

    private func breakpoints(from start: Day) -> [Day] {
        var days: Set<Day> = []
        let add = { (day: Day) in
            if day >= start, day != .distantFuture, day != .distantPast { days.insert(day) }
        }
        for finding in findings {
            for stretch in finding.stretches {
                add(stretch.from)
                add(stretch.to)
            }
        }
        for start in indicator.starts { add(start.day) }
        return days.sorted()
    }

    /// The findings that count on a day: of one instrument and provisions the last recorded that applies.
    private func counting(on day: Day) -> [Position] {
        var counting: [LawFinding] = []
        for finding in findings where finding.counts(on: day) {
            counting.removeAll { $0.group == finding.group }
            counting.append(finding)
        }
        return counting.map(\.position)
    }

    private func outcome(of counting: [Position], on day: Day, version: Indicator.Version) -> LawSegment {
        var segment = LawSegment(from: day, outcome: .nothing, version: version, inForce: counting)
        guard !counting.isEmpty, !version.criteria.table.rows.isEmpty else { return segment }
        let findings = counting.compactMap(finding)
        let decided = findings.filter { !$0.levels(under: version).isEmpty }
        let sets = decided.map { $0.levels(under: version) }
        // Undecided findings add nothing: only the answers of decided ones are put together.
        let together = decided.count == 1 ? sets[0] : LawHistory.together(decided, version)
        segment.hasGap = decided.count < findings.count || (!decided.isEmpty && together.isEmpty)
        segment.outcome = .undecided
        if sets.count == 1 {
            segment.outcome = .levels(sets[0])
        } else if let low = sets.compactMap(\.lowest).max(),
            let high = (sets + [together]).compactMap(\.highest).max()
        {
            segment.outcome = .levels(LevelSet(from: low, through: high))
        }
        return segment
    }

    /// What the answers of several findings give together: yes before unknown before no.
    private static func together(_ findings: [LawFinding], _ version: Indicator.Version) -> LevelSet {
        let merged = version.criteria.criteria.reduce(into: [String: Bool]()) { merged, criterion in
            let given = findings.map { $0.finding.answers[criterion.id] }
            merged[criterion.id] = given.contains(true) ? true : given.contains(nil) ? nil : false
        }
        return version.criteria.table.levels(for: merged)
    }

    /// What brought a segment about on its first day: the steps and readings by which findings begin to count,
    /// else the steps by which they cease to, else a revision; of several the last recorded.
    private func cause(
        of segment: LawSegment, after previous: LawSegment
    ) -> (position: Position, since: EDTF, known: Position)? {
        let begins = segment.inForce.filter { !previous.inForce.contains($0) }
        let ceases = previous.inForce.filter { !segment.inForce.contains($0) }
        var happened = begins.compactMap(finding).flatMap { self.happened(to: $0, on: segment.from) }
        if happened.isEmpty {
            happened = ceases.compactMap(finding).flatMap { self.happened(to: $0, on: segment.from) }
        }
        if happened.isEmpty || !segment.changesByLaw {
            let version = segment.version
            if version.number != previous.version.number {
                happened = [(version.position, version.occurred, version.position)]
            }
        }
        guard let last = happened.max(by: { $0.position < $1.position }) else { return nil }
        return (last.position, last.since, happened.map(\.known).max() ?? last.known)
    }

    /// The step of its provisions, and the reading by its own date, that bear on a finding on a day.
    private func happened(
        to finding: LawFinding, on day: Day
    ) -> [(position: Position, since: EDTF, known: Position)] {
        var happened: [(position: Position, since: EDTF, known: Position)] = []
        if let step = finding.track.segments.first(where: { $0.from == day })?.standing {
            happened.append((step.position, step.since, max(step.known, finding.fact.known)))
        }
        if finding.start == day, let since = finding.finding.since {
            happened.append((finding.fact.position, since, finding.fact.known))
        }
        return happened
    }
}
