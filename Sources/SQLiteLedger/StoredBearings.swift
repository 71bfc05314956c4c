// The bearings of a cell as rows: which sources bear on which days, as it is believed now.
import Ledger
import SQLite

/// The bearings of one cell.
struct StoredBearings {
    /// What bears on some days.
    struct Sources {
        /// Assessments and disputes, by their positions.
        var events: [Int] = []
        /// Instruments, by their subjects.
        var instruments: [Int] = []

        mutating func add(_ source: Int) {
            if source < 0 { instruments.append(-source) } else { events.append(source) }
        }
    }

    private let log: StoredLog
    private let cell: Int

    /// The bearings of the cell with a number.
    init(_ log: StoredLog, of cell: Int) {
        self.log = log
        self.cell = cell
    }

    /// What bears on days from one to another, inclusive, but for assessments that merely hold from a day on.
    func stretches(from first: Day, through last: Day) throws -> Sources {
        var sources = Sources()
        try log.connection.query(
            """
            SELECT source FROM bearing
            WHERE cell = ? AND is_stretch = 1 AND last_day >= ? AND coalesce(first_day, last_day) <= ?
            """, [SQLValue(cell), day(first), day(last)]
        ) { sources.add(Int(try $0.integer(at: 0))) }
        return sources
    }

    /// The assessments without an end that hold from days from one to another, inclusive.
    func points(from first: Day, through last: Day) throws -> [Int] {
        var positions: [Int] = []
        try log.connection.query(
            "SELECT source FROM bearing WHERE cell = ? AND is_stretch = 0 AND last_day >= ? AND last_day <= ?",
            [SQLValue(cell), day(first), day(last)]
        ) { positions.append(Int(try $0.integer(at: 0))) }
        return positions
    }

    /// The day from which the last assessment without an end holds that holds by a day.
    func standing(on last: Day) throws -> Day? {
        try found(
            """
            SELECT last_day FROM bearing WHERE cell = ? AND is_stretch = 0 AND last_day <= ?
            ORDER BY last_day DESC LIMIT 1
            """, [SQLValue(cell), day(last)])
    }

    /// The day from which the next assessment without an end holds after the one at a day and position.
    func next(after first: Day, _ position: Position) throws -> Day? {
        try found(
            """
            SELECT last_day FROM bearing WHERE cell = ? AND is_stretch = 0 AND (last_day, source) > (?, ?)
            ORDER BY last_day, source LIMIT 1
            """, [SQLValue(cell), day(first), SQLValue(position.number)])
    }

    /// Whether any bears on days before one alone, other than some instruments.
    func isAny(endingBefore day: Day, otherThan instruments: Set<Int>) throws -> Bool {
        for isStretch in [0, 1] {
            let statement = try log.connection.prepare(
                "SELECT source FROM bearing WHERE cell = ? AND is_stretch = ? AND last_day < ?")
            try statement.bind([SQLValue(cell), SQLValue(isStretch), self.day(day)])
            while try statement.step() {
                if !instruments.contains(-Int(try statement.integer(at: 0))) { return true }
            }
        }
        return false
    }

    /// Whether any of them tells that the cell has a finding or an assessment; where none does, it may have one still.
    func tellReading() throws -> Bool {
        try found("SELECT last_day FROM bearing WHERE cell = ? AND is_stretch = 0 LIMIT 1", [SQLValue(cell)])
            != nil
            || found("SELECT last_day FROM bearing WHERE cell = ? AND source < 0 LIMIT 1", [SQLValue(cell)])
                != nil
    }

    private func found(_ sql: String, _ bindings: [SQLValue]) throws -> Day? {
        try log.connection.scalar(sql, bindings)?.number.map { CellPlace.day(number: $0) }
    }

    private func day(_ day: Day) -> SQLValue { SQLValue(CellPlace.day(day)) }
}

extension StoredBearings {
    /// Writes what an event makes of them.
    func write(_ change: BearingChange) throws {
        let row = { (bearing: Bearing) in
            try BearingRow(bearing) { try log.subjects.number(filed: .instrument($0), log.connection) }
        }
        if !change.withdrawn.isEmpty {
            let removal = try log.connection.prepare(BearingRow.removal)
            for bearing in change.withdrawn { try row(bearing).delete(cell, removal) }
        }
        if !change.stated.isEmpty {
            let insertion = try log.connection.prepare(BearingRow.insertion)
            for bearing in change.stated { try row(bearing).insert(cell, insertion) }
        }
    }

    /// Writes others in their place.
    func replace(with rows: [BearingRow]) throws {
        try log.connection.run("DELETE FROM bearing WHERE cell = ?", [SQLValue(cell)])
        let insertion = try log.connection.prepare(BearingRow.insertion)
        for row in rows.sorted(by: { $0.order < $1.order }) { try row.insert(cell, insertion) }
    }
}
