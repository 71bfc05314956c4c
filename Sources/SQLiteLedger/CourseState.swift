// How the events of a jurisdiction become rows: whoever works out its courses goes through them with this, chunk by
// chunk.
import Ledger

/// The courses of the cells of a jurisdiction, and what of them was not given out yet.
struct CourseState {
    /// About how many rows of the end come in a chunk.
    private static let piece = 2000

    private let jurisdiction: Jurisdiction
    private let start: Position
    private var courses: CellCourses
    private var numbers: CourseNumbers
    /// The numbers of cells.
    private let cellNumbers: [Cell: Int]
    /// The last pages of the past of cells, as they are stored.
    private let pages: [Int: PastPage]
    private var cells: [CourseCell] = []
    /// Where cells are held.
    private var places: [Cell: Int] = [:]
    /// What is believed at the end of cells, as far as it was not asked for yet; the last cell first.
    private var ends: [(place: Int, spans: ArraySlice<CellSpan>)]?

    /// Knows the numbers of the cells and instruments of the jurisdiction; gives what is new after a position, given
    /// the last pages of the past of its cells.
    init(
        of jurisdiction: Jurisdiction, _ numbers: [Subject: Int], after start: Position, _ pages: [PastPage]
    ) {
        self.jurisdiction = jurisdiction
        self.start = start
        courses = CellCourses(of: jurisdiction)
        var cells: [Cell: Int] = [:]
        var instruments: [InstrumentID: Int] = [:]
        for (subject, number) in numbers {
            switch subject {
            case .cell(let cell): cells[cell] = number
            case .instrument(let id): instruments[id] = number
            default: continue
            }
        }
        cellNumbers = cells
        self.numbers = CourseNumbers(of: instruments)
        self.pages = Dictionary(uniqueKeysWithValues: pages.map { ($0.cell, $0) })
    }

    /// What the next events come to.
    mutating func take(_ events: [Event]) -> CourseChunk {
        var chunk = CourseChunk(jurisdiction: jurisdiction)
        for event in events {
            var row: [RowChange] = []
            for (cell, change, isRead) in courses.take(event) {
                guard let place = place(of: cell) else { continue }
                let wasRead = cells[place].isRead
                cells[place].isRead = isRead
                guard event.position > start else { continue }
                cells[place].isTouched = true
                let rowChange = cells[place].rowChange(change, &numbers)
                if isRead != wasRead || rowChange.isAny { row.append(rowChange) }
                for span in change.ended { end(place, span, at: event.position, &chunk) }
                CourseState.note(change, cells[place].number, &chunk)
            }
            if !row.isEmpty { chunk.row.append((event.position, row)) }
        }
        chunk.levels = numbers.levels
        return chunk
    }

    private mutating func place(of cell: Cell) -> Int? {
        if let place = places[cell] { return place }
        guard let number = cellNumbers[cell] else { return nil }
        places[cell] = cells.count
        cells.append(CourseCell(cell, number, pages[number]))
        return cells.count - 1
    }

    private mutating func end(
        _ place: Int, _ span: CellSpan, at position: Position, _ chunk: inout CourseChunk
    ) {
        if span.knownFrom <= start {
            let (from, to) = (CellPlace.day(span.from), CellPlace.day(span.to))
            chunk.ended.append(
                CourseChunk.Ended(cell: cells[place].number, day: from, isLast: to == CellPlace.end))
        }
        if let full = cells[place].end(span, knownTo: position.number, &numbers) { chunk.past.append(full) }
    }

    /// Notes which events begin spans; where a span that ends began on the same day by the same event, it is known.
    private static func note(_ change: CourseChange, _ cell: Int, _ chunk: inout CourseChunk) {
        var ended = change.ended[...]
        for span in change.begun {
            while let first = ended.first, first.from < span.from { ended.removeFirst() }
            guard let by = span.by else { continue }
            if let first = ended.first, first.from == span.from, first.by == by { continue }
            chunk.caused.append(
                CourseChunk.Cause(position: by.number, cell: cell, day: CellPlace.day(span.from)))
        }
    }

    /// Some of what is believed at the end and was not at the start, in the order of the cells.
    mutating func end() -> CourseChunk {
        var chunk = CourseChunk(jurisdiction: jurisdiction)
        var ends = ends ?? beginEnd(&chunk)
        while let (place, spans) = ends.popLast() {
            let number = cells[place].number
            if cells[place].isTouched { chunk.bearings.append((number, bearings(cells[place].cell))) }
            cells[place].isTouched = false
            for span in spans.prefix(CourseState.piece) where span.knownFrom > start {
                chunk.current.append((number, cells[place].row(span, &numbers)))
            }
            let rest = spans.dropFirst(CourseState.piece)
            if !rest.isEmpty { ends.append((place, rest)) }
            if chunk.current.count >= CourseState.piece { break }
        }
        self.ends = ends
        chunk.isLast = ends.isEmpty
        chunk.levels = numbers.levels
        // Nothing is asked for any more, and what is held is much.
        if chunk.isLast { (courses, cells, places, self.ends) = (CellCourses(), [], [:], []) }
        return chunk
    }

    /// Gives the last pages, and what is believed at the end.
    private mutating func beginEnd(_ chunk: inout CourseChunk) -> [(place: Int, spans: ArraySlice<CellSpan>)]
    {
        let order = cells.indices.sorted { [cells] in cells[$0].number < cells[$1].number }
        chunk.past = order.compactMap { cells[$0].lastPage() }
        chunk.steps = courses.instruments(changedAfter: start).map {
            (numbers.number($0.id), $0.changed.number, StepCoding.bytes($0.steps))
        }.sorted { $0.instrument < $1.instrument }
        return order.reversed().map { ($0, courses.spans(of: cells[$0].cell)[...]) }
    }

    private func bearings(_ cell: Cell) -> [BearingRow] {
        courses.bearings(of: cell).map { BearingRow($0, instrument: numbers.number) }
    }
}
