// What findings in force give together under a version of the indicator, and what brought that about.

extension LawHistory {
    /// What findings that count give under a version, and whether some, or all together, match no row.
    func outcome(of counting: [Int], _ version: Int) -> (outcome: LawSegment.Outcome, hasGap: Bool) {
        guard !counting.isEmpty, !indicator.versions[version].criteria.table.rows.isEmpty else {
            return (.nothing, false)
        }
        // Undecided findings add nothing: only the answers of decided ones are put together.
        var (decided, low, best) = (0, 0, 0)
        var alone = LevelSet.empty
        for index in counting {
            let levels = findings[index].answers[version].levels
            guard let lowest = levels.lowest, let highest = levels.highest else { continue }
            decided += 1
            (low, best, alone) = (max(low, lowest), max(best, highest), levels)
        }
        guard decided > 0 else { return (.undecided, true) }
        let isGapped = decided < counting.count
        if decided == 1 { return (.levels(alone), isGapped) }
        let together = together(counting, version)
        let high = max(best, together.highest ?? best)
        return (.levels(LevelSet(from: low, through: high)), isGapped || together.isEmpty)
    }

    /// What the answers of the decided ones of several findings give together: yes before unknown before no.
    private func together(_ counting: [Int], _ version: Int) -> LevelSet {
        let decided = counting.lazy.filter { [findings] in !findings[$0].answers[version].levels.isEmpty }
        if let table = indicator.tables[version] {
            return table.together(decided.map { [findings] in findings[$0].answers[version].bits })
        }
        let criteria = indicator.versions[version].criteria
        let all = Array(decided).map { findings[$0].finding.answers }
        let merged = criteria.criteria.reduce(into: [String: Bool]()) { merged, criterion in
            let given = all.map { $0[criterion.id] }
            merged[criterion.id] = given.contains(true) ? true : given.contains(nil) ? nil : false
        }
        return criteria.table.levels(for: merged)
    }

    /// Whether an outcome under a version is that of a segment. A revision may put other levels in the places of a scale,
    /// so that on two scales the names tell which levels are the same.
    func gives(_ outcome: LawSegment.Outcome, _ version: Int, sameAs segment: LawSegment) -> Bool {
        guard case .levels(let set) = outcome, case .levels(let other) = segment.outcome,
            scale(version) != scale(segment.version)
        else { return outcome == segment.outcome }
        return set.names(on: scale(version)) == other.names(on: scale(segment.version))
    }

    func supporter(_ index: Int, _ version: Int) -> LawSegment.Supporter? {
        let answer = findings[index].answers[version]
        guard answer.isAny else { return nil }
        let isDecided = !indicator.versions[version].criteria.table.rows.isEmpty
        return LawSegment.Supporter(
            instrument: readings[findings[index].reading].instrument,
            reading: Int32(findings[index].reading), levels: isDecided ? answer.levels : nil)
    }

    /// What brought a segment about on its first day: the steps and readings by which findings begin to count,
    /// else the steps by which they cease to, else a revision; of several the last recorded.
    func cause(
        of now: [Int], after before: [Int], on day: Day, _ changesByLaw: Bool, _ revision: Int?
    ) -> LawSegment.Cause? {
        var happened = now.missing(from: before).flatMap { self.happened(to: $0, on: day) }
        if happened.isEmpty {
            happened = before.missing(from: now).flatMap { self.happened(to: $0, on: day) }
        }
        if happened.isEmpty || !changesByLaw, let revision {
            let version = indicator.versions[revision]
            happened = [
                LawSegment.Cause(position: version.position, since: version.occurred, known: version.position)
            ]
        }
        guard let last = happened.max(by: { $0.position < $1.position }) else { return nil }
        return LawSegment.Cause(
            position: last.position, since: last.since, known: happened.map(\.known).max() ?? last.known)
    }

    /// The step of its provisions, and the reading by its own date, that bear on a finding on a day.
    private func happened(to index: Int, on day: Day) -> [LawSegment.Cause] {
        let finding = findings[index]
        var happened: [LawSegment.Cause] = []
        if let step = track(of: finding).standing(beginningOn: day) {
            happened.append(
                LawSegment.Cause(
                    position: step.position, since: step.since, known: max(step.known, finding.fact.known)))
        }
        if finding.start == day, let since = finding.finding.since {
            happened.append(
                LawSegment.Cause(position: finding.position, since: since, known: finding.fact.known))
        }
        return happened
    }
}

extension [Int] {
    /// Those of these numbers that others are not; both ascend.
    fileprivate func missing(from others: [Int]) -> [Int] {
        var rest = others[...]
        return filter { number in
            while let first = rest.first, first < number { rest.removeFirst() }
            return rest.first != number
        }
    }
}
