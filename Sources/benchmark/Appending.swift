// One durable append at a time, everything included: the line is read, checked, projected and on disk before the
// next one is begun. One caller, or several at once in one process.
import EventLog
import JSON
import Ledger
import LedgerCoding
import SQLiteLedger
import Synchronization

enum Appending {
    /// After every recorded time of a made-up ledger, and the same in every run.
    static let now = Instant(microseconds: 1_767_225_600_000_000)

    /// One caller, in turn with the durable inserts of bare SQLite: both then meet the same machine and disk.
    ///
    /// Words: `ledger`; `bare`, a file that must not exist; `more`, a file of lines; `skip` and `count`, which of them.
    static func singly(_ work: Work) throws -> JSON {
        let (log, lines) = try (log(work), lines(work))
        let bare = try Floor.table(in: work.text("bare"))
        var ours: [Int] = []
        var floor: [Int] = []
        for block in stride(from: 0, to: lines.count, by: 100) {
            let block = lines[block..<min(block + 100, lines.count)]
            ours += try block.map { line in try Stopwatch.nanoseconds { try append(line, to: log) } }
            floor += try block.map { line in try Stopwatch.nanoseconds { try Floor.insert(line, into: bare) }
            }
        }
        return [
            "per_second": Stopwatch.rate(lines.count, ours.reduce(0, +)), "single": Stopwatch.summary(ours),
            "bare_per_second": Stopwatch.rate(lines.count, floor.reduce(0, +)),
            "bare_single": Stopwatch.summary(floor),
        ]
    }

    /// Several callers at once. Words: `ledger`, `more`, `skip`, `count`; `callers`, how many.
    static func bySeveral(_ work: Work) throws -> JSON {
        let (log, lines) = try (log(work), lines(work))
        let callers = try work.number("callers")
        let times = Shared<[Int]>([])
        let nanoseconds = try Stopwatch.nanoseconds {
            try Callers.run(callers) { caller in
                let own = stride(from: caller, to: lines.count, by: callers).map { lines[$0] }
                let taken = try own.map { line in try Stopwatch.nanoseconds { try append(line, to: log) } }
                times.value.withLock { $0 += taken }
            }
        }
        return [
            "per_second": Stopwatch.rate(lines.count, nanoseconds),
            "single": Stopwatch.summary(times.value.withLock(\.self)),
        ]
    }

    /// Callers that wait for one another are to be timed and not refused.
    private static func log(_ work: Work) throws -> SQLiteLog {
        try SQLiteLog(opening: work.text("ledger"), patienceMilliseconds: 60_000)
    }

    private static func lines(_ work: Work) throws -> [String] {
        var file = try Lines(of: work.text("more"))
        _ = file.next(try work.number("skip"))
        return file.next(try work.number("count"))
    }

    private static func append(_ line: String, to log: SQLiteLog) throws {
        let (lines, problems) = CloudEventsReader.read(Array(line.utf8))
        guard problems.isEmpty else { throw WorkProblem("\(problems[0].message) in \(line)") }
        let terms = AppendTerms(now: now, recordedBy: "benchmark") { count in
            (0..<count).map { _ in UInt8.random(in: 0...255) }
        }
        _ = try log.append(lines.map(\.proposal), after: nil, terms)
    }
}
