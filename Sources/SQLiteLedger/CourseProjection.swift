// The courses of cells, worked out jurisdiction by jurisdiction: for what is appended in bulk, and for projections
// that are made anew. Nothing of another jurisdiction bears on a cell, so memory holds one or two of them at a time.
import EventLog
import Ledger
import SQLite

/// Writes what the events after a position change in the courses of cells.
struct CourseProjection {
    private let log: StoredLog
    /// What was believed up to here is in the tables.
    private let start: Position

    /// How many events go to the other processor at a time.
    private static let chunk = 512
    /// How many chunks may be on the way.
    private static let inFlight = 4

    init(_ log: StoredLog, after start: Position) {
        self.log = log
        self.start = start
    }

    /// Projects the cells of some jurisdictions; tells how many events were gone through.
    func project(_ jurisdictions: some Sequence<Jurisdiction>, progress: (Int) -> Void) throws {
        var writer = try SpanWriter(log)
        let pages = try PastPages(log)
        let indicators = try positions(of: subjects("kind = 'indicator'", []).values)
        var sent: [CourseWorker] = []
        // Chunks are written in the order in which they were asked for.
        let receive = { (writer: inout SpanWriter) in
            let worker = sent.removeFirst()
            let chunk = worker.receive()
            if chunk.hasMore {
                worker.sendEnd()
                sent.insert(worker, at: 0)
            }
            try writer.write(chunk)
            for (cell, rows) in chunk.bearings { try StoredBearings(log, of: cell).replace(with: rows) }
        }
        var done = 0
        for jurisdiction in jurisdictions {
            let numbers = try subjects(
                "jurisdiction = ? AND kind IN ('cell', 'instrument')", [.text(jurisdiction.code)])
            let stored =
                start == .zero
                ? [] : try numbers.values.compactMap { try pages.last($0).map(PastPage.init(resuming:)) }
            let worker = CourseWorker(of: jurisdiction, numbers, after: start, stored)
            let positions = try positions(of: numbers.values).union(indicators).sorted()
            for first in stride(from: 0, to: positions.count, by: CourseProjection.chunk) {
                let chunk = positions[first..<min(first + CourseProjection.chunk, positions.count)]
                worker.send(try log.events(at: chunk))
                sent.append(worker)
                while sent.count >= CourseProjection.inFlight { try receive(&writer) }
                done += chunk.count
                progress(done)
            }
            worker.sendEnd()
            sent.append(worker)
        }
        while !sent.isEmpty { try receive(&writer) }
        try writer.finish()
    }

    private func subjects(_ clause: String, _ bindings: [SQLValue]) throws -> [Subject: Int] {
        var numbers: [Subject: Int] = [:]
        try log.connection.query("SELECT number, kind, key FROM subject WHERE \(clause)", bindings) { row in
            guard let subject = Subject(kind: try row.text(at: 1), key: try row.text(at: 2)) else { return }
            numbers[subject] = Int(try row.integer(at: 0))
        }
        return numbers
    }

    /// The positions filed under subjects.
    private func positions(of subjects: some Sequence<Int>) throws -> Set<Int> {
        let filed = try log.connection.prepare("SELECT position FROM filed WHERE subject = ?")
        var positions: Set<Int> = []
        for subject in subjects {
            try filed.bind(1, subject)
            while try filed.step() { positions.insert(Int(try filed.integer(at: 0))) }
        }
        return positions
    }
}
