// Cells from the stored courses: the span that holds a day as known at a position, and all spans of a cell.
import EventLog
import Ledger
import SQLite

extension StoredLog {
    /// What the cells show on a day, as known at a position: levels from the pages of the matrix, all else by a look-up
    /// for each cell.
    func cells(on day: Day, knownAt position: Position, _ detail: CellDetail) throws -> [StoredCell] {
        try matrix { matrix in
            switch detail {
            case .levels: return try matrix.cells(on: day, knownAt: position, self)
            case .levelsAndPipelines:
                return try matrix.cellsWithPipelines(on: day, knownAt: position, self)
            case .everything: break
            }
            let pipelines = try matrix.pipelines(on: day, knownAt: position, self)
            let finder = try SpanFinder(self, detail)
            return try matrix.cells.enumerated().compactMap { place, cell in
                try finder.find(cell.number, on: day, knownAt: position).map {
                    try stored(
                        cell.cell, $0, pipelines[place], isRead: matrix.isRead(place, at: position))
                }
            }
        }
    }

    /// What one cell shows on a day, as known at a position.
    func cell(_ cell: Cell, on day: Day, knownAt position: Position) throws -> StoredCell? {
        guard let number = try subjects.number(.cell(cell), connection),
            let span = try SpanFinder(self, .everything).find(number, on: day, knownAt: position),
            let row = try StoredRows(connection).row(of: cell.jurisdiction),
            let place = row.columns.firstIndex(where: { $0.cell == number })
        else { return nil }
        let point = RowBounds.point(day, position)
        var question = RowQuestion<ShownPipeline>(point.day, point.position, row.columns.count)
        try question.ask(row, row.pipelinePages, StoredPages<ShownPipeline>(connection))
        return try stored(
            cell, span, question.shown[place]?.pipeline(self) ?? [],
            isRead: row.columns[place].isRead(at: position.number))
    }

    /// What cells show on two days, where it is not the same.
    func differing(
        _ first: (day: Day, knownAt: Position), _ second: (day: Day, knownAt: Position),
        where isAsked: (Cell) -> Bool
    ) throws -> [(first: StoredCell?, second: StoredCell?)] {
        let finder = try SpanFinder(self, .everything)
        return try matrix { matrix in
            let cells = matrix.cells
            var differing: [(place: Int, first: SpanRow?, second: SpanRow?)] = []
            for last in try matrix.lastSpans(self) where !(last.holds(first) && last.holds(second)) {
                guard isAsked(cells[last.place].cell) else { continue }
                let from = try finder.find(last.cell, last, on: first.day, knownAt: first.knownAt)
                let to = try finder.find(last.cell, last, on: second.day, knownAt: second.knownAt)
                if from == nil, to == nil { continue }
                if let from, let to, try from.isSame(as: to) || from.showsSame(as: to) { continue }
                differing.append((last.place, from, to))
            }
            return try differing.sorted { $0.place < $1.place }.map { place, from, to in
                let wasRead = matrix.isRead(place, at: first.knownAt)
                let isRead = matrix.isRead(place, at: second.knownAt)
                return (
                    try from.map { try stored(cells[place].cell, $0, isRead: wasRead) },
                    try to.map { try stored(cells[place].cell, $0, isRead: isRead) }
                )
            }
        }
    }

    /// A cell with all that a span shows.
    private func stored(
        _ cell: Cell, _ span: SpanRow, _ pipeline: [PipelineEntry] = [], isRead: Bool
    ) throws -> StoredCell {
        StoredCell(
            cell: cell, value: try span.value(self, .everything), pipeline: pipeline,
            by: span.by.map(Position.init), isRead: isRead)
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
                guard let span = try spans.find(number, on: first, knownAt: position),
                    span.by == by.number, span.from == day
                else { continue }
                let eve = try spans.find(number, on: first.advanced(by: -1), knownAt: position)
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
