// Commencements that were postponed: they did not come about, whatever their date says.

/// That a commencement, or the new date that a postponement gave, is void by a postponement recorded after it.
public struct Postponement: Sendable, Hashable {
    /// The events that postpone, in the order of recording; of several for everything the one recorded first.
    public let by: [Position]
    /// The provisions for which it does; empty for everything that is to commence.
    public let provisions: [String]
}

extension Instrument {
    /// The postponements of commencements, by the event that states the commencement.
    public var postponements: [Position: Postponement] {
        let postponing = steps.filter { $0.effect == .postpones }.sorted { $0.position < $1.position }
        guard !postponing.isEmpty else { return [:] }
        var found: [Position: Postponement] = [:]
        for step in steps {
            found[step.position] =
                step.postponement(among: postponing.filter { $0.voids(step) })
                ?? found[step.position]
        }
        return found
    }
}

extension DatedStep {
    /// How the step is postponed by some that void it, in the order of recording; nil where none concerns it.
    fileprivate func postponement(among voiding: [DatedStep]) -> Postponement? {
        guard !voiding.isEmpty else { return nil }
        if let whole = voiding.first(where: { $0.concerns(nil) }) {
            return Postponement(by: [whole.position], provisions: [])
        }
        guard !provisions.isEmpty else {
            return Postponement(
                by: voiding.map(\.position), provisions: Set(voiding.flatMap(\.provisions)).sorted())
        }
        let postponed = provisions.filter { part in voiding.contains { $0.concerns(part) } }
        let by = voiding.filter { other in postponed.contains(where: other.concerns) }
        guard !by.isEmpty else { return nil }
        return Postponement(by: by.map(\.position), provisions: postponed == provisions ? [] : postponed)
    }
}
