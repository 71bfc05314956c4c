// Questions answered from the stored projections.
public import EventLog
public import Ledger
import SQLite

extension SQLiteLog {
    /// What the cells show on a day, as known at a position: one look-up a cell.
    public func cells(on day: Day, knownAt position: Position) throws -> [StoredCell] {
        let subjects = try numbered(kind: "cell", through: position)
        return try read { connection in
            let span = try connection.prepare(
                """
                \(CellSpans.columns) WHERE cell = ?1 AND from_day <= ?2 AND to_day > ?2 AND known_from <= ?3 AND known_to > ?3
                ORDER BY from_day DESC LIMIT 1
                """)
            let read = try connection.prepare(
                "SELECT 1 FROM cell_read WHERE cell = ? AND known_from <= ? AND known_to > ?")
            var cells: [StoredCell] = []
            for (number, subject) in subjects {
                guard case .cell(let cell) = subject else { continue }
                try read.bind([SQLValue(number), SQLValue(position.number), SQLValue(position.number)])
                let isRead = try read.step()
                read.reset()
                try span.bind([SQLValue(number), SQLValue(day.number), SQLValue(position.number)])
                let stored = try span.step() ? try CellSpans.span(span.row) : nil
                span.reset()
                guard let stored else { continue }
                cells.append(StoredCell(cell: cell, value: stored.value, by: stored.by, isRead: isRead))
            }
            return cells.sorted { $0.cell < $1.cell }
        }
    }

    private func numbered(kind: String, through position: Position) throws -> [(Int, Subject)] {
        try read { connection in
            var subjects: [(Int, Subject)] = []
            try connection.query(
                "SELECT number, key FROM subject WHERE kind = ? AND first_position <= ? ORDER BY key",
                [.text(kind), SQLValue(position.number)]
            ) { row in
                guard let subject = Subject(kind: kind, key: try row.text(at: 1)) else { return }
                subjects.append((Int(try row.integer(at: 0)), subject))
            }
            return subjects
        }
    }

    /// The whole course of a cell.
    public func spans(of cell: Cell, knownAt position: Position) throws -> [CellSpan] {
        let subject = Subject.cell(cell)
        return try read { connection in
            var spans: [CellSpan] = []
            try connection.query(
                """
                \(CellSpans.columns)
                WHERE cell = (SELECT number FROM subject WHERE kind = ?1 AND key = ?2) AND known_from <= ?3 AND known_to > ?3
                ORDER BY from_day
                """, [.text(subject.kind), .text(subject.key), SQLValue(position.number)]
            ) { spans.append(try CellSpans.span($0)) }
            return spans
        }
    }

    /// Calls the body with every span that ends after a day.
    public func forEachSpan(
        endingAfter day: Day, knownAt position: Position, _ body: (Cell, CellSpan) throws -> Void
    ) throws {
        let cells = try numbered(kind: "cell", through: position).compactMap { number, subject in
            if case .cell(let cell) = subject { (number, cell) } else { nil }
        }
        try read { connection in
            let spans = try connection.prepare(
                """
                \(CellSpans.columns) WHERE cell = ?1 AND to_day > ?2 AND known_from <= ?3 AND known_to > ?3 ORDER BY from_day
                """)
            for (number, cell) in cells.sorted(by: { $0.1 < $1.1 }) {
                try spans.bind([SQLValue(number), SQLValue(day.number), SQLValue(position.number)])
                while try spans.step() { try body(cell, try CellSpans.span(spans.row)) }
            }
        }
    }

    /// The originals that a selection means.
    public func positions(_ selection: Selection, knownAt position: Position) throws -> [Position] {
        try read { connection in
            var positions: [Position] = []
            try connection.query(
                """
                SELECT position FROM occurrence
                WHERE last_day >= ?1 AND last_day <= ?2 AND known_from <= ?3 AND known_to > ?3 AND position > ?4
                    AND is_progress >= ?5
                ORDER BY last_day, step_order, position
                """,
                [
                    SQLValue(selection.from.number), SQLValue(selection.through.number),
                    SQLValue(position.number),
                    SQLValue(selection.after.number), SQLValue(selection.isProgressOnly ? 1 : 0),
                ]
            ) { positions.append(Position(Int(try $0.integer(at: 0)))) }
            return positions
        }
    }

    /// The originals that may but need not have happened by a day.
    public func possible(on day: Day, knownAt position: Position) throws -> [Position] {
        try read { connection in
            var positions: [Position] = []
            try connection.query(
                """
                SELECT position FROM occurrence
                WHERE first_day < last_day AND last_day > ?1 AND first_day <= ?1 AND known_from <= ?2 AND known_to > ?2
                ORDER BY last_day, position
                """, [SQLValue(day.number), SQLValue(position.number)]
            ) { positions.append(Position(Int(try $0.integer(at: 0)))) }
            return positions.sorted()
        }
    }

    /// For each original corrected or retracted between two positions, the last event that did so.
    public func amended(after: Position, through: Position) throws -> [Position: Position] {
        try read { connection in
            var amended: [Position: Position] = [:]
            try connection.query(
                "SELECT original, position FROM amendment WHERE position > ? AND position <= ? ORDER BY position",
                [SQLValue(after.number), SQLValue(through.number)]
            ) { amended[Position(Int(try $0.integer(at: 0)))] = Position(Int(try $0.integer(at: 1))) }
            return amended
        }
    }

    /// The level changes that events caused.
    public func changes(by positions: [Position], knownAt position: Position) throws -> [Position:
        [LevelChange]]
    {
        try read { connection in
            let changed = try connection.prepare(
                """
                SELECT subject.key, after.from_day, coalesce(before.level, 'not assessed'), after.level
                FROM cell_span AS after JOIN subject ON subject.number = after.cell
                LEFT JOIN cell_span AS before ON before.cell = after.cell AND before.from_day < after.from_day
                    AND before.to_day = after.from_day AND before.known_from <= ?2 AND before.known_to > ?2
                WHERE after.changed_by = ?1 AND after.known_from <= ?2 AND after.known_to > ?2
                    AND after.level <> coalesce(before.level, 'not assessed')
                ORDER BY subject.key, after.from_day
                """)
            var changes: [Position: [LevelChange]] = [:]
            for by in Set(positions) {
                try changed.bind([SQLValue(by.number), SQLValue(position.number)])
                while try changed.step() {
                    guard case .cell(let cell)? = Subject(kind: "cell", key: try changed.row.text(at: 0))
                    else { continue }
                    changes[by, default: []].append(
                        LevelChange(
                            cell: cell, day: Day(number: Int(try changed.row.integer(at: 1))),
                            from: try changed.row.text(at: 2), to: try changed.row.text(at: 3)))
                }
                changed.reset()
            }
            return changes
        }
    }

    /// The entries of originals.
    public func entries(at positions: [Position], knownAt position: Position) throws -> [Entry] {
        var known = Knowledge(partial: true)
        for page in stride(from: 0, to: positions.count, by: 500) {
            let list = positions[page..<min(page + 500, positions.count)].map { "\($0.number)" }.joined(
                separator: ",")
            let events = try events(
                where: """
                    WHERE log.position <= ? AND (log.position IN (\(list))
                        OR log.position IN (SELECT position FROM amendment WHERE original IN (\(list))))
                    """, [SQLValue(position.number)])
            known.take(events)
        }
        return positions.compactMap { known.entry(at: $0) }
    }
}
