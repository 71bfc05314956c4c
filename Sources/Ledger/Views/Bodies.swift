// Bodies and their members on a day.

/// A body as known.
public struct Body: Sendable {
    /// Its short name.
    public let id: BodyID
    /// Its full name, as last registered.
    public let name: String
    private let named: Set<Jurisdiction>
    private let moves: [(date: EDTF, position: Position, jurisdiction: Jurisdiction, joins: Bool)]

    /// Reads the facts of a body; nil while it is not registered.
    public init?(_ id: BodyID, facts: [Fact]) {
        var name: String?
        var named: Set<Jurisdiction> = []
        var moves: [(date: EDTF, position: Position, jurisdiction: Jurisdiction, joins: Bool)] = []
        for fact in facts {
            guard case .membership(let membership) = fact.change else { continue }
            switch membership.kind {
            case .registered(let title, let members):
                name = title
                named.formUnion(members)
            case .joined(let member): moves.append((fact.occurred, fact.position, member, true))
            case .left(let member): moves.append((fact.occurred, fact.position, member, false))
            }
        }
        guard let name else { return nil }
        self.id = id
        self.name = name
        self.named = named
        self.moves = moves.sorted { ($0.date.last, $0.position) < ($1.date.last, $1.position) }
    }

    /// Its members on a day: those named at registration always, but for what joined and left say.
    public func members(on day: Day) -> [Jurisdiction] {
        Set(named).union(moves.map(\.jurisdiction)).filter { jurisdiction in
            let own = moves.filter { $0.jurisdiction == jurisdiction }
            if let last = own.last(where: { $0.date.last <= day }) { return last.joins }
            return own.first.map { !$0.joins } ?? named.contains(jurisdiction)
        }.sorted()
    }

    /// The moves of which it is not certain by a day whether they have happened: the day lies inside their date.
    public func possibleMoves(by day: Day) -> [(jurisdiction: Jurisdiction, joins: Bool, date: EDTF)] {
        moves.filter { $0.date.first <= day && day < $0.date.last }.map {
            ($0.jurisdiction, $0.joins, $0.date)
        }
    }
}
