// Which cells, and from which day on, an event can change: the work of an append is bounded by this.

/// The days of a cell that an event may change.
public struct TouchedDays: Sendable, Hashable {
    /// The first day that may change.
    public var from: Day
    /// The day after the last that may change.
    public var to: Day

    /// Every day.
    public static let always = TouchedDays(from: .distantPast, to: .distantFuture)
}

extension Knowledge {
    /// The cells that an applied event touches, with the days that may change.
    public func touched(by applied: Applied, cellsOf: (IndicatorID) -> Set<Cell>) -> [Cell: TouchedDays] {
        var touched: [Cell: TouchedDays] = [:]
        for fact in applied.before + applied.after {
            for cell in cells(touchedBy: fact, cellsOf: cellsOf) {
                let days = touchedDays(by: fact)
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
        case .mention(let mention):
            Set(mention.subjects.compactMap { if case .cell(let cell) = $0 { cell } else { nil } })
        case .definition, .participation, .membership, .consultation, .commitment, .amendment: []
        }
    }

    private func touchedDays(by fact: Fact) -> TouchedDays {
        var days = fact.touchedDays
        if case .finding(let finding) = fact.change {
            // Before the first step of its instrument, and its own day, a reading bears on nothing.
            let steps = facts(about: .instrument(finding.instrument)).flatMap(\.stepDates)
            let dates = steps + [fact.occurred] + [finding.since].compactMap(\.self)
            days.from = dates.map(\.first).min() ?? .distantPast
        }
        guard case .step(let step) = fact.change else { return days }
        // A step decides which later steps still count, and those with an imprecise date are possible before it;
        // the commencements that a postponement voids are among them.
        for other in facts(about: .instrument(step.instrument)) {
            for date in other.stepDates where date.last >= days.from {
                days.from = min(days.from, date.first)
            }
        }
        return days
    }
}

extension Fact {
    /// An assessment for a period touches its period, a step what follows it.
    fileprivate var touchedDays: TouchedDays {
        switch change {
        case .assessment(let assessment):
            let to = assessment.until?.advanced(by: 1) ?? .distantFuture
            return TouchedDays(from: occurred.first, to: to)
        case .step:
            return TouchedDays(from: stepDates.map(\.first).min() ?? .distantPast, to: .distantFuture)
        case .dispute: return TouchedDays(from: occurred.first, to: .distantFuture)
        default: return .always
        }
    }

    /// The dates at which a step bears on the state: its own, and the new one of a postponement.
    fileprivate var stepDates: [EDTF] {
        guard case .step(let step) = change else { return [] }
        return [occurred] + [step.newDate].compactMap(\.self)
    }
}
