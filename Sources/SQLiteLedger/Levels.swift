// The levels that cells show, stored once each: a level with the scale that it is on.
import Ledger
import SQLite

/// Levels and their numbers, as far as they were asked for through one connection.
struct Levels {
    /// A level on a scale.
    struct Shown: Hashable, Sendable {
        let level: Level
        let scale: [String]

        init(level: Level, scale: [String]) {
            self.level = level
            self.scale = scale
        }

        /// What a value shows.
        init(_ value: CellValue) { self.init(level: value.level, scale: value.scale) }

        var words: String {
            var value = CellValue.notAssessed
            value.level = level
            value.scale = scale
            return value.levelWords
        }
    }

    /// Numbers count from 1: so many are remembered, by number.
    private static let remembered = 10_000
    private var shown: [Shown?] = []
    private var numbers: [Shown: Int64] = [:]

    /// The level of a number.
    mutating func shown(_ number: Int, _ connection: borrowing Connection) throws -> Shown {
        if shown.indices.contains(number), let shown = shown[number] { return shown }
        var found: Shown?
        try connection.query("SELECT kind, bits, scale FROM level WHERE number = ?", [SQLValue(number)]) {
            row in
            let bits = UInt32(truncatingIfNeeded: try row.integer(at: 1))
            found = Shown(
                level: Level(number: try row.integer(at: 0), levels: LevelSet(bits: bits)),
                scale: try row.text(at: 2).split(separator: Criteria.levelSeparator).map(String.init))
        }
        guard let found else {
            throw LedgerFileError(.projectionDamaged("level \(number) is missing"), path: "")
        }
        if number < Levels.remembered {
            while shown.count <= number { shown.append(nil) }
            shown[number] = found
        }
        return found
    }

    /// The number of what a value shows, which is stored if it is new.
    mutating func number(_ value: CellValue, _ connection: borrowing Connection) throws -> Int64 {
        try number(Shown(value), connection)
    }

    /// The number of a level on a scale, which is stored if it is new.
    mutating func number(_ wanted: Shown, _ connection: borrowing Connection) throws -> Int64 {
        if let number = numbers[wanted] { return number }
        let bits = if case .levels(let set) = wanted.level { Int(set.bits) } else { 0 }
        let key: [SQLValue] = [
            .integer(wanted.level.number), SQLValue(bits),
            .text(wanted.scale.joined(separator: String(Criteria.levelSeparator))),
        ]
        let found = try connection.scalar(
            "SELECT number FROM level WHERE kind = ? AND bits = ? AND scale = ?", key)?.number
        if found == nil {
            try connection.run(
                "INSERT INTO level (kind, bits, scale, words) VALUES (?, ?, ?, ?)",
                key + [.text(wanted.words)])
        }
        let number = found.map { Int64($0) } ?? connection.lastInsertedRow
        numbers[wanted] = number
        return number
    }
}

extension Level {
    /// The number by which the kind of level is stored.
    fileprivate var number: Int64 {
        switch self {
        case .notAssessed: 0
        case .noData: 1
        case .undecided: 2
        case .levels: 3
        }
    }

    fileprivate init(number: Int64, levels: LevelSet) {
        switch number {
        case 1: self = .noData
        case 2: self = .undecided
        case 3: self = .levels(levels)
        default: self = .notAssessed
        }
    }
}
