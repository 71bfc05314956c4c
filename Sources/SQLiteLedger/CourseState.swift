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
    private let numbers: [Subject: Int]
    private var cells: [Int: Cell] = [:]
    private var knownFrom: [Int: [Day: Int]] = [:]
    private var isRead: Set<Int> = []
    /// The cells that what is new touches, as far as what bears on them was not asked for yet.
    private var touched: Set<Int> = []
    /// What is believed at the end of cells, as far as it was not asked for yet; the last cell first.
    private var ends: [(cell: Int, spans: ArraySlice<CellSpan>)]?
    private var levels: [Levels.Shown: Int] = [:]
    /// The last pages of the past of cells, and up to which byte they are stored.
    private var pages: [Int: (page: PastPage, stored: Int)]

    /// Knows the numbers of the cells and instruments of the jurisdiction; gives what is new after a position, given
    /// the last pages of the past of its cells.
    init(
        of jurisdiction: Jurisdiction, _ numbers: [Subject: Int], after start: Position, _ pages: [PastPage]
    ) {
        self.jurisdiction = jurisdiction
        self.start = start
        self.numbers = numbers
        courses = CellCourses(of: jurisdiction)
        self.pages = Dictionary(uniqueKeysWithValues: pages.map { ($0.cell, ($0, $0.bytes.count)) })
    }

    /// What the next events come to.
    mutating func take(_ events: [Event]) -> CourseChunk {
        var chunk = CourseChunk()
        for event in events {
            let isNew = event.position > start
            let position = event.position.number
            for (cell, change, isRead) in courses.take(event) {
                guard let number = numbers[.cell(cell)] else { continue }
                cells[number] = cell
                if isNew { touched.insert(number) }
                if isRead != self.isRead.contains(number) {
                    if isRead { self.isRead.insert(number) } else { self.isRead.remove(number) }
                    if isNew { chunk.reads.append((number, isRead, event.position)) }
                }
                for span in change.ended {
                    let knownFrom = knownFrom[number]?.removeValue(forKey: span.from) ?? 0
                    if isNew { end(number, span, from: knownFrom, to: position, &chunk) }
                }
                for span in change.begun {
                    knownFrom[number, default: [:]][span.from] = position
                    guard isNew, let by = span.by else { continue }
                    chunk.caused.append(
                        CourseChunk.Cause(position: by.number, cell: number, day: CellPlace.day(span.from)))
                }
            }
        }
        chunk.levels = levelsMet
        return chunk
    }

    /// Puts what is believed no more into the last page of its cell; a full one goes out.
    private mutating func end(
        _ cell: Int, _ span: CellSpan, from knownFrom: Int, to knownTo: Int, _ chunk: inout CourseChunk
    ) {
        if knownFrom <= start.number {
            let isLast = CellPlace.day(span.to) == CellPlace.end
            chunk.ended.append(CourseChunk.Ended(cell: cell, day: CellPlace.day(span.from), isLast: isLast))
        }
        if let full = pages[cell], !full.page.takes(knownTo) {
            chunk.past.append(full)
            pages[cell] = nil
        }
        let level = level(of: span)
        pages[cell, default: (PastPage(cell, knownTo: knownTo), 0)].page.append(
            span, from: knownFrom, to: knownTo, level: level
        ) { [numbers] in numbers[.instrument($0)] ?? 0 }
    }

    /// Some of what is believed at the end and was not at the start, in the order of the cells.
    mutating func end() -> CourseChunk {
        var chunk = CourseChunk()
        chunk.past = pages.sorted { $0.key < $1.key }.map(\.value).filter { $0.stored < $0.page.bytes.count }
        pages = [:]
        var ends =
            ends ?? cells.sorted { $0.key > $1.key }.map { ($0.key, courses.spans(of: $0.value)[...]) }
        while let (cell, spans) = ends.popLast() {
            if touched.remove(cell) != nil { chunk.bearings.append((cell, bearings(cell))) }
            for span in spans.prefix(CourseState.piece) {
                guard let knownFrom = knownFrom[cell]?[span.from], knownFrom > start.number else { continue }
                let level = level(of: span)
                // What supports a level is an instrument of this jurisdiction, and filed.
                let row = SpanRow(span, knownFrom: knownFrom, level: level) { numbers[.instrument($0)] ?? 0 }
                chunk.current.append((cell, row))
            }
            let rest = spans.dropFirst(CourseState.piece)
            if !rest.isEmpty { ends.append((cell, rest)) }
            if chunk.current.count >= CourseState.piece { break }
        }
        self.ends = ends
        chunk.isLast = ends.isEmpty
        chunk.levels = levelsMet
        // What was held is of no use any more, and is much.
        if chunk.isLast { self = CourseState(of: jurisdiction, [:], after: start, []) }
        return chunk
    }

    private func bearings(_ cell: Int) -> [BearingRow] {
        cells[cell].map { courses.bearings(of: $0) }?.map { bearing in
            BearingRow(bearing) { numbers[.instrument($0)] ?? 0 }
        } ?? []
    }

    /// The place of a span's level among those that were met.
    private mutating func level(of span: CellSpan) -> Int {
        let shown = Levels.Shown(span.value)
        let level = levels[shown] ?? levels.count
        levels[shown] = level
        return level
    }

    private var levelsMet: [Levels.Shown] { levels.sorted { $0.value < $1.value }.map(\.key) }
}
