// The states of an instrument or of one provision over time: a fold over its steps in the order of the world.

/// How the standing of a provision, or of the whole, changes from day to day.
struct Track: Sendable {
    struct Segment: Sendable {
        let from: Day
        let standing: Standing
    }

    private(set) var segments: [Segment] = []
    /// The dates of the steps that changed the state.
    private(set) var dates: [EDTF] = []

    /// The track of what has not begun.
    init() {}

    /// The track of several provisions is as advanced as the least advanced of them; of none, the instrument's.
    init(_ instrument: Instrument, provisions: [String]) {
        if provisions.count == 1 {
            self.init(instrument, provision: provisions[0])
        } else if provisions.isEmpty {
            let listed = instrument.listedProvisions.map { Track(instrument, provision: $0) }
            self.init(whole: Track(instrument, provision: nil), parts: listed)
        } else {
            self.init(leastOf: provisions.map { Track(instrument, provision: $0) })
        }
    }

    func standing(on day: Day) -> Standing? {
        let next = segments.partitioningIndex { $0.from > day }
        return next > 0 ? segments[next - 1].standing : nil
    }

    /// The step that brought the standing about that begins on a day.
    func standing(beginningOn day: Day) -> Standing? {
        let index = segments.partitioningIndex { $0.from >= day }
        return index < segments.count && segments[index].from == day ? segments[index].standing : nil
    }

    /// The segment of a day, by its index.
    func index(on day: Day) -> Int? {
        let next = segments.partitioningIndex { $0.from > day }
        return next > 0 ? next - 1 : nil
    }

    func state(on day: Day) -> State? { index(on: day).map { segments[$0].standing.state } }

    /// The event of the step by which the provision stands as it does on a day.
    func position(on day: Day) -> Position? { index(on: day).map { segments[$0].standing.position } }

    /// The event of the step that brought the standing about that begins on a day.
    func position(beginningOn day: Day) -> Position? {
        let index = segments.partitioningIndex { $0.from >= day }
        return index < segments.count && segments[index].from == day
            ? segments[index].standing.position : nil
    }

    private init(_ instrument: Instrument, provision: String?) {
        let steps = instrument.steps
        let postponements = steps.indices.filter { steps[$0].effect == .postpones }
        var last: State?
        for index in steps.indices {
            guard let state = Track.state(after: steps[index].effect, from: last), state != last,
                steps[index].concerns(provision),
                !postponements.contains(where: {
                    steps[$0].concerns(provision) && steps[$0].voids(steps[index])
                })
            else { continue }
            append(
                Standing(
                    state: state, provisions: provision.map { [$0] } ?? [], since: steps[index].occurred,
                    position: steps[index].position, known: steps[index].known),
                from: steps[index].occurred.last)
            dates.append(steps[index].occurred)
            last = state
        }
    }

    private mutating func append(_ standing: Standing, from day: Day) {
        if !segments.isEmpty, segments[segments.count - 1].from == day { segments.removeLast() }
        segments.append(Segment(from: day, standing: standing))
    }

    /// The state that a step leads to, or nil where it changes nothing.
    static func state(after effect: StepEffect, from state: State?) -> State? {
        switch (effect, state) {
        case (.nothing, _), (.postpones, _): nil
        case (.leaves(.ended), _): .ended
        case (.reenacts, .suspended): nil
        case (.reenacts, _): .inForce
        case (_, .ended): nil
        case (.resumes, _): .inForce
        case (_, .suspended): nil
        case (.leaves(let out), _): out
        case (.raises(let rung), .failed), (.raises(let rung), nil): rung
        case (.raises(let rung), let state?): rung.rawValue > state.rawValue ? rung : nil
        }
    }

    /// An instrument is in force as a whole, or by listed provisions where the whole is not.
    private init(whole: Track, parts: [Track]) {
        guard !parts.isEmpty else {
            self = whole
            return
        }
        dates = (parts + [whole]).flatMap(\.dates)
        for day in Set((parts + [whole]).flatMap { $0.segments.map(\.from) }).sorted() {
            let standings = parts.compactMap { $0.standing(on: day) }
            let inForce = standings.filter { $0.state == .inForce }
            let base = whole.standing(on: day)
            let standing =
                base?.state == .inForce || inForce.isEmpty
                ? base ?? Track.combined(standings, by: { $0.advance > $1.advance })
                : Track.combined(inForce, by: { $0.since.last < $1.since.last })
            guard let standing, standing != segments.last?.standing else { continue }
            append(standing, from: day)
        }
    }

    private init(leastOf tracks: [Track]) {
        dates = tracks.flatMap(\.dates)
        for day in Set(tracks.flatMap { $0.segments.map(\.from) }).sorted() {
            let standings = tracks.compactMap { $0.standing(on: day) }
            guard standings.count == tracks.count else { continue }
            let least = standings.map(\.advance).min()
            let standing = Track.combined(
                standings.filter { $0.advance == least }, by: { $0.since.last > $1.since.last })
            guard let standing, standing != segments.last?.standing else { continue }
            append(standing, from: day)
        }
    }

    /// The first of several standings by an order, in the name of all their provisions.
    private static func combined(_ standings: [Standing], by precedes: (Standing, Standing) -> Bool)
        -> Standing?
    {
        guard let first = standings.sorted(by: precedes).first else { return nil }
        let provisions = standings.filter { $0.state == first.state }.flatMap(\.provisions)
        return Standing(
            state: first.state, provisions: provisions, since: first.since, position: first.position,
            known: standings.map(\.known).max() ?? first.known)
    }
}

extension Standing {
    /// How near to being in force: the end and failure come before every rung of the ladder.
    fileprivate var advance: Int {
        switch state {
        case .ended: 0
        case .failed: 1
        case .suspended: 2
        default: 3 + state.rawValue
        }
    }
}
