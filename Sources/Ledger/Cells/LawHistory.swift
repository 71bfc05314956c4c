// What the law by itself gives for a cell, day by day: findings on provisions in force, through the decision
// table of the criteria of the day.

/// A finding with the track of its provisions.
struct LawFinding: Sendable {
    let fact: Fact
    let finding: Finding
    let track: Track

    /// The day from which the reading applies.
    var start: Day { finding.since?.last ?? .distantPast }

    func isInForce(on day: Day) -> Bool { track.standing(on: day)?.state == .inForce }

    /// An answer to any criterion; without one the finding only says that the instrument touches the indicator.
    var answersAnything: Bool { !finding.answers.isEmpty }
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
        var previous = outcome(on: .distantPast, version: indicator.versions[0])
        segments.append(previous)
        for day in breakpoints {
            let version = indicator.version(on: day)
            var next = outcome(on: day, version: version)
            let before = outcome(on: day.advanced(by: -1), version: version)
            next.changesByLaw = next.outcome != before.outcome
            let changed = next.outcome != previous.outcome || next.version.number != previous.version.number
            next.cause = next.outcome == previous.outcome ? previous.cause : nil
            next.isByRevision = next.outcome == previous.outcome ? previous.isByRevision : !next.changesByLaw
            if next.cause == nil { next.cause = cause(of: next, after: previous) }
            if changed || next.inForce != previous.inForce || next.hasGap != previous.hasGap {
                segments.append(next)
            }
            previous = next
        }
    }

    func segment(on day: Day) -> LawSegment { segments.last { $0.from <= day } ?? segments[0] }

    private var breakpoints: [Day] {
        let days =
            findings.flatMap { $0.track.segments.map(\.from) + [$0.start] } + indicator.starts.map(\.day)
        return Set(days).subtracting([.distantPast]).sorted()
    }

    /// The findings that count on a day: of one instrument and provisions the last recorded that applies.
    private func counting(on day: Day) -> [Int] {
        var last: [String: Int] = [:]
        for index in findings.indices where findings[index].start <= day && findings[index].isInForce(on: day)
        {
            let finding = findings[index].finding
            last["\(finding.instrument)\u{1}\(finding.provisions.sorted().joined(separator: "\u{1}"))"] =
                index
        }
        return last.values.sorted()
    }

    private func outcome(on day: Day, version: Indicator.Version) -> LawSegment {
        let counting = counting(on: day)
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
        if let low = decided.compactMap(\.lowest).max(),
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

    /// What happened on the first day of a segment: the last step, reading or revision by the world's order.
    private func cause(
        of segment: LawSegment, after previous: LawSegment
    ) -> (position: Position, since: EDTF, known: Position)? {
        var happened: [(position: Position, since: EDTF, known: Position)] = []
        for finding in findings {
            if let step = finding.track.segments.first(where: { $0.from == segment.from })?.standing {
                happened.append((step.position, step.since, max(step.known, finding.fact.known)))
            }
            if finding.start == segment.from, let since = finding.finding.since {
                happened.append((finding.fact.position, since, finding.fact.known))
            }
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
}
