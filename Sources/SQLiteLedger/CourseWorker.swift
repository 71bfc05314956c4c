// Works out the courses of the cells of a jurisdiction on another processor, while events are read and rows are
// written on this one. Events go in and rows come out in chunks: each call that sends is answered by one chunk.
import Dispatch
import Ledger
import Synchronization

/// What a chunk of events came to.
struct CourseChunk: Sendable {
    struct Cause: Sendable {
        let position: Int
        let cell: Int
        let day: Int
    }

    /// A span that was believed before the events.
    struct Ended: Sendable {
        let cell: Int
        let day: Int
        let isLast: Bool
    }

    /// Pages of what is believed no more; up to the byte given they are stored already, with the levels' numbers.
    var past: [(page: PastPage, stored: Int)] = []
    /// What is to be taken out of what was believed before the events.
    var ended: [Ended] = []
    /// Spans that are believed at the end; only the last chunks have any.
    var current: [(cell: Int, row: SpanRow)] = []
    /// Whether there is more that is believed at the end.
    var hasMore = false
    /// Where cells began or ceased to be read.
    var reads: [(cell: Int, isRead: Bool, position: Position)] = []
    /// Where events began spans.
    var caused: [Cause] = []
    /// What bears at the end on the cells that events touched; only the last chunks have any.
    var bearings: [(cell: Int, rows: [BearingRow])] = []
    /// The levels that rows name by their places in this list.
    var levels: [Levels.Shown] = []
}

/// Takes the events of a jurisdiction.
final class CourseWorker: Sendable {
    private struct State {
        var courses: CellCourses
        let numbers: [Subject: Int]
        var cells: [Int: Cell] = [:]
        var knownFrom: [Int: [Day: Int]] = [:]
        var isRead: Set<Int> = []
        /// The cells that what is new touches, as far as what bears on them was not asked for yet.
        var touched: Set<Int> = []
        /// What is believed at the end of cells, as far as it was not asked for yet; the last cell first.
        var ends: [(cell: Int, spans: ArraySlice<CellSpan>)]?
        var levels: [Levels.Shown: Int] = [:]
        /// The last pages of the past of cells, and up to which byte they are stored.
        var pages: [Int: (page: PastPage, stored: Int)]
    }

    /// About how many rows of the end come in a chunk.
    private static let piece = 2000

    private let start: Position
    private let queue = DispatchQueue(label: "courses")
    private let state: Mutex<State>
    private let chunks = Mutex<[CourseChunk]>([])
    private let ready = DispatchSemaphore(value: 0)

    /// Knows the numbers of the cells and instruments of the jurisdiction; gives what is new after a position, given
    /// the last pages of the past of its cells.
    init(
        of jurisdiction: Jurisdiction, _ numbers: [Subject: Int], after start: Position, _ pages: [PastPage]
    ) {
        self.start = start
        state = Mutex(
            State(
                courses: CellCourses(of: jurisdiction), numbers: numbers,
                pages: Dictionary(uniqueKeysWithValues: pages.map { ($0.cell, ($0, $0.bytes.count)) })))
    }

    /// Gives events to be taken.
    func send(_ events: [Event]) { answer { worker, state in worker.take(events, &state) } }

    /// Asks for what is believed at the end; to be asked again while there is more.
    func sendEnd() { answer { worker, state in worker.current(&state) } }

    private func answer(_ work: @escaping @Sendable (CourseWorker, inout State) -> CourseChunk) {
        queue.async { [self] in
            let chunk = state.withLock { work(self, &$0) }
            chunks.withLock { $0.append(chunk) }
            ready.signal()
        }
    }

    /// Waits for the next chunk.
    func receive() -> CourseChunk {
        ready.wait()
        return chunks.withLock { $0.removeFirst() }
    }

