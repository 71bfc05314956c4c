// The courses of cells, worked out jurisdiction by jurisdiction: for what is appended in bulk, and for projections
// that are made anew. Nothing of another jurisdiction bears on a cell, so memory holds two of them at a time, or a
// long one alone.
import EventLog
import Ledger
import SQLite

/// Writes what the events after a position change in the courses of cells.
struct CourseProjection {
    private let log: StoredLog
    /// What was believed up to here is in the tables.
    private let start: Position

    init(_ log: StoredLog, after start: Position) {
        self.log = log
        self.start = start
    }

    /// Projects the cells of some jurisdictions; tells how many events were gone through.
    func project(_ jurisdictions: some Sequence<Jurisdiction>, progress: (Int) -> Void) throws {
        var writer = try SpanWriter(log)
        let pages = try PastPages(log)
        let events = try CourseEvents(log)
        let indicators = try positions(of: subjects("kind = 'indicator'", []).values)
        var inWork = CoursesInWork()
        var waiting = jurisdictions.makeIterator()
        var next = waiting.next()
        var done = 0
        while next != nil || !inWork.isEmpty {
            while inWork.takesMore, let jurisdiction = next {
                let numbers = try subjects(
                    "jurisdiction = ? AND kind IN ('cell', 'instrument')", [.text(jurisdiction.code)])
                let stored =
                    start == .zero
                    ? [] : try numbers.values.compactMap { try pages.last($0).map(PastPage.init(resuming:)) }
                inWork.begin(
                    CourseState(of: jurisdiction, numbers, after: start, stored),
                    try positions(of: numbers.values).union(indicators).sorted())
                next = waiting.next()
            }
            done += try inWork.feed { try events.events(at: $0) }
            progress(done)
            for chunk in inWork.receive() {
                try writer.write(chunk)
                for (cell, rows) in chunk.bearings {
                    try StoredBearings(log, of: cell).replace(with: rows)
                }
            }
        }
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
