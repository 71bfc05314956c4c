// Cells from the stored courses: the span that holds a day as known at a position, and all spans of a cell.
import EventLog
import Ledger
import SQLite

extension StoredLog {
    /// What the cells show on a day, as known at a position: one look-up a cell and little more for the past.
    func cells(on day: Day, knownAt position: Position, _ detail: CellDetail) throws -> [StoredCell] {
        let finder = try SpanFinder(self, on: day, knownAt: position, SpanFinder.beginnings(self))
        let reads = try CellReads(self)
        var found = try present(on: day, knownAt: position, detail)
        var stored: [StoredCell] = []
        let cells = try subjects.cells(connection)
        stored.reserveCapacity(cells.count)
        for (number, cell) in cells {
            var span = found.removeValue(forKey: number)
            if span == nil, let place = try finder.find(number, on: day, knownAt: position) {
                span = try finder.span(place, of: number, detail)
            }
            if let span { stored.append(try reads.cell(cell, number, span, knownAt: position)) }
        }
        return stored
    }

    /// The last spans of cells that hold a day as known at a position: in one go, for they lie together.
    private func present(on day: Day, knownAt position: Position, _ detail: CellDetail) throws -> [Int:
        CellSpan]
    {
        var found: [Int: CellSpan] = [:]
        try connection.query(
            "SELECT from_day, to_day, known_from, \(CellRows.shown), cell FROM cell_now WHERE from_day <= ? AND known_from <= ?",
            [SQLValue(CellPlace.day(day)), SQLValue(position.number)]
        ) { row in
            let from = CellPlace.day(number: Int(try row.integer(at: 0)))
            found[Int(try row.integer(at: CellRows.lead + 8))] = try CellRows.span(
                row, from: from, self, detail)
        }
        return found
    }

    /// What cells show on two days, where the spans that hold them are not the same.
    func differing(
        _ first: (day: Day, knownAt: Position), _ second: (day: Day, knownAt: Position)
    ) throws -> [(first: StoredCell?, second: StoredCell?)] {
        let finder = try SpanFinder(
            self, on: first.day, knownAt: first.knownAt, SpanFinder.beginnings(self))
        let reads = try CellReads(self)
        var differing: [(first: StoredCell?, second: StoredCell?)] = []
        for (number, cell) in try subjects.cells(connection) {
            let before = try finder.find(number, on: first.day, knownAt: first.knownAt).map {
                try finder.beginning($0, of: number)
            }
            let place = try finder.find(number, on: second.day, knownAt: second.knownAt)
            let after = try place.map { try finder.beginning($0, of: number) }
            if before?.day == after?.day, before?.known == after?.known { continue }
            let to = try place.map { try finder.span($0, of: number) }
            let from = try finder.span(number, on: first.day, knownAt: first.knownAt)
            differing.append(
                (
                    try from.map { try reads.cell(cell, number, $0, knownAt: first.knownAt) },
                    try to.map { try reads.cell(cell, number, $0, knownAt: second.knownAt) }
                ))
        }
        return differing
    }

    /// The whole course of a cell, as known at a position.
    func spans(of cell: Cell, knownAt position: Position) throws -> [CellSpan] {
        guard let number = try subjects.number(.cell(cell), connection) else { return [] }
        return try spans(number, endingAfter: .distantPast, knownAt: position)
    }

    /// The spans of a cell that end after a day.
    func spans(_ cell: Int, endingAfter day: Day, knownAt position: Position) throws -> [CellSpan] {
        let spans = try currentSpans(cell, from: day, knownAt: position).filter { $0.to > day }
        var past: [CellSpan] = []
        try connection.query(
            "\(CellRows.past) WHERE cell = ? AND known_to > ? AND known_from <= ? AND to_day > ?",
            [
                SQLValue(cell), SQLValue(position.number), SQLValue(position.number),
                SQLValue(CellPlace.day(day)),
            ]
        ) { row in
            let from = CellPlace.day(number: Int(try row.integer(at: 0)))
            past.append(try CellRows.span(row, from: from, self))
        }
        return past.isEmpty ? spans : (spans + past).sorted { $0.from < $1.from }
    }

