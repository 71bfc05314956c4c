// How the events of a jurisdiction become rows: whoever works out its courses goes through them with this, chunk by
// chunk.
import Ledger

/// The courses of the cells of a jurisdiction, and what of them was not given out yet.
struct CourseState {
    /// A cell that events touched.
    private struct HeldCell {
        let cell: Cell
        let number: Int
        var isRead = false
        /// Whether what is new touches it.
        var isTouched = false
        /// The last page of its past, and up to which byte it is stored.
        var page: (page: PastPage, stored: Int)?
        var reasons = RecentReasons()
        /// The places of the levels that it showed.
        var levels: [Int] = []
    }

    /// About how many rows of the end come in a chunk.
    private static let piece = 2000

    private let start: Position
    private var courses: CellCourses
    private var instruments: [InstrumentID: Int] = [:]
    /// The numbers of cells.
    private var numbers: [Cell: Int] = [:]
    private var cells: [HeldCell] = []
    /// Where cells are held.
    private var places: [Cell: Int] = [:]
    /// What is believed at the end of cells, as far as it was not asked for yet; the last cell first.
    private var ends: [(place: Int, spans: ArraySlice<CellSpan>)]?
    /// The levels that were met.
    private var levels: [Levels.Shown] = []
    /// The last pages of the past of cells, as they are stored.
    private let pages: [Int: PastPage]

    /// Knows the numbers of the cells and instruments of the jurisdiction; gives what is new after a position, given
    /// the last pages of the past of its cells.
    init(
        of jurisdiction: Jurisdiction, _ numbers: [Subject: Int], after start: Position, _ pages: [PastPage]
    ) {
        self.start = start
        courses = CellCourses(of: jurisdiction)
        for (subject, number) in numbers {
            switch subject {
            case .cell(let cell): self.numbers[cell] = number
            case .instrument(let id): instruments[id] = number
            default: continue
            }
        }
        self.pages = Dictionary(uniqueKeysWithValues: pages.map { ($0.cell, $0) })
    }

    /// What the next events come to.
    mutating func take(_ events: [Event]) -> CourseChunk {
        var chunk = CourseChunk()
        for event in events {
            let isNew = event.position > start
            for (cell, change, isRead) in courses.take(event) {
                guard let place = place(of: cell) else { continue }
                let number = cells[place].number
                let wasRead = cells[place].isRead
                cells[place].isRead = isRead
                guard isNew else { continue }
                cells[place].isTouched = true
                if isRead != wasRead { chunk.reads.append((number, isRead, event.position)) }
                for span in change.ended { end(place, span, knownTo: event.position.number, &chunk) }
                note(change, number, &chunk)
            }
        }
        chunk.levels = levels
        return chunk
    }

    /// Notes which events begin spans; where a span that ends began on the same day by the same event, it is known.
    private func note(_ change: CourseChange, _ cell: Int, _ chunk: inout CourseChunk) {
        var ended = 0
        for span in change.begun {
            while ended < change.ended.count, change.ended[ended].from < span.from { ended += 1 }
            guard let by = span.by else { continue }
            if ended < change.ended.count, change.ended[ended].from == span.from,
                change.ended[ended].by == by
            {
                continue
            }
            chunk.caused.append(
                CourseChunk.Cause(position: by.number, cell: cell, day: CellPlace.day(span.from)))
        }
    }

    private mutating func place(of cell: Cell) -> Int? {
        if let place = places[cell] { return place }
        guard let number = numbers[cell] else { return nil }
        places[cell] = cells.count
        cells.append(
            HeldCell(cell: cell, number: number, page: pages[number].map { ($0, $0.bytes.count) }))
        return cells.count - 1
    }

    /// Puts what is believed no more into the last page of its cell; a full one goes out.
    private mutating func end(
        _ place: Int, _ span: CellSpan, knownTo: Int, _ chunk: inout CourseChunk
    ) {
        let cell = cells[place].number
        if span.knownFrom <= start {
            let isLast = CellPlace.day(span.to) == CellPlace.end
            chunk.ended.append(CourseChunk.Ended(cell: cell, day: CellPlace.day(span.from), isLast: isLast))
        }
        if let full = cells[place].page, !full.page.takes(knownTo) {
            chunk.past.append(full)
            cells[place].page = nil
        }
        if cells[place].page == nil { cells[place].page = (PastPage(cell, knownTo: knownTo), 0) }
        let value = span.value
        let (level, reasons) = (level(of: value, at: place), reasons(of: value, at: place))
        cells[place].page?.page.append(
            span, value, from: span.knownFrom.number, to: knownTo, level: level, reasons: reasons)
    }

    /// Some of what is believed at the end and was not at the start, in the order of the cells.
    mutating func end() -> CourseChunk {
        var chunk = CourseChunk()
        let order = cells.indices.sorted { cells[$0].number < cells[$1].number }
        for place in order {
            guard let page = cells[place].page, page.stored < page.page.bytes.count else { continue }
            chunk.past.append(page)
            cells[place].page = nil
        }
        var ends = ends ?? order.reversed().map { ($0, courses.spans(of: cells[$0].cell)[...]) }
        while let (place, spans) = ends.popLast() {
            let number = cells[place].number
            if cells[place].isTouched { chunk.bearings.append((number, bearings(cells[place].cell))) }
            cells[place].isTouched = false
            for span in spans.prefix(CourseState.piece) where span.knownFrom > start {
                let value = span.value
                let row = SpanRow(
                    span, value, knownFrom: span.knownFrom.number, level: level(of: value, at: place),
                    reasons: reasons(of: value, at: place))
                chunk.current.append((number, row))
            }
            let rest = spans.dropFirst(CourseState.piece)
            if !rest.isEmpty { ends.append((place, rest)) }
            if chunk.current.count >= CourseState.piece { break }
        }
        self.ends = ends
        chunk.isLast = ends.isEmpty
        chunk.levels = levels
        if chunk.isLast { release() }
        return chunk
    }

    /// Nothing is asked for any more, and what is held is much.
    private mutating func release() {
        (courses, cells, places, ends) = (CellCourses(), [], [:], [])
    }

    private func bearings(_ cell: Cell) -> [BearingRow] {
        courses.bearings(of: cell).map { bearing in BearingRow(bearing) { instruments[$0] ?? 0 } }
    }

    /// What supports a level is an instrument of this jurisdiction, and filed.
    private mutating func reasons(of value: CellValue, at place: Int) -> [UInt8]? {
        cells[place].reasons.bytes(value) { [instruments] in instruments[$0] ?? 0 }
    }

    /// The place of a level among those that were met.
    private mutating func level(of value: CellValue, at place: Int) -> Int {
        for level in cells[place].levels
        where levels[level].level == value.level && levels[level].scale == value.scale {
            return level
        }
        let shown = Levels.Shown(value)
        let level = levels.firstIndex(of: shown) ?? levels.count
        if level == levels.count { levels.append(shown) }
        cells[place].levels.append(level)
        return level
    }
}
