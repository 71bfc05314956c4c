// A decision table over answers as bits, so that many readings are put together quickly. The meaning is that of
// DecisionTable.

/// Answers to the criteria of one version, a bit for each criterion; what is in neither is unknown.
struct AnswerBits: Sendable, Hashable {
    var yes: UInt64
    var no: UInt64
}

/// The decision table of one version of an indicator.
struct AnswerTable: Sendable {
    private struct Row: Sendable {
        let level: Int
        let needs: AnswerBits
    }

    private let names: [String]
    private let rows: [Row]
    /// The criteria that are asked; a row may need others, which are never known.
    private let asked: UInt64
    let isEmpty: Bool

    /// How many criteria have a bit each.
    private static let mostCriteria = 64

    /// Nil for criteria too many to have a bit each.
    init?(_ criteria: Criteria) {
        let asked = criteria.criteria.map(\.id)
        let others = Set(criteria.table.rows.flatMap(\.needs.keys)).subtracting(asked).sorted()
        names = asked + others
        guard names.count <= AnswerTable.mostCriteria else { return nil }
        self.asked = asked.indices.reduce(0) { $0 | 1 << UInt64($1) }
        let bits = Dictionary(zip(names, names.indices.map { 1 << UInt64($0) as UInt64 })) { first, _ in first
        }
        rows = criteria.table.rows.map { row in
            let needs = row.needs.reduce(into: AnswerBits(yes: 0, no: 0)) { needs, need in
                let bit = bits[need.key] ?? 0
                if need.value { needs.yes |= bit } else { needs.no |= bit }
            }
            return Row(level: row.level, needs: needs)
        }
        isEmpty = rows.isEmpty
    }

    func bits(of answers: [String: Bool]) -> AnswerBits {
        var bits = AnswerBits(yes: 0, no: 0)
        guard !answers.isEmpty else { return bits }
        for (index, name) in names.enumerated() {
            guard let answer = answers[name] else { continue }
            if answer { bits.yes |= 1 << UInt64(index) } else { bits.no |= 1 << UInt64(index) }
        }
        return bits
    }

    /// Whether any criterion that is asked has an answer.
    func answersAnything(_ bits: AnswerBits) -> Bool { (bits.yes | bits.no) & asked != 0 }

    /// The levels that some completion of the answers gives.
    func levels(for bits: AnswerBits) -> LevelSet { levels(for: bits, from: 0) }

    private func levels(for bits: AnswerBits, from index: Int) -> LevelSet {
        guard index < rows.count else { return .empty }
        let row = rows[index]
        guard row.needs.yes & bits.no == 0, row.needs.no & bits.yes == 0 else {
            return levels(for: bits, from: index + 1)
        }
        let open = (row.needs.yes | row.needs.no) & ~(bits.yes | bits.no)
        guard open != 0 else { return LevelSet(level: row.level) }
        let bit = open & (~open + 1)
        return levels(for: AnswerBits(yes: bits.yes | bit, no: bits.no), from: index)
            .union(levels(for: AnswerBits(yes: bits.yes, no: bits.no | bit), from: index))
    }

    /// What the answers of several readings give together: yes before unknown before no.
    func together(_ all: some Sequence<AnswerBits>) -> LevelSet {
        var merged = AnswerBits(yes: 0, no: asked)
        for bits in all {
            merged.yes |= bits.yes & asked
            merged.no &= bits.no
        }
        merged.no &= ~merged.yes
        return levels(for: merged)
    }
}
