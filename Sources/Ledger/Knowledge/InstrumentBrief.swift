// What checks ask of an instrument, in few bytes: a stream of events is checked without keeping what it says.

/// The steps of an instrument, each by its event, with the days from which it was enacted and in force by it.
struct InstrumentBrief: Sendable {
    private struct Step {
        let position: Position
        let enacted: ShortDay
        let commenced: ShortDay
    }

    private var steps: [Step] = []

    init(_ facts: [Fact]) { for fact in facts { add(fact) } }

    /// Whether any step of it, or act about it, is known.
    var hasStep: Bool { !steps.isEmpty }

    /// Whether it had certainly been enacted by a day.
    func isEnacted(on day: Day) -> Bool { steps.contains { $0.enacted.day.map { $0 <= day } ?? false } }

    /// The last day on which a step puts it in force; nil where none does.
    var lastCommencement: Day? {
        steps.lazy.compactMap(\.commenced.day).max()
    }

    mutating func add(_ fact: Fact) {
        steps.append(
            Step(
                position: fact.position,
                enacted: ShortDay(fact.instrument?.firstDay(of: .enacted)),
                commenced: ShortDay(fact.instrument?.lastCommencement)))
    }

    mutating func remove(_ fact: Fact) { steps.removeAll { $0.position == fact.position } }
}

/// A day, or none, in four bytes: a million events have a quarter of a million steps.
private struct ShortDay: Sendable {
    private let number: Int32

    init(_ day: Day?) {
        number =
            switch day {
            case nil: .min
            case .some(.distantPast): .min + 1
            case .some(let day): Int32(clamping: day.number)
            }
    }

    var day: Day? {
        switch number {
        case .min: nil
        case .min + 1: .distantPast
        case .max: .distantFuture
        default: Day(number: Int(number))
        }
    }
}

extension Fact {
    /// A fact that its event states, uncorrected.
    init(_ event: Event, _ change: Change) {
        self.init(
            position: event.position, id: event.id, known: event.position, occurred: event.content.occurred,
            change: change)
    }

    /// The instrument that it is a step of, as if no other step were known.
    fileprivate var instrument: Instrument? {
        guard case .step(let step) = change else { return nil }
        return Instrument(step.instrument, facts: [self])
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
