// The participation of a jurisdiction in a treaty: a fold over its acts.

/// Where a jurisdiction stands towards a treaty on a day.
public struct Participation: Sendable, Hashable {
    /// The standings that a jurisdiction can have.
    public enum Status: String, Sendable, CaseIterable {
        case noAction = "no action"
        case signatory, party, withdrawn
    }

    /// The status.
    public let status: Status
    /// Since when; nil without any action.
    public let since: EDTF?
    /// By which act; nil without any action.
    public let act: TreatyAct.Kind?
    /// The event of that act.
    public let position: Position?
    /// Whether D lies inside the imprecise date of an act.
    public let isPossible: Bool

    static let none = Participation(status: .noAction, since: nil, act: nil, position: nil, isPossible: false)

    /// The participation by the facts of a treaty.
    public static func of(_ jurisdiction: Jurisdiction, in facts: [Fact], on day: Day) -> Participation {
        let acts = facts.compactMap { fact -> (Fact, TreatyAct)? in
            guard case .participation(let act) = fact.change, act.jurisdiction == jurisdiction else {
                return nil
            }
            return (fact, act)
        }
        let happened = acts.filter { $0.0.occurred.last <= day }.sorted {
            ($0.0.occurred.last, $0.1.kind.order, $0.0.position) < (
                $1.0.occurred.last, $1.1.kind.order, $1.0.position
            )
        }
        let possible = acts.contains { $0.0.occurred.first <= day && day < $0.0.occurred.last }
        let folded = happened.reduce(Participation.none) { current, next in
            guard let status = next.1.kind.status(from: current.status) else { return current }
            return Participation(
                status: status, since: next.0.occurred, act: next.1.kind, position: next.0.position,
                isPossible: false)
        }
        return Participation(
            status: folded.status, since: folded.since, act: folded.act, position: folded.position,
            isPossible: possible)
    }
}

extension TreatyAct.Kind {
    /// The order within one day: signed, consent, reserved, denounced.
    var order: Int {
        switch self {
        case .signed: 0
        case .ratified, .acceded, .succeeded, .accepted, .approved, .confirmed: 1
        case .reserved, .reservationWithdrawn: 2
        case .denounced: 3
        }
    }

    /// The status that the act leads to, or nil where it changes none.
    func status(from status: Participation.Status) -> Participation.Status? {
        switch (order, status) {
        case (0, .noAction), (0, .withdrawn): .signatory
        case (1, .noAction), (1, .signatory), (1, .withdrawn): .party
        case (3, .noAction), (3, .party), (3, .signatory): .withdrawn
        default: nil
        }
    }
}
