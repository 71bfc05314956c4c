// What is recorded of an indicator that is asked no more: it is kept, and stands in no matrix.

enum RetirementWarnings {
    /// Of what is said of a cell, or of the indicator that a payload names.
    static func of(_ content: Content, _ known: Knowledge) -> [Warning] {
        of(Payload(content.payload).indicator(), on: content.occurred, known)
    }

    /// Of what is said of an indicator.
    static func of(_ id: IndicatorID, on occurred: EDTF, _ known: Knowledge) -> [Warning] {
        guard let date = known.indicator(id)?.retired(on: occurred.last) else { return [] }
        return [
            Warning(
                "indicator “\(id)” is retired since \(date): its cells stand in no matrix of a day from then on"
            )
        ]
    }

    /// Of a retirement: of several the earliest holds.
    static func ofRetirement(_ content: Content, _ known: Knowledge) -> [Warning] {
        let id = Payload(content.payload).indicator()
        guard let date = known.indicator(id)?.retired else { return [] }
        let outcome =
            date.last <= content.occurred.last
            ? "which holds; to put it off, correct or retract the event that says so"
            : "and from now on the earlier date, \(content.occurred), holds"
        return [Warning("indicator “\(id)” is retired already, from \(date) on, \(outcome)")]
    }
}
