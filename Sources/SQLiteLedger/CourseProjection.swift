// The courses of cells, worked out jurisdiction by jurisdiction: for what is appended in bulk, and for projections
// that are made anew. Nothing of another jurisdiction bears on a cell, so memory holds one of them at a time.
import Dispatch
import EventLog
import Ledger
import SQLite
import Synchronization

/// Writes what the events after a position change in the courses of cells.
struct CourseProjection {
    private let log: StoredLog
    /// What was believed up to here is in the tables.
    private let start: Position

    /// How many events go to the other processor at a time.
    private static let chunk = 512
    /// How many chunks may be on the way.
    private static let inFlight = 6

    init(_ log: StoredLog, after start: Position) {
        self.log = log
        self.start = start
    }

    /// Projects the cells of some jurisdictions; tells how many events were gone through.
    func project(_ jurisdictions: some Sequence<Jurisdiction>, progress: (Int) -> Void) throws {
        let indicators = try positions("subject.kind = 'indicator'", [])
        var done = 0
        for jurisdiction in jurisdictions {
            let own = try positions(
                "subject.jurisdiction = ? AND subject.kind IN ('cell', 'instrument')",
                [.text(jurisdiction.code)])
            try project(jurisdiction, Array(own.union(indicators)).sorted()) {
                done += $0
                progress(done)
            }
        }
    }

    private func positions(_ clause: String, _ bindings: [SQLValue]) throws -> Set<Int> {
        var positions: Set<Int> = []
        try log.connection.query(
            "SELECT filed.position FROM subject JOIN filed ON filed.subject = subject.number WHERE \(clause)",
            bindings
        ) { positions.insert(Int(try $0.integer(at: 0))) }
        return positions
    }

    /// Reads and writes here, computes on another processor.
    private func project(_ jurisdiction: Jurisdiction, _ positions: [Int], progress: (Int) -> Void) throws {
        let worker = CourseWorker(of: jurisdiction, after: start)
        var writer = SpanWriter(log, after: start)
        var sent = 0
        for first in stride(from: 0, to: positions.count, by: CourseProjection.chunk) {
            let chunk = positions[first..<min(first + CourseProjection.chunk, positions.count)]
            worker.send(try log.events(at: chunk))
            sent += 1
            progress(chunk.count)
            if sent >= CourseProjection.inFlight {
                try writer.write(worker.receive())
                sent -= 1
            }
        }
        for _ in 0..<sent { try writer.write(worker.receive()) }
        try writer.finish(worker.current())
    }
}

/// A span that was believed from one position to another, of a cell.
struct BelievedSpan: Sendable {
    let cell: Cell
    let span: CellSpan
    let knownFrom: Int
    /// The position from which it is believed no more; the end for what is believed now.
    let knownTo: Int
}

/// What a chunk of events came to.
struct CourseChunk: Sendable {
    /// Spans that are believed no more.
    var past: [BelievedSpan] = []
    /// Where cells began or ceased to be read.
    var reads: [(cell: Cell, isRead: Bool, position: Position)] = []
    /// Where events began spans.
    var caused: [(position: Position, cell: Cell, day: Day)] = []
}

/// Takes the events of a jurisdiction on a thread of its own.
private final class CourseWorker: Sendable {
    private struct State {
        var courses: CellCourses
        var knownFrom: [Cell: [Day: Int]] = [:]
        var isRead: Set<Cell> = []
    }

    private let start: Position
    private let queue = DispatchQueue(label: "courses")
    private let state: Mutex<State>
    private let chunks = Mutex<[CourseChunk]>([])
    private let ready = DispatchSemaphore(value: 0)

    init(of jurisdiction: Jurisdiction, after start: Position) {
        self.start = start
        state = Mutex(State(courses: CellCourses(of: jurisdiction)))
    }

    /// Gives events to be taken; each call is answered by one chunk.
    func send(_ events: [Event]) {
        queue.async { [self] in
            let chunk = state.withLock { take(events, &$0) }
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
            for (cell, change, isRead) in state.courses.take(event) {
                if isRead != state.isRead.contains(cell) {
                    if isRead { state.isRead.insert(cell) } else { state.isRead.remove(cell) }
                    if isNew { chunk.reads.append((cell, isRead, event.position)) }
                }
                for span in change.ended {
                    let knownFrom = state.knownFrom[cell]?.removeValue(forKey: span.from) ?? 0
                    guard isNew else { continue }
                    chunk.past.append(
                        BelievedSpan(
                            cell: cell, span: span, knownFrom: knownFrom, knownTo: event.position.number))
                }
                for span in change.begun {
                    state.knownFrom[cell, default: [:]][span.from] = event.position.number
                    if isNew, let by = span.by { chunk.caused.append((by, cell, span.from)) }
                }
            }
        }
        return chunk
    }

    /// What is believed at the end and was not at the start.
    func current() -> [BelievedSpan] {
        state.withLock { state in
            state.knownFrom.flatMap { cell, known in
                state.courses.spans(of: cell).compactMap { span in
                    guard let knownFrom = known[span.from], knownFrom > start.number else { return nil }
                    return BelievedSpan(
                        cell: cell, span: span, knownFrom: knownFrom, knownTo: Position.end.number)
                }
            }
        }
    }
}
