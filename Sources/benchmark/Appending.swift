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

    /// Words: `ledger`; `more`, a file of lines; `skip` and `count`, which of them; `callers`, how many at once.
    static func measure(_ work: Work) throws -> JSON {
        // Callers that wait for one another are to be timed and not refused.
        let log = try SQLiteLog(opening: work.text("ledger"), patienceMilliseconds: 60_000)
        var file = try Lines(of: work.text("more"))
        _ = file.next(try work.number("skip"))
        let lines = file.next(try work.number("count"))
        let callers = try work.number("callers")
        let times = Shared<[Int]>([])
        let nanoseconds = try Stopwatch.nanoseconds {
            try Callers.run(callers) { caller in
                let own = stride(from: caller, to: lines.count, by: callers).map { lines[$0] }
                let taken = try own.map { line in try Stopwatch.nanoseconds { try append(line, to: log) } }
                times.value.withLock { $0 += taken }
            }
        }
        let single = times.value.withLock(\.self)
        return [
            "events": .integer(lines.count), "callers": .integer(callers),
            "per_second": Stopwatch.rate(lines.count, nanoseconds), "single": Stopwatch.summary(single),
        ]
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