    /// The spans believed now, from the one that holds a day on to those that begin by another.
    private func currentSpans(
        _ cell: Int, from day: Day, to end: Day = .distantFuture, knownAt position: Position = .end
    ) throws -> [CellSpan] {
        let places = CellPlace.places(cell)
        var spans: [CellSpan] = []
        let first = try connection.scalar(
            "SELECT max(place) FROM cell_span WHERE place >= ? AND place <= ?",
            [SQLValue(places.first), SQLValue(CellPlace.place(cell, day))]
        )?.number
        try connection.query(
            "\(CellRows.current) WHERE place >= ? AND place <= ? AND known_from <= ?",
            [
                SQLValue(first ?? places.first), SQLValue(CellPlace.place(cell, end)),
                SQLValue(position.number),
            ]
        ) { row in
            let from = CellPlace.day(ofPlace: Int(try row.integer(at: 0)))
            spans.append(try CellRows.span(row, from: from, self))
        }
        try connection.query(
            "\(CellRows.last) WHERE cell = ? AND from_day <= ? AND known_from <= ?",
            [SQLValue(cell), SQLValue(CellPlace.day(end)), SQLValue(position.number)]
        ) { row in
            let from = CellPlace.day(number: Int(try row.integer(at: 0)))
            spans.append(try CellRows.span(row, from: from, self))
        }
        return spans
    }

    /// The spans believed now that touch or adjoin days.
    func currentSpans(_ cell: Int, touching days: TouchedDays) throws -> [CellSpan] {
        try currentSpans(cell, from: days.from.advanced(by: -1), to: days.to)
    }

    /// The level changes that events caused, as known at a position.
    func changes(by positions: [Position], knownAt position: Position) throws -> [Position: [LevelChange]] {
        let spans = try SpanFinder(self, on: .distantFuture, knownAt: position)
        let caused = try connection.prepare(
            """
            SELECT cell, from_day, key FROM caused JOIN subject ON subject.number = caused.cell WHERE position = ?
            ORDER BY key, from_day
            """)
        var changes: [Position: [LevelChange]] = [:]
        for by in Set(positions) where by <= position {
            try caused.bind([SQLValue(by.number)])
            while try caused.step() {
                let number = Int(try caused.row.integer(at: 0))
                let day = CellPlace.day(number: Int(try caused.row.integer(at: 1)))
                guard let after = try spans.span(number, on: day, knownAt: position), after.by == by,
                    after.from == day,
                    case .cell(let cell)? = Subject(kind: "cell", key: try caused.row.text(at: 2))
                else { continue }
                let before =
                    try spans.span(number, on: day.advanced(by: -1), knownAt: position)?.value ?? .notAssessed
                guard before.levelWords != after.value.levelWords else { continue }
                changes[by, default: []].append(
                    LevelChange(cell: cell, day: day, from: before.levelWords, to: after.value.levelWords))
            }
        }
        return changes
    }
}

/// Whether cells have a finding or an assessment.
private struct CellReads: ~Copyable {
    private let statement: Statement

    init(_ log: StoredLog) throws {
        statement = try log.connection.prepare(
            "SELECT 1 FROM cell_read WHERE cell = ? AND known_from <= ? AND known_to > ?")
    }

    /// A cell with its span. What shows anything at all has been read; otherwise it must be looked up.
    func cell(_ cell: Cell, _ number: Int, _ span: CellSpan, knownAt position: Position) throws -> StoredCell
    {
        var isRead = span.value.basis != nil
        if !isRead {
            statement.reset()
            try statement.bind(1, number)
            try statement.bind(2, position.number)
            try statement.bind(3, position.number)
            isRead = try statement.step()
        }
        return StoredCell(cell: cell, value: span.value, by: span.by, isRead: isRead)
    }
}
