// Reads a file of events on another processor, a few pieces ahead of whoever records them: memory holds those pieces,
// whatever the length of the file.
import Dispatch
import Ledger
import LedgerCoding
import Synchronization

/// The proposals of a file in their order, read ahead.
final class ProposalReader: Sendable {
    private struct Waiting {
        /// Pieces that were read and not taken, in order.
        var pieces: [ProposalPiece] = []
        var isStopped = false
    }

    /// How many pieces may wait.
    private static let most = 4

    private let queue = DispatchQueue(label: "proposals")
    private let file: Mutex<ProposalFile>
    private let waiting = Mutex(Waiting())
    /// Counts from zero, since one that is given up below the count that it began with is taken for a mistake.
    private let room = DispatchSemaphore(value: 0)
    private let ready = DispatchSemaphore(value: 0)

    /// Begins to read.
    init(_ file: sending ProposalFile) {
        self.file = Mutex(file)
        for _ in 0..<ProposalReader.most { room.signal() }
        queue.async { [self] in read() }
    }

    /// The next piece; waits for it, and must not be asked for after the last.
    func next() -> ProposalPiece {
        ready.wait()
        defer { room.signal() }
        return waiting.withLock { $0.pieces.removeFirst() }
    }

    /// Ends the reading: what was read and not taken is given up. A read of the file that waits for its bytes is left.
    func stop() {
        waiting.withLock { waiting in
            waiting.isStopped = true
            waiting.pieces = []
        }
        room.signal()
    }

    private func read() {
        file.withLock { file in
            while true {
                room.wait()
                guard !waiting.withLock({ $0.isStopped }) else { return }
                let piece = file.nextPiece()
                waiting.withLock { waiting in
                    if !waiting.isStopped { waiting.pieces.append(piece) }
                }
                ready.signal()
                guard !piece.isLast else { return }
            }
        }
    }
}

/// Takes the lines of a reader one by one.
struct ProposalLines: ~Copyable {
    private let reader: ProposalReader
    private var piece = ProposalPiece()
    /// How many proposals were given.
    private(set) var given = 0

    /// Reads a file; `comparesRoot` as the audit of exports takes it.
    init(_ lines: sending Lines, comparesRoot: Bool) {
        reader = ProposalReader(ProposalFile(lines, comparesRoot: comparesRoot))
    }

    deinit { reader.stop() }

    /// Whether the lines are those of an export whose last line is missing.
    var isOpenEnded: Bool { piece.isOpenEnded }

    /// The next line that is not blank, nil after the last; throws where the file cannot be read any further.
    mutating func next() throws -> ReadLine? {
        while true {
            if let line = piece.lines.popLast() {
                if line.line != nil { given += 1 }
                return line
            }
            if let failure = piece.failure { throw failure }
            guard !piece.isLast else { return nil }
            piece = reader.next()
        }
    }
}
