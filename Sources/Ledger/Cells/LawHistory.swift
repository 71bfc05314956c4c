// What the law by itself gives for a cell, day by day: findings on provisions in force, through the decision
// table of the criteria of the day. How a change is worked in is in LawSweep.

/// The law's own history of a cell.
struct LawHistory: Sendable {
    /// A day on which an instrument that was read may change what the law gives or what is in the pipeline.
    struct Turn: Sendable, Comparable {
        let day: Day
        let reading: Int

        static func < (left: Turn, right: Turn) -> Bool {
            (left.day, left.reading) < (right.day, right.reading)
        }
    }

    let indicator: Indicator
    /// In the order of the log.
    private(set) var findings: [LawFinding] = []
    private(set) var readings: [LawReading] = []
    private(set) var turns: [Turn] = []
    /// What the law gives; the first begins before every day.
    var segments: [LawSegment] = []
    /// The days on which a level or a flag may change: where a segment begins, and where provisions end or are revived.
    var bounds: [Day] = []
    /// What is not in force yet, from a day on; the first begins before every day.
    var pipelines: [(from: Day, entries: [PipelineEntry])] = [(.distantPast, [])]
    /// The imprecise dates that the law by itself uses.
    private(set) var vague = VagueDates()
    /// What may make an assessment stale.
    private(set) var touches = Touches()
    private var numbers: [InstrumentID: Int] = [:]
    private var byEvent: [EventID: Position] = [:]

    init(_ indicator: Indicator) {
        self.indicator = indicator
        for version in indicator.versions.dropFirst() { vague.insert(version.occurred) }
        sweep(from: .distantPast)
    }

    /// Takes over findings that are known no more or are known now, and steps of instruments, from a day on.
    mutating func revise(
        withdrawn: [Fact], stated: [Fact], on instruments: [InstrumentID], from day: Day,
        _ tracked: (InstrumentID) -> TrackedInstrument
    ) {
        for fact in withdrawn { remove(fact) }
        for fact in stated { insert(fact) }
        let revised = instruments.compactMap { numbers[$0] }
        guard !revised.isEmpty else { return }
        for number in revised {
            readings[number].follow(tracked(readings[number].instrument), &vague, &touches)
        }
        removeTurns(of: revised, from: day)
        for number in revised {
            for day in readings[number].provisions.turns(from: day) {
                let turn = Turn(day: day, reading: number)
                turns.insert(turn, at: turns.partitioningIndex { $0 > turn })
            }
        }
        sweep(from: day)
    }

    private mutating func removeTurns(of revised: [Int], from day: Day) {
        var kept = turns.partitioningIndex { $0.day >= day }
        for index in kept..<turns.count where !revised.contains(turns[index].reading) {
            turns[kept] = turns[index]
            kept += 1
        }
        turns.removeSubrange(kept...)
    }

    private mutating func insert(_ fact: Fact) {
        guard case .finding(let finding) = fact.change else { return }
        let number = numbers[finding.instrument] ?? readings.count
        if number == readings.count {
            readings.append(LawReading(finding.instrument))
            numbers[finding.instrument] = number
        }
        let track = readings[number].insert(fact, finding)
        findings.insert(
            LawFinding(fact, finding, reading: number, track: track, indicator: indicator),
            at: findings.partitioningIndex { $0.position > fact.position })
        byEvent[fact.id] = fact.position
        if let since = finding.since { vague.insert(since) }
        touches.insert(Touch(day: fact.occurred.last, known: fact.known))
    }

    private mutating func remove(_ fact: Fact) {
        guard case .finding(let finding) = fact.change, let index = index(at: fact.position),
            let number = numbers[finding.instrument]
        else { return }
        readings[number].remove(fact, finding)
        findings.remove(at: index)
        byEvent[fact.id] = nil
        if let since = finding.since { vague.remove(since) }
        touches.remove(Touch(day: fact.occurred.last, known: fact.known))
    }

    /// Whether an instrument is, or was, read for the cell.
    func reads(_ instrument: InstrumentID) -> Bool { numbers[instrument] != nil }

    /// The index of the finding that an event states.
    func index(at position: Position) -> Int? {
        let index = findings.partitioningIndex { $0.position >= position }
        return index < findings.count && findings[index].position == position ? index : nil
    }

    /// The finding with an identifier.
    func finding(_ id: EventID) -> LawFinding? {
        byEvent[id].flatMap { index(at: $0) }.map { findings[$0] }
    }

    func track(of finding: LawFinding) -> Track { readings[finding.reading].provisions.track(finding.track) }

    func track(of counted: LawSegment.Counted) -> Track {
        readings[Int(counted.reading)].provisions.track(Int(counted.track))
    }

    /// The index of the segment that covers a day.
    func segmentIndex(on day: Day) -> Int { max(0, segments.partitioningIndex { $0.from > day } - 1) }

    func segment(on day: Day) -> LawSegment { segments[segmentIndex(on: day)] }

    /// The scale of a version of the indicator, by its index.
    func scale(_ version: Int) -> [String] { indicator.versions[version].criteria.scale }

    func pipeline(on day: Day) -> [PipelineEntry] {
        pipelines[max(0, pipelines.partitioningIndex { $0.from > day } - 1)].entries
    }

    /// What is not in force yet from each day after one on, at which that changes.
    func pipelines(after day: Day) -> ArraySlice<(from: Day, entries: [PipelineEntry])> {
        pipelines[pipelines.partitioningIndex { $0.from > day }...]
    }

    /// The last recorded of what may change a cell on a day: the steps by which the provisions read stand as they do
    /// from then on, the readings that apply from then on, and the revisions of the criteria.
    func event(on day: Day) -> Position? {
        var last: Position?
        var turn = turns.partitioningIndex { $0.day >= day }
        while turn < turns.count, turns[turn].day == day {
            last.raise(to: readings[turns[turn].reading].provisions.event(on: day))
            turn += 1
        }
        // The first version is no revision.
        for index in indicator.starts.indices.dropFirst() where indicator.starts[index].day == day {
            last.raise(to: indicator.versions[indicator.starts[index].index].position)
        }
        return last
    }

    /// Calls the body with the days between two on which the law may change what a cell shows.
    func forEachBound(after start: Day, before end: Day, _ body: (Day) -> Void) {
        var bound = bounds.partitioningIndex { $0 > start }
        while bound < bounds.count, bounds[bound] < end {
            body(bounds[bound])
            bound += 1
        }
        for revision in indicator.starts where revision.day > start && revision.day < end {
            body(revision.day)
        }
        touches.forEachBound(after: start, before: end, body)
        vague.forEachBound(after: start, before: end, body)
    }
}