    private func take(_ events: [Event], _ state: inout State) -> CourseChunk {
        var chunk = CourseChunk()
        for event in events {
            let isNew = event.position > start
            let position = event.position.number
            for (cell, change, isRead) in state.courses.take(event) {
                guard let number = state.numbers[.cell(cell)] else { continue }
                state.cells[number] = cell
                if isNew { state.touched.insert(number) }
                if isRead != state.isRead.contains(number) {
                    if isRead { state.isRead.insert(number) } else { state.isRead.remove(number) }
                    if isNew { chunk.reads.append((number, isRead, event.position)) }
                }
                for span in change.ended {
                    let knownFrom = state.knownFrom[number]?.removeValue(forKey: span.from) ?? 0
                    if isNew { end(number, span, from: knownFrom, to: position, &state, &chunk) }
                }
                for span in change.begun {
                    state.knownFrom[number, default: [:]][span.from] = position
                    guard isNew, let by = span.by else { continue }
                    chunk.caused.append(
                        CourseChunk.Cause(position: by.number, cell: number, day: CellPlace.day(span.from)))
                }
            }
        }
        chunk.levels = levels(state)
        return chunk
    }

    /// Puts what is believed no more into the last page of its cell; a full one goes out.
    private func end(
        _ cell: Int, _ span: CellSpan, from knownFrom: Int, to knownTo: Int, _ state: inout State,
        _ chunk: inout CourseChunk
    ) {
        if knownFrom <= start.number {
            let isLast = CellPlace.day(span.to) == CellPlace.end
            chunk.ended.append(CourseChunk.Ended(cell: cell, day: CellPlace.day(span.from), isLast: isLast))
        }
        if let full = state.pages[cell], !full.page.takes(knownTo) {
            chunk.past.append(full)
            state.pages[cell] = nil
        }
        let level = level(of: span, &state)
        let numbers = state.numbers
        state.pages[cell, default: (PastPage(cell, knownTo: knownTo), 0)].page.append(
            span, from: knownFrom, to: knownTo, level: level
        ) { numbers[.instrument($0)] ?? 0 }
    }

    /// Some of what is believed at the end and was not at the start, in the order of the cells.
    private func current(_ state: inout State) -> CourseChunk {
        var chunk = CourseChunk()
        chunk.past = state.pages.sorted { $0.key < $1.key }.map(\.value)
            .filter { $0.stored < $0.page.bytes.count }
        state.pages = [:]
        var ends =
            state.ends
            ?? state.cells.sorted { $0.key > $1.key }.map { ($0.key, state.courses.spans(of: $0.value)[...]) }
        while let (cell, spans) = ends.popLast() {
            if state.touched.remove(cell) != nil { chunk.bearings.append((cell, bearings(cell, state))) }
            for span in spans.prefix(CourseWorker.piece) {
                guard let knownFrom = state.knownFrom[cell]?[span.from], knownFrom > start.number else {
                    continue
                }
                let level = level(of: span, &state)
                // What supports a level is an instrument of this jurisdiction, and filed.
                let row = SpanRow(span, knownFrom: knownFrom, level: level) {
                    state.numbers[.instrument($0)] ?? 0
                }
                chunk.current.append((cell, row))
            }
            let rest = spans.dropFirst(CourseWorker.piece)
            if !rest.isEmpty { ends.append((cell, rest)) }
            if chunk.current.count >= CourseWorker.piece { break }
        }
        chunk.hasMore = !ends.isEmpty
        state.ends = ends
        chunk.levels = levels(state)
        return chunk
    }

    private func bearings(_ cell: Int, _ state: State) -> [BearingRow] {
        state.cells[cell].map { state.courses.bearings(of: $0) }?.map { bearing in
            BearingRow(bearing) { state.numbers[.instrument($0)] ?? 0 }
        } ?? []
    }

    /// The place of a span's level among those that were met.
    private func level(of span: CellSpan, _ state: inout State) -> Int {
        let shown = Levels.Shown(span.value)
        let level = state.levels[shown] ?? state.levels.count
        state.levels[shown] = level
        return level
    }

    private func levels(_ state: State) -> [Levels.Shown] {
        state.levels.sorted { $0.value < $1.value }.map(\.key)
    }
}
