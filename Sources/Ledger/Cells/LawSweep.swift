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

    /// Puts what an instrument has in the pipeline in place of what it had; gives whether that is another.
    mutating func exchange(_ entries: [PipelineEntry], of instrument: InstrumentID) -> Bool {
        if let range = pipeline.run(where: { $0.instrument == instrument }) {
            guard !pipeline[range].elementsEqual(entries) else { return false }
            pipeline.replaceSubrange(range, with: entries)
            return true
        }
        guard !entries.isEmpty else { return false }
        let place = pipeline.partitioningIndex { $0.instrument.text > instrument.text }
        pipeline.insert(contentsOf: entries, at: place)
        return true
    }
}

extension LawHistory {
    /// Works the days from one on out again.
    mutating func sweep(from start: Day) {
        if segments.isEmpty { segments = [LawSegment()] }
        segments.removeSubrange(max(1, segments.partitioningIndex { $0.from >= start })...)
        pipelines.removeSubrange(max(1, pipelines.partitioningIndex { $0.from >= start })...)
        bounds.removeSubrange(bounds.partitioningIndex { $0 >= start }...)
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
            var (isPiped, isEnding) = (false, false)
            while turn < turns.count, turns[turn].day == day {
                let number = turns[turn].reading
                if change(&state, by: number, on: day) { isPiped = true }
                if readings[number].provisions.endOrRevive(on: day) { isEnding = true }
                turn += 1
            }
            guard day != .distantFuture, day != .distantPast else { continue }
            if isPiped { pipelines.append((day, state.pipeline)) }
            if append(state, after: before, on: day) || isEnding { bounds.append(day) }
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
            let step = readings[Int(counted.reading)].provisions.step(Int(counted.track), on: yesterday)
            if let step { state.causes.append(step) }
        }
        state.causes.sort()
        return state
    }

    /// Exchanges what an instrument contributes; gives whether what it has in the pipeline changed.
    private func change(_ state: inout LawSweep, by number: Int, on day: Day) -> Bool {
        let read = readings[number].provisions
        takeOut(number, read, on: day.advanced(by: -1), of: &state)
        for group in 0..<read.groupCount {
            guard let position = read.counting(group, on: day), let index = index(at: position)
            else { continue }
            if let supporter = supporter(index, state.version) {
                let name = supporter.instrument.text
                let place = state.supporters.partitioningIndex { $0.instrument.text >= name }
                state.supporters.insert(supporter, at: place)
            }
            state.inForce.insert(index, at: state.inForce.partitioningIndex { $0 > index })
            state.causes.insertSorted(position)
            if let step = read.step(findings[index].track, on: day) { state.causes.insertSorted(step) }
        }
        let instrument = readings[number].instrument
        return state.exchange(read.pipeline(instrument, on: day), of: instrument)
    }

    /// Takes out what an instrument contributed on a day.
    private func takeOut(_ number: Int, _ read: ReadProvisions, on day: Day, of state: inout LawSweep) {
        var place = 0
        while place < state.inForce.count {
            let index = state.inForce[place]
            guard findings[index].reading == number else {
                place += 1
                continue
            }
            state.inForce.remove(at: place)
            state.causes.remove(findings[index].position)
            if let step = read.step(findings[index].track, on: day) { state.causes.remove(step) }
        }
        state.supporters.removeRun { [number = Int32(number)] in $0.reading == number }
    }

    /// Begins a segment where something counts that did not before; tells whether it does.
    private mutating func append(_ state: LawSweep, after before: [Int], on day: Day) -> Bool {
        let previous = segments[segments.count - 1]
        let version = indicator.index(on: day)
        let isRevised = version != previous.version
        // What stays in force may do so by another step from then on.
        guard isRevised || before != state.inForce || !state.causes.isSameOnce(as: previous.causes) else {
            return false
        }
        let (outcome, hasGap) = outcome(of: state.inForce, version)
        let under = isRevised ? self.outcome(of: before, version).outcome : previous.outcome
        let isSame = gives(outcome, version, sameAs: previous)
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
        return true
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

extension Array {
    /// Where the first elements lie that pass a test, one after another.
    fileprivate func run(where passes: (Element) -> Bool) -> Range<Int>? {
        guard let first = firstIndex(where: passes) else { return nil }
        var next = first + 1
        while next < count, passes(self[next]) { next += 1 }
        return first..<next
    }

    fileprivate mutating func removeRun(where passes: (Element) -> Bool) {
        if let range = run(where: passes) { removeSubrange(range) }
    }
}
