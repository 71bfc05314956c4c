// Cells from the stored courses: the span that holds a day as known at a position, and all spans of a cell.
import EventLog
import Ledger
import SQLite

extension StoredLog {
    /// What the cells show on a day, as known at a position: the last spans in one pass, a look-up for other cells.
    func cells(on day: Day, knownAt position: Position, _ detail: CellDetail) throws -> [StoredCell] {
        let (list, last) = (try cells(), try spansWithoutEnd())
        let point = (day: CellPlace.day(day), position: position.number)
        let isPlain = if case .levels = detail { true } else { false }
        if isPlain, last.tellsAll(on: point.day, knownAt: point.position) { return last.shown }
        let finder = try SpanFinder(self, detail)
        let reads = try CellReads(self)
        var stored: [StoredCell] = []
        stored.reserveCapacity(list.cells.count)
        for (place, cell) in list.cells.enumerated() {
            if isPlain, last.tells(place, on: point.day, knownAt: point.position) {
                stored.append(last.shown[place])
            } else if let span = try finder.find(
                cell.number, last: last.beginnings[place], on: day, knownAt: position)
            {
                stored.append(try reads.cell(cell, span, self, knownAt: position, detail))
            }
        }
        return stored
    }

    /// What cells show on two days, where it is not the same.
    func differing(
        _ first: (day: Day, knownAt: Position), _ second: (day: Day, knownAt: Position)
    ) throws -> [(first: StoredCell?, second: StoredCell?)] {
        let finder = try SpanFinder(self, .everything)
        let reads = try CellReads(self)
        let (list, last) = (try cells(), try spansWithoutEnd())
        var differing: [(place: Int, first: StoredCell?, second: StoredCell?)] = []
        for (number, place) in list.places {
            let beginning = last.beginnings[place]
            if let beginning, beginning.holds(first), beginning.holds(second) { continue }
            let from = try finder.find(number, last: beginning, on: first.day, knownAt: first.knownAt)
            let to = try finder.find(number, last: beginning, on: second.day, knownAt: second.knownAt)
            if from == nil, to == nil { continue }
            if let from, let to, try from.isSame(as: to) || from.showsSame(as: to) { continue }
            differing.append(
                (
                    place,
                    try from.map {
                        try reads.cell(list.cells[place], $0, self, knownAt: first.knownAt, .everything)
                    },
                    try to.map {
                        try reads.cell(list.cells[place], $0, self, knownAt: second.knownAt, .everything)
                    }
                ))
        }
        return differing.sorted { $0.place < $1.place }.map { ($0.first, $0.second) }
    }

    /// The whole course of a cell, as known at a position.
    func spans(of cell: Cell, knownAt position: Position) throws -> [CellSpan] {
        guard let number = try subjects.number(.cell(cell), connection) else { return [] }
        return try spans(number, endingAfter: .distantPast, knownAt: position)
    }

    /// The spans of a cell that end after a day.
    func spans(_ cell: Int, endingAfter day: Day, knownAt position: Position) throws -> [CellSpan] {
        var spans = try currentSpans(cell, from: day, knownAt: position).filter { $0.to > day }
        guard position < .end else { return spans }
        let (first, known) = (CellPlace.day(day), position.number)
        try PastPages(self).forEach(cell, believedAfter: known) { span in
            guard span.knownFrom <= known, span.to > first else { return }
            spans.append(try span.row(.everything).span(self))
        }
        return spans.sorted { $0.from < $1.from }
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
            "\(CellRows.current(.everything)) WHERE place >= ? AND place <= ? AND known_from <= ?",
            [
                SQLValue(first ?? places.first), SQLValue(CellPlace.place(cell, end)),
                SQLValue(position.number),
            ]
        ) { row in
            let from = CellPlace.day(ofPlace: Int(try row.integer(at: 0)))
            spans.append(try CellRows.span(row, from: from, .everything).span(self))
        }
        try connection.query(
            "\(CellRows.last(.everything)) WHERE cell = ? AND from_day <= ? AND known_from <= ?",
            [SQLValue(cell), SQLValue(CellPlace.day(end)), SQLValue(position.number)]
        ) { row in
            spans.append(try CellRows.span(row, from: Int(try row.integer(at: 0)), .everything).span(self))
        }
        return spans
    }

    /// The spans believed now that touch or adjoin days.
    func currentSpans(_ cell: Int, touching days: TouchedDays) throws -> [CellSpan] {
        try currentSpans(cell, from: days.from.advanced(by: -1), to: days.to)
    }

    /// The level changes that events caused, as known at a position, by cell and day.
    func changes(by positions: [Position], knownAt position: Position) throws -> [Position: [LevelChange]] {
        let spans = try SpanFinder(self, .levels)
        let caused = try connection.prepare("SELECT cell, from_day FROM caused WHERE position = ?")
        var changes: [Position: [LevelChange]] = [:]
        for by in Set(positions).sorted() where by <= position {
            var caught: [LevelChange] = []
            try caused.bind(1, by.number)
            while try caused.step() {
                let (number, day) = (Int(try caused.integer(at: 0)), Int(try caused.integer(at: 1)))
                let first = CellPlace.day(number: day)
                let last = try spans.lastSpan(number)
                guard let span = try spans.find(number, last: last, on: first, knownAt: position),
                    span.by == by.number, span.from == day
                else { continue }
                let eve = try spans.find(number, last: last, on: first.advanced(by: -1), knownAt: position)
                guard eve?.level != span.level else { continue }
                let (from, to) = (
                    try eve?.value(self, .levels) ?? .notAssessed, try span.value(self, .levels)
                )
                guard from.levelWords != to.levelWords else { continue }
                caught.append(
                    LevelChange(
                        cell: try subjects.cell(number, connection), day: first, from: from.levelWords,
                        to: to.levelWords))
            }
            if !caught.isEmpty { changes[by] = caught.sorted { ($0.cell, $0.day) < ($1.cell, $1.day) } }
        }
        return changes
    }
}
