// Which cells, and from which day on, an event can change: the work of an append is bounded by this.

/// The days of a cell that an event may change.
public struct TouchedDays: Sendable, Hashable {
    /// The first day that may change.
    public var from: Day
    /// The day after the last that may change.
    public var to: Day
}

extension Knowledge {
    /// The cells that an applied event touches, with the days that may change.
    public func touched(by applied: Applied, cellsOf: (IndicatorID) -> Set<Cell>) -> [Cell: TouchedDays] {
        var touched: [Cell: TouchedDays] = [:]
        for fact in applied.before + applied.after {
            for cell in cells(touchedBy: fact, cellsOf: cellsOf) {
                let days = fact.touchedDays
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
        case .definition, .participation, .membership, .consultation, .commitment, .mention, .amendment: []
        }
    }
}

extension Fact {
    /// An assessment for a period touches its period, a step what follows it, a reading everything.
    fileprivate var touchedDays: TouchedDays {
        switch change {
        case .assessment(let assessment):
            let to = assessment.until?.advanced(by: 1) ?? .distantFuture
            return TouchedDays(from: occurred.first, to: to)
        case .step(let step):
            let first = min(occurred.first, step.newDate?.first ?? occurred.first)
            // A postponement voids commencements wherever they lie.
            return TouchedDays(from: step.effect == .postpones ? .distantPast : first, to: .distantFuture)
        case .dispute: return TouchedDays(from: occurred.first, to: .distantFuture)
        default: return TouchedDays(from: .distantPast, to: .distantFuture)
        }
    }
}
