// One instrument as it was read for a cell: its tracks, and which of its findings count on a day.

struct LawReading: Sendable {
    let instrument: InstrumentID
    /// How its provisions stand, and which findings on them count.
    private(set) var provisions = ReadProvisions()
    private var groups: [[String]: Int] = [:]
    private var tracks: [[String]: Int] = [:]
    /// What may make an assessment stale; nothing while no finding is on the instrument.
    private var touches: [Touch] = []

    init(_ instrument: InstrumentID) { self.instrument = instrument }

    /// Files a finding; gives the number of its track.
    mutating func insert(_ fact: Fact, _ finding: Finding) -> Int {
        let track = tracks[finding.provisions] ?? provisions.addTrack(of: finding.provisions)
        tracks[finding.provisions] = track
        let named = finding.provisions.sorted()
        let group = groups[named] ?? provisions.addGroup()
        groups[named] = group
        provisions.insert(fact.position, from: finding.since?.last ?? .distantPast, track, in: group)
        return track
    }

    mutating func remove(_ fact: Fact, _ finding: Finding) {
        provisions.remove(
            fact.position, ofGroup: groups[finding.provisions.sorted()], ofTrack: tracks[finding.provisions])
    }

    /// The last recorded finding on some provisions that applies on a day, whether they are in force or not.
    func holding(_ named: [String], on day: Day) -> Position? {
        groups[named.sorted()].flatMap { provisions.holding($0, on: day)?.position }
    }

    /// Takes over how the instrument's provisions stand; keeps the imprecise dates and touches of the cell.
    mutating func follow(_ tracked: TrackedInstrument, _ vague: inout VagueDates, _ touched: inout Touches) {
        provisions.follow(tracked, &vague)
        let next = provisions.isRead ? tracked.touches : []
        touched.replace(touches, with: next)
        touches = next
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
