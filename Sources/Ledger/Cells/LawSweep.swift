// Works out what the law gives from a day on: goes from turn to turn, and changes at each only what the
// instruments that turn there contribute.

/// What counts on a day, while it moves on.
private struct LawSweep {
    /// The indexes of the findings in force, ascending.
    var inForce: [Int] = []
    /// Their positions and those of the steps by which they are in force, ascending, with repetitions.
    var causes: [Position] = []
    /// Those that answer something under a version, by instrument.
    var supporters: [LawSegment.Supporter] = []
    var version = 0
    var pipeline: [PipelineEntry] = []
}

extension LawHistory {
    /// Works the days from one on out again.
    mutating func sweep(from start: Day) {
        if segments.isEmpty { segments = [LawSegment()] }
        segments.removeSubrange(max(1, segments.partitioningIndex { $0.from >= start })...)
        pipelines.removeSubrange(max(1, pipelines.partitioningIndex { $0.from >= start })...)
        var state = state(before: start)
        var turn = turns.partitioningIndex { $0.day >= start }
        var revision = max(1, indicator.starts.partitioningIndex { $0.day >= start })
        while turn < turns.count || revision < indicator.starts.count {
            let day = min(
                turn < turns.count ? turns[turn].day : .distantFuture,
                revision < indicator.starts.count ? indicator.starts[revision].day : .distantFuture)
            while revision < indicator.starts.count, indicator.starts[revision].day == day { revision += 1 }
            let before = state.inForce
            let version = indicator.index(on: day)
            if version != state.version {
                state.version = version
                state.supporters = state.inForce.compactMap { supporter($0, version) }
                    .sorted { $0.instrument < $1.instrument }
            }
            var isPiped = false
            while turn < turns.count, turns[turn].day == day {
                if change(&state, by: turns[turn].reading, on: day) { isPiped = true }
                turn += 1
            }
            guard day != .distantFuture, day != .distantPast else { continue }
            if isPiped, pipelines[pipelines.count - 1].entries != state.pipeline {
                pipelines.append((day, state.pipeline))
            }
            append(state, after: before, on: day)
        }
    }

    private func state(before day: Day) -> LawSweep {
        var state = LawSweep()
        state.version = segments[segments.count - 1].version
        state.supporters = segments[segments.count - 1].supporters
        state.pipeline = pipelines[pipelines.count - 1].entries
        let inForce = segments[segments.count - 1].inForce
        state.inForce.reserveCapacity(inForce.count + 2)
        state.causes.reserveCapacity(inForce.count * 2 + 4)
        let yesterday = day.advanced(by: -1)
        for counted in inForce {
            guard let index = index(at: counted.position) else { continue }
            state.inForce.append(index)
            state.causes.append(counted.position)
            // What holds before the day still holds on it, but for what turns there.
            if let step = readings[Int(counted.reading)].step(Int(counted.track), on: yesterday) {
                state.causes.append(step)
            }
        }
        state.causes.sort()
        return state
    }

    /// Exchanges what an instrument contributes; gives whether what it has in the pipeline may have changed.
    private func change(_ state: inout LawSweep, by number: Int, on day: Day) -> Bool {
        takeOut(number, on: day.advanced(by: -1), of: &state)
        for group in 0..<readings[number].groupCount {
            guard let position = readings[number].counting(group, on: day), let index = index(at: position)
            else { continue }
            if let supporter = supporter(index, state.version) {
                let name = supporter.instrument.text
                let place = state.supporters.partitioningIndex { $0.instrument.text >= name }
                state.supporters.insert(supporter, at: place)
            }
            state.inForce.insert(index, at: state.inForce.partitioningIndex { $0 > index })
            state.causes.insertSorted(position)
            if let step = readings[number].step(findings[index].track, on: day) {
                state.causes.insertSorted(step)
            }
        }
        return exchange(pipeline(of: number, on: day), of: readings[number].instrument, &state.pipeline)
    }

    /// What an instrument has in the pipeline on a day, each state once.
    private func pipeline(of number: Int, on day: Day) -> [PipelineEntry] {
        var entries: [PipelineEntry] = []
        for track in 0..<readings[number].trackCount {
            guard let entry = readings[number].entry(track, on: day), !entries.contains(entry) else {
                continue
            }
            entries.append(entry)
        }
        return entries.count > 1
            ? entries.sorted { ($0.state.rawValue, $0.since) < ($1.state.rawValue, $1.since) } : entries
    }

