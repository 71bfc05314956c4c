// What the law by itself gives for a cell, day by day: findings on provisions in force, through the decision
// table of the criteria of the day.

/// A finding with the track of its provisions.
struct LawFinding: Sendable {
    let fact: Fact
    let finding: Finding
    let track: Track

    /// The day from which the reading applies.
    var start: Day { finding.since?.last ?? .distantPast }

    /// The stretches of days on which the reading counts: in force, and from its start on.
    let stretches: [(from: Day, to: Day)]

    init(fact: Fact, finding: Finding, track: Track) {
        self.fact = fact
        self.finding = finding
        self.track = track
        let start = finding.since?.last ?? .distantPast
        let ends = track.segments.dropFirst().map(\.from) + [.distantFuture]
        stretches = zip(track.segments, ends).compactMap { segment, end in
            let from = max(segment.from, start)
            return segment.standing.state == .inForce && from < end ? (from, end) : nil
        }
    }

    func counts(on day: Day) -> Bool { stretches.contains { $0.from <= day && day < $0.to } }

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
    /// Indexes of the findings in force, the superseded ones left out.
    var inForce: [Int] = []
    /// Whether the outcome differs from the day before under the same criteria.
    var changesByLaw = false
    /// The event that brought the outcome about, its date, and the last event that made it known.
    var cause: (position: Position, since: EDTF, known: Position)?
    /// Whether the outcome came about by a revision alone.
    var isByRevision = false
}

/// The law's own history of a cell.
struct LawHistory: Sendable {
    let findings: [LawFinding]
    let indicator: Indicator
    private(set) var segments: [LawSegment] = []

    init(_ findings: [LawFinding], indicator: Indicator) {
        self.findings = findings
        self.indicator = indicator
        let groups = LawHistory.groups(findings)
        var previous = outcome(of: [], on: .distantPast, version: indicator.versions[0])
        segments.append(previous)
        for day in breakpoints {
            let version = indicator.version(on: day)
            let isRevised = version.number != previous.version.number
            let counting = counting(on: day, groups)
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

    func segment(on day: Day) -> LawSegment { segments.last { $0.from <= day } ?? segments[0] }

    private var breakpoints: [Day] {
        let days =
            findings.flatMap { $0.stretches.flatMap { [$0.from, $0.to] } } + indicator.starts.map(\.day)
        return Set(days).subtracting([.distantPast, .distantFuture]).sorted()
    }

    /// For each finding the number of its instrument and provisions: of one group one finding counts.
    private static func groups(_ findings: [LawFinding]) -> [Int] {
        var numbers: [[String]: Int] = [:]
        return findings.map { finding in
            let key = [finding.finding.instrument.text] + finding.finding.provisions.sorted()
            let number = numbers[key] ?? numbers.count
            numbers[key] = number
            return number
        }
    }

    /// The findings that count on a day: of one instrument and provisions the last recorded that applies.
    private func counting(on day: Day, _ groups: [Int]) -> [Int] {
        var last: [Int: Int] = [:]
        for index in findings.indices where findings[index].counts(on: day) { last[groups[index]] = index }
        return last.values.sorted()
    }

    private func outcome(of counting: [Int], on day: Day, version: Indicator.Version) -> LawSegment {
        var segment = LawSegment(from: day, outcome: .nothing, version: version, inForce: counting)
        let table = version.criteria.table
        guard !counting.isEmpty, !table.rows.isEmpty else { return segment }
        let asked = Set(version.criteria.criteria.map(\.id))
        let answers = counting.map { findings[$0].finding.answers.filter { asked.contains($0.key) } }
        let sets = answers.map(table.levels)
        let decided = sets.filter { !$0.isEmpty }
        // Undecided findings add nothing: only the answers of decided ones are put together.
        let together = table.levels(
            for: LawHistory.merged(zip(answers, sets).filter { !$0.1.isEmpty }.map(\.0), criteria: asked))
        segment.hasGap = decided.count < sets.count || (!decided.isEmpty && together.isEmpty)
        segment.outcome = .undecided
        if decided.count == 1 {
            segment.outcome = .levels(decided[0])
        } else if let low = decided.compactMap(\.lowest).max(),
            let high = (decided + [together]).compactMap(\.highest).max()
        {
            segment.outcome = .levels(LevelSet(from: low, through: high))
        }
        return segment
    }

    /// The answers of several findings together: yes before unknown before no.
    private static func merged(_ answers: [[String: Bool]], criteria: Set<String>) -> [String: Bool] {
        criteria.reduce(into: [:]) { merged, criterion in
            let given = answers.map { $0[criterion] }
            merged[criterion] = given.contains(true) ? true : given.contains(nil) ? nil : false
        }
    }

    /// What brought a segment about on its first day: the steps and readings by which findings begin to count,
    /// else the steps by which they cease to, else a revision; of several the last recorded.
    private func cause(
        of segment: LawSegment, after previous: LawSegment
    ) -> (position: Position, since: EDTF, known: Position)? {
        let begins = segment.inForce.filter { !previous.inForce.contains($0) }
        let ceases = previous.inForce.filter { !segment.inForce.contains($0) }
        var happened = begins.flatMap { self.happened(to: findings[$0], on: segment.from) }
        if happened.isEmpty {
            happened = ceases.flatMap { self.happened(to: findings[$0], on: segment.from) }
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
