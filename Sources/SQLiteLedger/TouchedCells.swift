// The cells that an event touches, loaded so that they can be computed.
import EventLog
import Ledger

enum TouchedCells {
    /// The cells and days that an applied event touches; the session then knows all that they rest on.
    static func load(
        _ applied: Knowledge.Applied, _ session: inout AppendSession
    ) throws -> [Cell: TouchedDays] {
        var ofIndicator: [IndicatorID: Set<Cell>] = [:]
        for fact in applied.before + applied.after {
            if case .definition(.defined(let id, _)) = fact.change {
                ofIndicator[id] = try session.cells(of: id)
            }
            if case .definition(.revised(let id, _)) = fact.change {
                ofIndicator[id] = try session.cells(of: id)
            }
        }
        let touched = session.known.touched(by: applied) { ofIndicator[$0] ?? [] }
        for cell in touched.keys { try session.load(.cell(cell)) }
        return touched
    }
}
