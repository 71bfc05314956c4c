// What checks ask of an instrument, in few bytes: a stream of events is checked without keeping what it says.

/// The steps of an instrument, each by its event and the day from which it was enacted.
struct InstrumentBrief: Sendable {
    private var steps: [(position: Position, enacted: Day?)] = []

    init(_ facts: [Fact]) { for fact in facts { add(fact) } }

    /// Whether any step of it, or act about it, is known.
    var hasStep: Bool { !steps.isEmpty }

    /// Whether it had certainly been enacted by a day.
    func isEnacted(on day: Day) -> Bool { steps.contains { $0.enacted.map { $0 <= day } ?? false } }

    mutating func add(_ fact: Fact) { steps.append((fact.position, fact.enacted)) }

    mutating func remove(_ fact: Fact) { steps.removeAll { $0.position == fact.position } }
}

extension Fact {
    /// A fact that its event states, uncorrected.
    init(_ event: Event, _ change: Change) {
        self.init(
            position: event.position, id: event.id, known: event.position, occurred: event.content.occurred,
            change: change)
    }

    /// The day from which a step puts its instrument at least as far as enacted.
    fileprivate var enacted: Day? {
        guard case .step(let step) = change else { return nil }
        return Instrument(step.instrument, facts: [self]).firstDay(of: .enacted)
    }
}

extension Change {
    /// Whether checks ask no more of it than a brief tells.
    var isBrief: Bool {
        switch self {
        case .step, .participation, .finding, .assessment, .dispute: true
        case .definition, .membership, .consultation, .commitment, .mention, .amendment, .redaction: false
        }
    }

    /// The instrument that it is a step of, or an act about.
    var instrumentActedOn: InstrumentID? {
        switch self {
        case .step(let step): step.instrument
        case .participation(let act): act.treaty
        default: nil
        }
    }
}
