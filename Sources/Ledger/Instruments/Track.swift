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

    func state(on day: Day) -> State? {
        let next = segments.partitioningIndex { $0.from > day }
        return next > 0 ? segments[next - 1].standing.state : nil
    }

    private init(_ instrument: Instrument, provision: String?) {
        let concerned = instrument.steps.lazy.filter { $0.concerns(provision) }
        let postponements = concerned.filter { $0.effect == .postpones }.map(\.self)
        var standing: Standing?
        for step in concerned where !postponements.contains(where: { $0.voids(step) }) {
            guard let state = Track.state(after: step.effect, from: standing?.state) else { continue }
            guard state != standing?.state else { continue }
            let next = Standing(
                state: state, provisions: provision.map { [$0] } ?? [], since: step.occurred,
                position: step.position, known: step.known)
            append(next, from: step.occurred.last)
            dates.append(step.occurred)
            standing = next
        }
    }

    private mutating func append(_ standing: Standing, from day: Day) {
        if segments.last?.from == day { segments.removeLast() }
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
