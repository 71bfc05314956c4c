// The jurisdictions whose courses are being worked out: two of them at a time, so that two processors are busy. What
// they come to is given out in their order, whichever of them is done first.
import Dispatch
import Ledger

/// Feeds jurisdictions, and gives what they come to.
struct CoursesInWork {
    private struct Jurisdiction {
        let worker: CourseWorker
        /// Whether it has so many events that none is begun beside it: memory must not hold another one too.
        let isLong: Bool
        /// The positions of the events that were not sent yet.
        var positions: ArraySlice<Int>
        /// How many chunks are on the way.
        var awaited = 0
        /// What came and waits for the jurisdictions before.
        var chunks: [CourseChunk] = []
        var isDone = false
    }

    /// How many events go to another processor at a time.
    private static let chunk = 512
    /// How many chunks of a jurisdiction may be on the way.
    private static let inFlight = 2
    /// How many jurisdictions may be in work.
    private static let atATime = 2
    /// With more events a jurisdiction is long.
    private static let most = 60_000
    /// With so many chunks that wait for a jurisdiction before theirs, none is begun.
    private static let held = 40

    private let ready = DispatchSemaphore(value: 0)
    private var jurisdictions: [Jurisdiction] = []

    /// Whether nothing is in work and nothing waits to be given out.
    var isEmpty: Bool { jurisdictions.isEmpty }

    /// Whether another jurisdiction may begin.
    var takesMore: Bool {
        jurisdictions.count { !$0.isDone } < CoursesInWork.atATime
            && !jurisdictions.contains { $0.isLong && !$0.isDone }
            && jurisdictions.reduce(0) { $0 + $1.chunks.count } < CoursesInWork.held
    }

    /// Begins a jurisdiction with a state and the positions of its events.
    mutating func begin(_ state: sending CourseState, _ positions: [Int]) {
        jurisdictions.append(
            Jurisdiction(
                worker: CourseWorker(state, signalling: ready), isLong: positions.count > CoursesInWork.most,
                positions: positions[...]))
    }

    /// Sends as many events as may be on the way; tells how many.
    mutating func feed(_ events: (ArraySlice<Int>) throws -> [Event]) rethrows -> Int {
        var sent = 0
        for index in jurisdictions.indices where !jurisdictions[index].isDone {
            while jurisdictions[index].awaited < CoursesInWork.inFlight {
                let positions = jurisdictions[index].positions.prefix(CoursesInWork.chunk)
                if positions.isEmpty {
                    // One chunk of the end at a time: whether there is another one is not known before.
                    guard jurisdictions[index].awaited == 0 else { break }
                    jurisdictions[index].worker.sendEnd()
                } else {
                    jurisdictions[index].worker.send(try events(positions))
                    jurisdictions[index].positions.removeFirst(positions.count)
                    sent += positions.count
                }
                jurisdictions[index].awaited += 1
            }
        }
        return sent
    }

    /// Waits until a chunk is ready; gives the chunks whose turn it is.
    mutating func receive() -> [CourseChunk] {
        ready.wait()
        for index in jurisdictions.indices where !jurisdictions[index].isDone {
            let chunks = jurisdictions[index].worker.received()
            jurisdictions[index].awaited -= chunks.count
            jurisdictions[index].chunks += chunks
            jurisdictions[index].isDone = chunks.last?.isLast ?? false
        }
        var next: [CourseChunk] = []
        while let first = jurisdictions.first {
            next += first.chunks
            jurisdictions[0].chunks = []
            guard first.isDone else { break }
            jurisdictions.removeFirst()
        }
        return next
    }
}
