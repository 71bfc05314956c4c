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

    /// What the cells that an applied event touches show on a day.
    public mutating func shown(by applied: Knowledge.Applied, on day: Day) throws -> [Cell: StoredCell?] {
        let cells = try touched(by: applied).keys.map { cell in
            (cell, known.storedCell(cell, on: day))
        }
        return Dictionary(uniqueKeysWithValues: cells)
    }
}
