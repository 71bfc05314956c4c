// An instrument as cells read it: what may make assessments stale, and how the provisions that were read stand.

/// An instrument with the tracks of the provisions that are asked for.
struct TrackedInstrument: Sendable {
    private(set) var instrument: Instrument
    /// What may make an assessment of a cell that reads the instrument stale.
    private(set) var touches: [Touch] = []
    private var tracks: [(provisions: [String], track: Track)] = []

    init(_ instrument: Instrument, commencing day: Day? = nil) {
        self.instrument = instrument
        touches = TrackedInstrument.touches(instrument)
        if let day { self.instrument = instrument.commencing(on: day) }
    }

    private static func touches(_ instrument: Instrument) -> [Touch] {
        instrument.standingSteps.map { Touch(day: $0.occurred.last, known: $0.known) }
    }

    /// The steps that a fact states are known no more, or are known now.
    mutating func change(withdrawn: Fact?, stated: Fact?) {
        if let withdrawn { instrument.remove(withdrawn) }
        if let stated { instrument.insert(stated) }
        touches = TrackedInstrument.touches(instrument)
        for index in tracks.indices {
            tracks[index].track = Track(instrument, provisions: tracks[index].provisions)
        }
    }

    /// Keeps the track of provisions from now on.
    mutating func keepTrack(of provisions: [String]) {
        guard !tracks.contains(where: { $0.provisions == provisions }) else { return }
        tracks.append((provisions, Track(instrument, provisions: provisions)))
    }

    func track(of provisions: [String]) -> Track {
        for index in tracks.indices where tracks[index].provisions == provisions {
            return tracks[index].track
        }
        return Track(instrument, provisions: provisions)
    }
}
