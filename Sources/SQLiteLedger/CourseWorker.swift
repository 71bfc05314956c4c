// Works out the courses of the cells of a jurisdiction on another processor, while events are read and rows are
// written on this one. Events go in and rows come out in chunks: each call that sends is answered by one chunk.
import Dispatch
import Ledger
import Synchronization

/// Takes the events of a jurisdiction.
final class CourseWorker: Sendable {
    private let queue = DispatchQueue(label: "courses")
    private let state: Mutex<CourseState>
    private let chunks = Mutex<[CourseChunk]>([])
    private let ready: DispatchSemaphore

    /// Begins with a state; signals each chunk that is ready.
    init(_ state: sending CourseState, signalling ready: DispatchSemaphore) {
        self.state = Mutex(state)
        self.ready = ready
    }

    /// Gives events to be taken.
    func send(_ events: [Event]) { answer { $0.take(events) } }

    /// Asks for what is believed at the end; to be asked again until the last chunk comes.
    func sendEnd() { answer { $0.end() } }

    private func answer(_ work: @escaping @Sendable (inout CourseState) -> CourseChunk) {
        queue.async { [self] in
            let chunk = state.withLock { work(&$0) }
            chunks.withLock { $0.append(chunk) }
            ready.signal()
        }
    }

    /// The chunks that are ready, in the order in which they were asked for, each once.
    func received() -> [CourseChunk] {
        chunks.withLock { chunks in
            defer { chunks = [] }
            return chunks
        }
    }
}
