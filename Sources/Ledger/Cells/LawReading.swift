// One instrument as it was read for a cell: its tracks, and which of its findings count on a day.

struct LawReading: Sendable {
    /// The provisions of some findings, with their track.
    private struct Tracked: Sendable {
        let provisions: [String]
        var track = Track()
        /// How many findings name them.
        var count = 0
    }

    /// Findings on the same provisions, of which one counts.
    private struct Group: Sendable {
        let provisions: [String]
        /// By position.
        var findings: [(position: Position, start: Day, track: Int)] = []
        /// From which day on which finding is the last recorded that applies; both ascend.
        var latest: [(start: Day, position: Position, track: Int)] = []

        mutating func insert(_ position: Position, _ start: Day, _ track: Int) {
            let place = findings.partitioningIndex { $0.position > position }
            findings.insert((position, start, track), at: place)
            guard place == findings.count - 1 else { return settle() }
            latest.removeSubrange(latest.partitioningIndex { $0.start >= start }...)
            latest.append((start, position, track))
        }

        mutating func remove(_ position: Position) {
            findings.removeAll { $0.position == position }
            settle()
        }

        private mutating func settle() {
            latest = []
            for finding in findings {
                latest.removeSubrange(latest.partitioningIndex { $0.start >= finding.start }...)
                latest.append((finding.start, finding.position, finding.track))
            }
        }
    }

    let instrument: InstrumentID
    private var tracks: [Tracked] = []
    private var groups: [Group] = []
    private var groupsByProvisions: [[String]: Int] = [:]
    private var tracksByProvisions: [[String]: Int] = [:]
    /// What may make an assessment stale; nothing while no finding is on the instrument.
    private(set) var touches: [Touch] = []

    init(_ instrument: InstrumentID) { self.instrument = instrument }

    /// Files a finding; gives the number of its track.
    mutating func insert(_ fact: Fact, _ finding: Finding) -> Int {
        let track = tracksByProvisions[finding.provisions] ?? tracks.count
        if track == tracks.count {
            tracks.append(Tracked(provisions: finding.provisions))
            tracksByProvisions[finding.provisions] = track
        }
        tracks[track].count += 1
        let provisions = finding.provisions.sorted()
        let group = groupsByProvisions[provisions] ?? groups.count
        if group == groups.count {
            groups.append(Group(provisions: provisions))
            groupsByProvisions[provisions] = group
        }
        groups[group].insert(fact.position, finding.since?.last ?? .distantPast, track)
        return track
    }

    mutating func remove(_ fact: Fact, _ finding: Finding) {
        if let group = groupsByProvisions[finding.provisions.sorted()] { groups[group].remove(fact.position) }
        if let track = tracksByProvisions[finding.provisions] { tracks[track].count -= 1 }
    }

    /// Takes over how the instrument's provisions stand; keeps the imprecise dates and touches of the cell.
    mutating func follow(_ tracked: TrackedInstrument, _ vague: inout VagueDates, _ touched: inout Touches) {
        for index in tracks.indices {
            for date in tracks[index].track.dates { vague.remove(date) }
            let isUsed = tracks[index].count > 0
            tracks[index].track = isUsed ? tracked.track(of: tracks[index].provisions) : Track()
            for date in tracks[index].track.dates { vague.insert(date) }
        }
        let next = tracks.contains { $0.count > 0 } ? tracked.touches : []
        touched.replace(touches, with: next)
        touches = next
    }

    func track(_ number: Int) -> Track { tracks[number].track }

    /// The event of the step by which the provisions of a track stand as they do on a day.
    func step(_ track: Int, on day: Day) -> Position? { tracks[track].track.position(on: day) }

    /// The days from one on at which what counts, or how far provisions have come, may change; ascending.
    func turns(from day: Day) -> [Day] {
        var days: [Day] = []
        for tracked in tracks {
            let segments = tracked.track.segments
            for segment in segments[segments.partitioningIndex { $0.from >= day }...] {
                days.append(segment.from)
            }
        }
        for group in groups {
            for latest in group.latest[group.latest.partitioningIndex { $0.start >= day }...] {
                days.append(latest.start)
            }
        }
        days.removeAll(where: \.isDistant)
        return days.count > 1 ? days.sortedOnce() : days
    }

    /// How many groups of findings there are, of each of which one counts.
    var groupCount: Int { groups.count }

    /// The finding of a group that counts on a day.
    func counting(_ group: Int, on day: Day) -> Position? {
        let next = groups[group].latest.partitioningIndex { $0.start > day }
        guard next > 0,
            tracks[groups[group].latest[next - 1].track].track.state(on: day) == .inForce
        else { return nil }
        return groups[group].latest[next - 1].position
    }

    /// How many tracks there are.
    var trackCount: Int { tracks.count }

    /// What the provisions of a track have in the pipeline on a day.
    func entry(_ track: Int, on day: Day) -> PipelineEntry? {
        guard let index = tracks[track].track.index(on: day) else { return nil }
        let state = tracks[track].track.segments[index].standing.state
        guard state.isRung, state != .inForce else { return nil }
        return PipelineEntry(
            instrument: instrument, state: state,
            since: tracks[track].track.segments[index].standing.since.text)
    }

    /// The last recorded of the steps that change how provisions stand on a day, and of the readings that apply from
    /// then on.
    func event(on day: Day) -> Position? {
        var last: Position?
        for number in tracks.indices { last.raise(to: tracks[number].track.position(beginningOn: day)) }
        for number in groups.indices {
            let index = groups[number].latest.partitioningIndex { $0.start >= day }
            if index < groups[number].latest.count, groups[number].latest[index].start == day {
                last.raise(to: groups[number].latest[index].position)
            }
        }
        return last
    }
}

extension Position? {
    /// Takes over a later position; nothing is before all of them.
    mutating func raise(to other: Position?) {
        guard let other else { return }
        self = self.map { Swift.max($0, other) } ?? other
    }
}

extension Array where Element: Comparable {
    /// The elements ascending, each once.
    func sortedOnce() -> [Element] {
        sorted().reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }
}
