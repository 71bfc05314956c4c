// The disputes of a cell and which of them stand.

/// Disputes and their answers.
struct DisputeHistory: Sendable {
    /// In the order of the log.
    private(set) var facts: [Fact] = []
    /// From which days on a dispute stands, or none does; by day.
    private var turns: [(day: Day, stands: Bool)] = []

    init(_ facts: [Fact] = []) {
        self.facts = facts
        turn()
    }

    mutating func insert(_ fact: Fact) {
        facts.file(fact)
        turn()
    }

    mutating func remove(_ fact: Fact) {
        facts.unfile(at: fact.position)
        turn()
    }

    /// The disputes raised by a day and not answered by it; an answer that names none answers all before it.
    func standing(on day: Day) -> [Fact] {
        happened.prefix { $0.occurred.last <= day }.reduce(into: []) { DisputeHistory.take($1, &$0) }
    }

    func isStanding(on day: Day) -> Bool {
        guard !turns.isEmpty else { return false }
        let next = turns.partitioningIndex { $0.day > day }
        return next > 0 && turns[next - 1].stands
    }

    /// Calls the body with the days between two on which a dispute may begin or cease to stand.
    func forEachBound(after start: Day, before end: Day, _ body: (Day) -> Void) {
        guard !turns.isEmpty else { return }
        for turn in turns[turns.partitioningIndex { $0.day > start }...].prefix(while: { $0.day < end }) {
            body(turn.day)
        }
    }

    /// In the order of the world.
    private var happened: [Fact] {
        facts.sorted { ($0.occurred.last, $0.position) < ($1.occurred.last, $1.position) }
    }

    private static func take(_ fact: Fact, _ standing: inout [Fact]) {
        guard case .dispute(let dispute) = fact.change else { return }
        switch dispute.kind {
        case .opened: standing.append(fact)
        case .answered(let id?, _): standing.removeAll { $0.id == id }
        case .answered(nil, _): standing.removeAll()
        }
    }

    private mutating func turn() {
        var standing: [Fact] = []
        turns = []
        for fact in happened {
            DisputeHistory.take(fact, &standing)
            if turns.last?.day == fact.occurred.last { turns.removeLast() }
            if turns.last?.stands ?? false == standing.isEmpty {
                turns.append((fact.occurred.last, !standing.isEmpty))
            }
        }
    }
}
