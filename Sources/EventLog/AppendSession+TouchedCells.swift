// The cells that an event touches, loaded so that they can be computed.
public import Ledger

extension AppendSession {
    /// The cells and days that an applied event touches; the session then knows all that they rest on, or, where the
    /// store computes them, their indicators.
    public mutating func touched(by applied: Knowledge.Applied) throws -> [Cell: TouchedDays] {
        var ofIndicator: [IndicatorID: Set<Cell>] = [:]
        for fact in applied.before + applied.after {
            switch fact.change {
            case .definition(.defined(let id, _)), .definition(.revised(let id, _)):
                ofIndicator[id] = try cells(of: id)
            default: continue
            }
        }
        let touched = known.touched(by: applied) { ofIndicator[$0] ?? [] }
        for cell in touched.keys { try load(.cell(cell)) }
        return touched
    }

    /// What cells that the session knows show on the days asked for; nothing where the events are really appended, since the
    /// store tells it then.
    func rehearsed(_ cells: [Cell]) -> [Day: [Cell: StoredCell]] {
        guard terms.isRehearsal else { return [:] }
        let days = terms.rehearsedDays.isEmpty ? [terms.now.day] : terms.rehearsedDays
        return days.reduce(into: [:]) { rehearsed, day in
            let shown = cells.compactMap { known.storedCell($0, on: day) }
            rehearsed[day] = Dictionary(uniqueKeysWithValues: shown.map { ($0.cell, $0) })
        }
    }
}
