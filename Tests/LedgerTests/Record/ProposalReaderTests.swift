// Files of events that are read ahead on another processor: what comes of them is what reading line by line gives.
import Dispatch
import EventLog
import Ledger
import LedgerCoding
import Synchronization
import Testing

@testable import LedgerService

struct ProposalReaderTests {
    private struct Unreadable: Error {}

    private static let recorder = LedgerRecorder(
        MemoryLog(origin: "urn:test"),
        AppendTerms(
            now: Instant(microseconds: 0), recordedBy: "tester", random: { Array(repeating: 7, count: $0) }))

    /// A line with a draft of an act, some 300 bytes.
    private static func line(_ number: Int) -> String {
        let payload =
            "{\"instrument\":\"kh/bill/2020/act-\(number)\",\"kind\":\"act\",\"titles\":[{\"language\":\"en\",\"original\":true,"
            + "\"text\":\"Act \(number)\"}]}"
        return
            "{\"data\":{\"occurred\":\"2020\",\"payload\":\(payload),\"sources\":{\"none\":\"a test\"},\"version\":1},"
            + "\"id\":\"draft-\(number)\",\"specversion\":\"1.0\",\"type\":\"instrument.drafted\"}\n"
    }

    private static func file(_ lines: some Sequence<Int>, wrong: Set<Int> = []) -> [UInt8] {
        lines.flatMap { Array((wrong.contains($0) ? "{}\n" : line($0)).utf8) }
    }

    /// The bytes in pieces of a size, then an error where there is one; counts what was asked for.
    private static func lines(
        _ bytes: [UInt8], in size: Int, then failure: (any Error)? = nil, counted: PieceCount = PieceCount()
    ) -> sending Lines {
        var rest = bytes[...]
        return Lines {
            counted.add()
            guard !rest.isEmpty else {
                if let failure { throw failure }
                return nil
            }
            defer { rest = rest.dropFirst(size) }
            return Array(rest.prefix(size))
        }
    }

    @Test(arguments: [7, 4096, 1_000_000]) func `proposals come in the order of the file, however it is cut`(
        size: Int
    ) throws {
        var proposals = ProposalLines(Self.lines(Self.file(1...2000), in: size), comparesRoot: false)
        var found: [String] = []
        while let read = try proposals.next() {
            let line = try #require(read.line)
            #expect(line.number == found.count + 1)
            found.append(line.proposal.id?.text ?? "")
        }
        #expect(found == (1...2000).map { "draft-\($0)" })
        #expect(proposals.given == 2000)
        #expect(try proposals.next() == nil)
    }

    @Test func `all problems of a long file are told at once in the order of its lines`() throws {
        let wrong: Set = [3, 700, 1999]
        let refused = #expect(throws: RefusedFile.self) {
            try Self.recorder.importFile(Self.lines(Self.file(1...2000, wrong: wrong), in: 4096), after: nil)
        }
        #expect(Set(refused?.problems.map(\.line) ?? []) == wrong)
        #expect(refused?.problems.map(\.line) == refused?.problems.map(\.line).sorted())
        #expect(try Self.recorder.log.head().position == .zero)
    }

    @Test func `a file that fails after some lines is an error, and nothing of it is recorded`() throws {
        #expect(throws: Unreadable.self) {
            try Self.recorder.importFile(
                Self.lines(Self.file(1...2000), in: 4096, then: Unreadable()), after: nil)
        }
        #expect(try Self.recorder.log.head().position == .zero)
    }

    @Test func `a reader that is quicker than the recording is only a few pieces ahead`() throws {
        let (size, counted) = (1 << 17, PieceCount())
        let bytes = Self.file(1...12_000)
        var proposals = ProposalLines(Self.lines(bytes, in: size, counted: counted), comparesRoot: false)
        var taken = 0
        while let read = try proposals.next() {
            #expect(counted.value * size <= taken + 8 * size)
            taken += (read.line?.bytes.count ?? 0) + 1
        }
        #expect(taken == bytes.count && counted.value > 20)
    }

    @Test func `a reader that is slower than the recording is waited for`() throws {
        let asked = PieceCount()
        var rest = Self.file(1...1200)[...]
        let slow = Lines {
            // Little work, done often: whoever records has nothing to do meanwhile.
            asked.add()
            defer { rest = rest.dropFirst() }
            return rest.first.map { [$0] }
        }
        let recorder = LedgerRecorder(MemoryLog(origin: "urn:test"), Self.recorder.terms)
        #expect(try recorder.importFile(slow, after: .zero).recorded == 1200)
        #expect(try recorder.log.head().position == Position(1200) && asked.value > 100_000)
    }

    @Test func `a file without an end is given up when whoever records stops`() throws {
        let closed = DispatchSemaphore(value: 0)
        do {
            let file = OpenFile(closed)
            var proposals = ProposalLines(
                Lines { file.isOpen ? Array(Self.line(1).utf8) : nil }, comparesRoot: false)
            #expect(try proposals.next()?.line?.number == 1)
        }
        #expect(closed.wait(timeout: .now() + 60) == .success)
    }
}

/// A file that says when nobody reads it any more.
private final class OpenFile {
    let isOpen = true
    private let closed: DispatchSemaphore

    init(_ closed: DispatchSemaphore) { self.closed = closed }

    deinit { closed.signal() }
}

/// Counts the pieces of a file that were asked for.
private final class PieceCount: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock(\.self) }

    func add() { count.withLock { $0 += 1 } }
}
