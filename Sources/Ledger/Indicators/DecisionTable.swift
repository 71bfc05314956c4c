// From the answers to criteria to the levels that are possible. Pure logic over yes, no and unknown.

/// Rows of a level and the answers it needs; the first row that holds gives the level.
public struct DecisionTable: Sendable, Hashable {
    /// A level, as its index on the scale, and the answers that it needs.
    public struct Row: Sendable, Hashable {
        /// The index on the scale.
        public let level: Int
        /// The criteria and the answers needed; a criterion that is absent may have any answer.
        public let needs: [String: Bool]

        /// A row of the table.
        public init(level: Int, needs: [String: Bool]) {
            self.level = level
            self.needs = needs
        }
    }

    /// The rows in order.
    public let rows: [Row]

    /// A table of rows.
    public init(rows: [Row]) { self.rows = rows }

    /// The levels that some completion of the answers gives; empty where no completion matches a row.
    ///
    /// A completion that matches no row adds nothing.
    public func levels(for answers: [String: Bool]) -> LevelSet { levels(for: answers, from: 0) }

    /// The first row that can hold decides, or one of its open criteria splits the question in two.
    private func levels(for answers: [String: Bool], from index: Int) -> LevelSet {
        guard index < rows.count else { return .empty }
        let row = rows[index]
        var open: String?
        for (criterion, needed) in row.needs {
            guard let answer = answers[criterion] else {
                open = min(open ?? criterion, criterion)
                continue
            }
            if answer != needed { return levels(for: answers, from: index + 1) }
        }
        guard let open else { return LevelSet(level: row.level) }
        return [true, false].reduce(.empty) { levels, answer in
            levels.union(self.levels(for: answers.merging([open: answer]) { $1 }, from: index))
        }
    }

    /// The first row that the answers satisfy outright, counted from 1; for explanations.
    public func rowNumber(for answers: [String: Bool]) -> Int? {
        for (index, row) in rows.enumerated() {
            if row.needs.allSatisfy({ answers[$0.key] == $0.value }) { return index + 1 }
            if row.needs.allSatisfy({ answers[$0.key] ?? $0.value == $0.value }) { return nil }
        }
        return nil
    }
}

/// A set of levels of one scale, each by its index from low to high; a scale has at most 32 levels.
public struct LevelSet: Sendable, Hashable {
    /// Bit n stands for level n.
    public let bits: UInt32

    /// No level at all.
    public static let empty = LevelSet(bits: 0)

    /// The set with the given bits.
    public init(bits: UInt32) { self.bits = bits }

    /// The set of one level.
    public init(level: Int) { bits = 1 << UInt32(level) }

    /// Every level from one to another.
    public init(from low: Int, through high: Int) {
        bits = (low...max(low, high)).reduce(0) { $0 | 1 << UInt32($1) }
    }

    /// Whether no level is in it.
    public var isEmpty: Bool { bits == 0 }
    /// The lowest level.
    public var lowest: Int? { isEmpty ? nil : bits.trailingZeroBitCount }
    /// The highest level.
    public var highest: Int? { isEmpty ? nil : 31 - bits.leadingZeroBitCount }
    /// How many levels are possible.
    public var count: Int { bits.nonzeroBitCount }
    /// The indexes from low to high.
    public var levels: [Int] { (0..<32).filter { bits & (1 << UInt32($0)) != 0 } }

    /// The levels of either set.
    public func union(_ other: LevelSet) -> LevelSet { LevelSet(bits: bits | other.bits) }
    /// Whether every level of the other set is in this one.
    public func contains(_ other: LevelSet) -> Bool { bits & other.bits == other.bits }
    /// Whether no level is in both.
    public func isDisjoint(with other: LevelSet) -> Bool { bits & other.bits == 0 }

    /// The names on a scale, low to high, joined: `No|Partially`.
    public func names(on scale: [String]) -> String {
        levels.compactMap { $0 < scale.count ? scale[$0] : nil }
            .joined(separator: String(Criteria.levelSeparator))
    }
}
