// Cells from the stored courses: the span that holds a day as known at a position, and all spans of a cell.
import EventLog
import Ledger
import SQLite

extension StoredLog {
    /// What the cells show on a day, as known at a position: the last spans in one pass, a look-up for other cells.
    func cells(on day: Day, knownAt position: Position, _ detail: CellDetail) throws -> [StoredCell] {
        let cells = try subjects.cells(connection)
        let finder = try SpanFinder(self, on: day, knownAt: position)
        let reads = try CellReads(self)
        var stored = cells.map { StoredCell(cell: $0.cell, value: .notAssessed, by: nil, isRead: false) }
        var isFound = Array(repeating: false, count: cells.count)
        var beginnings: [SpanFinder.Beginning?] = Array(repeating: nil, count: cells.count)
        try forEachLast(CellRows.shown) { row, place in
            let beginning = (day: Int(try row.integer(at: 0)), known: Int(try row.integer(at: 2)))
            beginnings[place] = beginning
            guard beginning.day <= CellPlace.day(day), beginning.known <= position.number else { return }
            stored[place] = try reads.cell(cells[place], row, self, knownAt: position, detail)
            isFound[place] = true
        }
        // In the order of their numbers, as they lie in the file.
        for (_, place) in subjects.cellPlaces where !isFound[place] {
            guard
                let found = try finder.find(
                    cells[place].number, after: beginnings[place], on: day, knownAt: position)
            else { continue }
            stored[place] = try finder.withRow(found) {
                try reads.cell(cells[place], $0, self, knownAt: position, detail)
            }
            isFound[place] = true
        }
        guard isFound.contains(false) else { return stored }
        return zip(stored, isFound).compactMap { $1 ? $0 : nil }
    }

    /// Calls the body with the last span of each cell and the place of the cell among those given: they lie together.
    private func forEachLast(
        _ columns: String, _ body: (borrowing Row, Int) throws -> Void
    ) throws {
        let places = subjects.cellPlaces
        var next = 0
        try connection.query("SELECT from_day, cell, known_from, \(columns) FROM cell_now ORDER BY cell") {
            row in
            let number = Int(try row.integer(at: 1))
            while next < places.count, places[next].number < number { next += 1 }
            guard next < places.count, places[next].number == number else { return }
            try body(row, places[next].place)
        }
    }

    /// What cells show on two days, where it is not the same.
    func differing(
        _ first: (day: Day, knownAt: Position), _ second: (day: Day, knownAt: Position)
    ) throws -> [(first: StoredCell?, second: StoredCell?)] {
        let before = try SpanFinder(self, on: first.day, knownAt: first.knownAt)
        let after = try SpanFinder(self, on: second.day, knownAt: second.knownAt)
        let reads = try CellReads(self)
        let cells = try subjects.cells(connection)
        var beginnings: [SpanFinder.Beginning?] = Array(repeating: nil, count: cells.count)
        try forEachLast("cell") { row, place in
            beginnings[place] = (Int(try row.integer(at: 0)), Int(try row.integer(at: 2)))
        }
        var differing: [(place: Int, first: StoredCell?, second: StoredCell?)] = []
        for (_, place) in subjects.cellPlaces {
            let (cell, beginning) = (cells[place], beginnings[place])
            let from = try before.find(
                cell.number, after: beginning, on: first.day, knownAt: first.knownAt)
            let to = try after.find(
                cell.number, after: beginning, on: second.day, knownAt: second.knownAt)
            if from == to, from == nil || from == .last { continue }
            if from == .last { try before.readLast(cell.number) }
            if to == .last { try after.readLast(cell.number) }
            if let from, let to, try showsSame(before, from, after, to) { continue }
            differing.append(
                (
                    place,
                    try from.map {
                        try before.withRow($0) {
                            try reads.cell(cell, $0, self, knownAt: first.knownAt, .everything)
                        }
                    },
                    try to.map {
                        try after.withRow($0) {
                            try reads.cell(cell, $0, self, knownAt: second.knownAt, .everything)
                        }
                    }
                ))
        }
        return differing.sorted { $0.place < $1.place }.map { ($0.first, $0.second) }
    }

    private func showsSame(
        _ before: borrowing SpanFinder, _ from: SpanFinder.Place, _ after: borrowing SpanFinder,
        _ to: SpanFinder.Place
    ) throws -> Bool {
        try before.beginning(from) == after.beginning(to)
            || before.withRow(from) { try CellRows.Showing($0) }
                == after.withRow(to) { try CellRows.Showing($0) }
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
        for by in Set(positions).sorted() where by <= position {
            try caused.bind([SQLValue(by.number)])
            while try caused.step() {
                let number = Int(try caused.row.integer(at: 0))
                let day = CellPlace.day(number: Int(try caused.row.integer(at: 1)))
                guard let place = try spans.find(number, on: day, knownAt: position),
                    try spans.withRow(place, { try CellRows.by($0) }) == by,
                    try spans.beginning(place).day == day.number,
                    case .cell(let cell)? = Subject(kind: "cell", key: try caused.row.text(at: 2))
                else { continue }
                let after = try spans.withRow(place) { try CellRows.value($0, self, .levels) }
                let before =
                    try spans.find(number, on: day.advanced(by: -1), knownAt: position).map {
                        try spans.withRow($0) { try CellRows.value($0, self, .levels) }
                    } ?? .notAssessed
                guard before.levelWords != after.levelWords else { continue }
                changes[by, default: []].append(
                    LevelChange(cell: cell, day: day, from: before.levelWords, to: after.levelWords))
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

    /// A cell with what a row shows. What shows anything at all has been read; otherwise it must be looked up.
    func cell(
        _ cell: (number: Int, cell: Cell), _ row: borrowing Row, _ log: StoredLog,
        knownAt position: Position, _ detail: CellDetail
    ) throws -> StoredCell {
        let value = try CellRows.value(row, log, detail)
        var isRead = value.basis != nil
        if !isRead {
            statement.reset()
            try statement.bind(1, cell.number)
            try statement.bind(2, position.number)
            try statement.bind(3, position.number)
            isRead = try statement.step()
        }
        return StoredCell(cell: cell.cell, value: value, by: try CellRows.by(row), isRead: isRead)
    }
}
