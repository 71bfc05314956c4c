// The provisions of one instrument as they were read for a cell: how each stands, and which finding on it counts.

/// What the readings of one instrument for a cell come to, day by day.
struct ReadProvisions: Sendable {
    /// The provisions of some findings, with their track.
    private struct Tracked: Sendable {
        let provisions: [String]
        var track = Track()
        /// How many findings name them.
        var count = 0
    }

    /// Findings on the same provisions, of which one counts.
    private struct Group: Sendable {
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

    private var tracks: [Tracked] = []
    private var groups: [Group] = []

    /// Adds the track of provisions; gives its number.
    mutating func addTrack(of provisions: [String]) -> Int {
        tracks.append(Tracked(provisions: provisions))
        return tracks.count - 1
    }

    /// Adds a group of findings on provisions; gives its number.
    mutating func addGroup() -> Int {
        groups.append(Group())
        return groups.count - 1
    }

    /// Files a finding in a group under a track.
    mutating func insert(_ position: Position, from start: Day, _ track: Int, in group: Int) {
        tracks[track].count += 1
        groups[group].insert(position, start, track)
    }

    mutating func remove(_ position: Position, ofGroup group: Int?, ofTrack track: Int?) {
        if let group { groups[group].remove(position) }
        if let track { tracks[track].count -= 1 }
    }

    /// Takes over how the instrument's provisions stand; keeps the imprecise dates of the cell.
    mutating func follow(_ tracked: TrackedInstrument, _ vague: inout VagueDates) {
        for index in tracks.indices {
            for date in tracks[index].track.dates { vague.remove(date) }
            let isUsed = tracks[index].count > 0
            tracks[index].track = isUsed ? tracked.track(of: tracks[index].provisions) : Track()
            for date in tracks[index].track.dates { vague.insert(date) }
        }
    }

    /// Whether any finding is on the instrument.
    var isRead: Bool { tracks.contains { $0.count > 0 } }

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

    /// The last recorded finding of a group that applies on a day, with its track.
    func holding(_ group: Int, on day: Day) -> (start: Day, position: Position, track: Int)? {
        let next = groups[group].latest.partitioningIndex { $0.start > day }
        return next > 0 ? groups[group].latest[next - 1] : nil
    }

    /// The finding of a group that counts on a day.
    func counting(_ group: Int, on day: Day) -> Position? {
        guard let holding = holding(group, on: day), tracks[holding.track].track.state(on: day) == .inForce
        else { return nil }
        return holding.position
    }

    /// What an instrument of a name has in the pipeline on a day, each state once.
    func pipeline(_ instrument: InstrumentID, on day: Day) -> [PipelineEntry] {
        var entries: [PipelineEntry] = []
        for number in tracks.indices {
            guard let index = tracks[number].track.index(on: day) else { continue }
            let state = tracks[number].track.segments[index].standing.state
            guard state.isRung, state != .inForce else { continue }
            let since = tracks[number].track.segments[index].standing.since.text
            let entry = PipelineEntry(instrument: instrument, state: state, since: since)
            if !entries.contains(entry) { entries.append(entry) }
        }
        return entries.count > 1
            ? entries.sorted { ($0.state.rawValue, $0.since) < ($1.state.rawValue, $1.since) } : entries
    }

    /// Whether provisions of a finding end on a day, or are no longer ended from it on.
    func endOrRevive(on day: Day) -> Bool {
        let eve = day.advanced(by: -1)
        return tracks.contains {
            ($0.track.state(on: day) == .ended) != ($0.track.state(on: eve) == .ended)
        }
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