    /// Takes out what an instrument contributed on a day.
    private func takeOut(_ number: Int, on day: Day, of state: inout LawSweep) {
        var place = 0
        while place < state.inForce.count {
            let index = state.inForce[place]
            guard findings[index].reading == number else {
                place += 1
                continue
            }
            state.inForce.remove(at: place)
            state.causes.remove(findings[index].position)
            if let step = readings[number].step(findings[index].track, on: day) { state.causes.remove(step) }
        }
        let reading = Int32(number)
        guard let first = state.supporters.firstIndex(where: { $0.reading == reading }) else { return }
        var next = first + 1
        while next < state.supporters.count, state.supporters[next].reading == reading { next += 1 }
        state.supporters.removeSubrange(first..<next)
    }

    /// Puts what an instrument has in the pipeline in place of what it had; gives whether there is or was anything.
    private func exchange(
        _ entries: [PipelineEntry], of instrument: InstrumentID, _ pipeline: inout [PipelineEntry]
    ) -> Bool {
        if let first = pipeline.firstIndex(where: { $0.instrument == instrument }) {
            var next = first + 1
            while next < pipeline.count, pipeline[next].instrument == instrument { next += 1 }
            pipeline.replaceSubrange(first..<next, with: entries)
            return true
        }
        guard !entries.isEmpty else { return false }
        let place = pipeline.partitioningIndex { $0.instrument.text > instrument.text }
        pipeline.insert(contentsOf: entries, at: place)
        return true
    }

    private mutating func append(_ state: LawSweep, after before: [Int], on day: Day) {
        let previous = segments[segments.count - 1]
        let version = indicator.index(on: day)
        let isRevised = version != previous.version
        // What stays in force may do so by another step from then on.
        guard isRevised || before != state.inForce || !state.causes.isSameOnce(as: previous.causes) else {
            return
        }
        let (outcome, hasGap) = outcome(of: state.inForce, version)
        let under = isRevised ? self.outcome(of: before, version).outcome : previous.outcome
        let isSame = outcome == previous.outcome
        let changesByLaw = outcome != under
        let cause = isSame ? previous.cause : nil
        segments.append(
            LawSegment(
                from: day, version: version, outcome: outcome, origin: isSame ? previous.origin : day,
                hasGap: hasGap,
                inForce: state.inForce.map {
                    LawSegment.Counted(
                        position: findings[$0].position, reading: Int32(findings[$0].reading),
                        track: Int32(findings[$0].track))
                }, supporters: state.supporters,
                causes: state.causes.eachOnce(), changesByLaw: changesByLaw,
                cause: cause
                    ?? self.cause(
                        of: state.inForce, after: before, on: day, changesByLaw, isRevised ? version : nil),
                isByRevision: isSame ? previous.isByRevision : !changesByLaw))
    }

    private func outcome(of counting: [Int], _ version: Int) -> (outcome: LawSegment.Outcome, hasGap: Bool) {
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
        let decided = counting.lazy.filter { !findings[$0].answers[version].levels.isEmpty }
        if let table = indicator.tables[version] {
            return table.together(decided.map { findings[$0].answers[version].bits })
        }
        let criteria = indicator.versions[version].criteria
        let all = Array(decided).map { findings[$0].finding.answers }
        let merged = criteria.criteria.reduce(into: [String: Bool]()) { merged, criterion in
            let given = all.map { $0[criterion.id] }
            merged[criterion.id] = given.contains(true) ? true : given.contains(nil) ? nil : false
        }
        return criteria.table.levels(for: merged)
    }

    private func supporter(_ index: Int, _ version: Int) -> LawSegment.Supporter? {
        let answer = findings[index].answers[version]
        guard answer.isAny else { return nil }
        let isDecided = !indicator.versions[version].criteria.table.rows.isEmpty
        return LawSegment.Supporter(
            instrument: readings[findings[index].reading].instrument,
            reading: Int32(findings[index].reading), levels: isDecided ? answer.levels : nil)
    }

    /// What brought a segment about on its first day: the steps and readings by which findings begin to count,
    /// else the steps by which they cease to, else a revision; of several the last recorded.
    private func cause(
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

extension [Position] {
    /// Each of these ascending positions once.
    fileprivate func eachOnce() -> [Position] {
        var once: [Position] = []
        once.reserveCapacity(count)
        for position in self where once.last != position { once.append(position) }
        return once
    }

    /// Whether others are these ascending positions, each once.
    fileprivate func isSameOnce(as others: [Position]) -> Bool {
        var place = 0
        for index in indices where index == 0 || self[index] != self[index - 1] {
            guard place < others.count, others[place] == self[index] else { return false }
            place += 1
        }
        return place == others.count
    }

    fileprivate mutating func insertSorted(_ position: Position) {
        insert(position, at: partitioningIndex { $0 > position })
    }

    fileprivate mutating func remove(_ position: Position) {
        let index = partitioningIndex { $0 >= position }
        if index < count, self[index] == position { remove(at: index) }
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
