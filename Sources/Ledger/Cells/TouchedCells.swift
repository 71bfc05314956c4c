// Which cells, and from which day on, an event can change: the work of an append is bounded by this.

/// The days of a cell that an event may change.
public struct TouchedDays: Sendable, Hashable {
    /// The first day that may change.
    public var from: Day
    /// The day after the last that may change.
    public var to: Day

    /// Days from one on to before another.
    public init(from: Day, to: Day) {
        self.from = from
        self.to = to
    }

    /// Every day.
    public static let always = TouchedDays(from: .distantPast, to: .distantFuture)
}

extension Knowledge {
    /// The cells that an applied event touches, with the days that may change.
    public func touched(by applied: Applied, cellsOf: (IndicatorID) -> Set<Cell>) -> [Cell: TouchedDays] {
        var touched: [Cell: TouchedDays] = [:]
        for fact in applied.before + applied.after {
            let cells = cells(touchedBy: fact, cellsOf: cellsOf)
            guard !cells.isEmpty else { continue }
            let instrument = fact.change.lawRead.map { Instrument($0, facts: facts(about: .instrument($0))) }
            let days = fact.touchedDays(instrument)
            for cell in cells {
                touched[cell, default: days].from = min(touched[cell]?.from ?? days.from, days.from)
                touched[cell, default: days].to = max(touched[cell]?.to ?? days.to, days.to)
            }
        }
        return touched
    }

    private func cells(touchedBy fact: Fact, cellsOf: (IndicatorID) -> Set<Cell>) -> Set<Cell> {
        switch fact.change {
        case .step(let step): cells(of: step.instrument)
        case .finding(let finding): Set([finding.cell].compactMap(\.self))
        case .assessment(let assessment): [assessment.cell]
        case .dispute(let dispute): [dispute.cell]
        case .definition(.defined(let id, _)), .definition(.revised(let id, _)): cellsOf(id)
        case .mention(let mention): Set(mention.subjects.compactMap(\.cell))
        case .redaction(let redaction): Set(redaction.about.compactMap(\.cell))
        case .definition, .participation, .membership, .consultation, .commitment, .amendment: []
        }
    }

    /// An instrument as the cells read it.
    func tracked(_ id: InstrumentID, commencing day: Day? = nil) -> TrackedInstrument {
        TrackedInstrument(Instrument(id, facts: facts(about: .instrument(id))), commencing: day)
    }
}

extension Subject {
    /// The cell, where the subject is one.
    var cell: Cell? { if case .cell(let cell) = self { cell } else { nil } }
}

extension Fact {
    /// The days that may change with the fact, given the instrument that it is about.
    func touchedDays(_ instrument: Instrument?) -> TouchedDays {
        switch change {
        case .assessment(let assessment):
            // An assessment for a period touches its period.
            let to = assessment.until?.advanced(by: 1) ?? .distantFuture
            return TouchedDays(from: occurred.first, to: to)
        case .step(let step):
            // A step decides which later steps still count.
            let first = min(occurred.first, step.newDate?.first ?? .distantFuture)
            return TouchedDays(from: instrument?.first(from: first) ?? first, to: .distantFuture)
        case .finding(let finding):
            // Before the first step of its instrument, and its own day, a reading bears on nothing.
            let first = min(occurred.first, finding.since?.first ?? .distantFuture)
            return TouchedDays(from: min(first, instrument?.first ?? first), to: .distantFuture)
        case .dispute: return TouchedDays(from: occurred.first, to: .distantFuture)
        case .mention, .redaction: return TouchedDays(from: .distantFuture, to: .distantFuture)
        default: return .always
        }
    }
}
