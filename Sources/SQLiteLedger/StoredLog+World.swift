// Events on the world's axis, from the stored occurrences.
import EventLog
import Ledger
import SQLite

extension StoredLog {
    /// What was recorded late is found by its position, everything else by its day: a plus keeps SQLite from taking
    /// the other way.
    private func clause(_ selection: Selection) -> String {
        let (day, position) =
            selection.after > .zero && selection.isProgressOnly
            ? ("+last_day", "position") : ("last_day", "+position")
        let progress = selection.isProgressOnly ? "AND is_progress = 1" : ""
        return """
            FROM occurrence WHERE \(day) >= ?1 AND \(day) <= ?2 AND known_from <= ?3 AND known_to > ?3 AND \(position) > ?4
                \(progress)
            """
    }

    private func bindings(_ selection: Selection, _ position: Position) -> [SQLValue] {
        [
            SQLValue(selection.from.number), SQLValue(selection.through.number), SQLValue(position.number),
            SQLValue(selection.after.number),
        ]
    }

    /// The occurrences that a selection means, in the order of the world; of them a page, where one is given.
    func occurrences(
        _ selection: Selection, knownAt position: Position, page: Range<Int>?
    ) throws -> [Occurrence] {
        let limit = page.map { "LIMIT \($0.count) OFFSET \($0.lowerBound)" } ?? ""
        return try occurrences(
            "SELECT position, last_day \(clause(selection)) ORDER BY last_day, step_order, position \(limit)",
            bindings(selection, position))
    }

    private func occurrences(_ query: String, _ values: [SQLValue]) throws -> [Occurrence] {
        var found: [Occurrence] = []
        try connection.query(query, values) {
            found.append(
                Occurrence(
                    position: Position(Int(try $0.integer(at: 0))),
                    lastDay: Day(number: Int(try $0.integer(at: 1)))))
        }
        return found
    }

    /// How many occurrences a selection means.
    func count(_ selection: Selection, knownAt position: Position) throws -> Int {
        try connection.scalar("SELECT count(*) \(clause(selection))", bindings(selection, position))?.number
            ?? 0
    }

    /// What may but need not have happened by a day, in the order of the world.
    func possible(on day: Day, knownAt position: Position) throws -> [Occurrence] {
        try occurrences(
            """
            SELECT position, last_day, step_order FROM occurrence
            WHERE first_day < last_day AND last_day - first_day <= 366 AND last_day > ?1 AND last_day <= ?1 + 366
                AND first_day <= ?1 AND known_from <= ?2 AND known_to > ?2
            UNION ALL SELECT position, last_day, step_order FROM occurrence
            WHERE last_day - first_day > 366 AND last_day > ?1 AND first_day <= ?1 AND known_from <= ?2 AND known_to > ?2
            ORDER BY last_day, step_order, position
            """, [SQLValue(day.number), SQLValue(position.number)])
    }

    /// For each original corrected or retracted between two positions, the last event that did so.
    func amended(after: Position, through: Position) throws -> [Position: Position] {
        guard after < through else { return [:] }
        var amended: [Position: Position] = [:]
        try connection.query(
            "SELECT original, position FROM amendment WHERE position > ? AND position <= ? ORDER BY position",
            [SQLValue(after.number), SQLValue(through.number)]
        ) { amended[Position(Int(try $0.integer(at: 0)))] = Position(Int(try $0.integer(at: 1))) }
        return amended
    }

    /// The originals of those among some events that were amended or amend something; events that follow one another are
    /// asked for together.
    func originals(amendedAmong positions: [Position], knownAt position: Position) throws -> Set<Position> {
        let statement = try connection.prepare(
            """
            SELECT original FROM amendment WHERE original BETWEEN ?1 AND ?2 AND position <= ?3
            UNION ALL SELECT original FROM amendment WHERE position BETWEEN ?1 AND ?2
            """)
        var (originals, next) = (Set<Position>(), positions.startIndex)
        while next < positions.endIndex {
            let first = positions[next]
            var last = first
            next += 1
            while next < positions.endIndex, positions[next] == last.next {
                last = positions[next]
                next += 1
            }
            try statement.bind(1, first.number)
            try statement.bind(2, last.number)
            try statement.bind(3, position.number)
            while try statement.step() { originals.insert(Position(Int(try statement.integer(at: 0)))) }
        }
        return originals
    }

    /// The entries of originals, as known at a position.
    func entries(at positions: [Position], knownAt position: Position) throws -> [Entry] {
        var known = Knowledge(partial: true)
        known.take(try events(at: groups(of: positions.map(\.number), through: position)))
        return positions.compactMap { known.entry(at: $0) }
    }
}
