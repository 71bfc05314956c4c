// All or nothing: a whole batch is admitted before its result is used, with every problem of every proposal.
public import Ledger

/// A batch that was admitted.
public struct AppendBatch: Sendable {
    /// The events to write, in order.
    public private(set) var events: [Event] = []
    /// What became of each proposal.
    public private(set) var appended: [Appended] = []

    /// Admits proposals in order; `write` is told of each new event and gives the cells that it touches.
    ///
    /// - Throws: `AppendError.refused` with the problems of all proposals, or `AppendError.conflict` where
    ///   something new would be appended and the log ends elsewhere than expected.
    public init(
        _ proposals: [Proposal], after expected: Position?, end: Position, session: inout AppendSession,
        write: (Event, [Change], Knowledge.Applied, inout AppendSession) throws -> [Cell]
    ) throws {
        var refusals: [AppendError.Refusal] = []
        for (index, proposal) in proposals.enumerated() {
            session.report(index, of: proposals.count)
            switch try session.admit(proposal) {
            case .known(let event):
                appended.append(Appended(event, wasKnown: true))
            case .new(let event, let changes, let applied, let warnings):
                if let expected, expected != end {
                    throw AppendError.conflict(expected: expected, actual: end)
                }
                guard refusals.isEmpty else { continue }
                events.append(event)
                let touched = try write(event, changes, applied, &session).sorted()
                appended.append(
                    Appended(
                        id: event.id, position: event.position, wasKnown: false, warnings: warnings,
                        touched: touched, rehearsed: session.rehearsed(touched)))
            case .refused(let problems):
                refusals.append(AppendError.Refusal(index: index, problems: problems))
            }
        }
        if !refusals.isEmpty { throw AppendError.refused(refusals) }
    }
}
