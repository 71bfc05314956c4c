// The courses of a whole stream, taken from event to event, against a plain replay of every prefix of the log.
import Ledger
import Testing

struct CellCoursesTests {
    static let seeds = 1...24

    @Test(arguments: seeds)
    func `after every event all courses are those of a plain replay`(seed: Int) throws {
        try Self.compare(RandomLogTests.log(seed).events, "seed \(seed)")
    }

    @Test(arguments: seeds)
    func `the events of one jurisdiction and of indicators decide all its cells`(seed: Int) throws {
        let events = try RandomLogTests.log(seed).events
        let known = Knowledge(replaying: events)
        for code in RandomLog.jurisdictions {
            let jurisdiction = try Jurisdiction(code: code)
            let stream = events.filter { event in
                known.original(of: event.id)?.subjects.contains {
                    $0.kind == "indicator" || $0.jurisdiction == jurisdiction
                } ?? false
            }
            try Self.compare(stream, "seed \(seed), \(code)", of: jurisdiction)
        }
    }

    @Test(arguments: seeds)
    func `a long course of one cell is that of a plain replay`(seed: Int) throws {
        try Self.compare(try LongCourse(seed: seed, events: 260).events, "seed \(seed)")
    }

    /// Compares spans, changes and what is read of every cell after every event.
    private static func compare(
        _ events: [Event], _ name: String, of jurisdiction: Jurisdiction? = nil
    ) throws {
        var courses = CellCourses(of: jurisdiction)
        var known = Knowledge()
        var before: [Cell: [CellSpan]] = [:]
        for event in events {
            let place = Comment(rawValue: "\(name), \(event.position) \(event.content.type)")
            known.apply(event)
            let touched = courses.take(event)
            let after = Replayed.courses(known).filter { cell, _ in
                jurisdiction == nil || cell.jurisdiction == jurisdiction
            }
            try #require(touched.map(\.cell) == Set(touched.map(\.cell)).sorted(), place)
            let changes = Dictionary(uniqueKeysWithValues: touched.map { ($0.cell, $0.change) })
            for cell in Set(before.keys).union(after.keys) {
                let (old, new) = (before[cell] ?? [], after[cell] ?? [])
                guard courses.spans(of: cell) == new else {
                    let difference = Replayed.difference(new, courses.spans(of: cell))
                    Issue.record("\(place), \(cell):\n\(difference)")
                    return
                }
                let change = changes[cell] ?? CourseChange(ended: [], begun: [])
                try #require(change.ended == old.filter { !new.contains($0) }, place)
                try #require(change.begun == new.filter { !old.contains($0) }, place)
                let next = old.filter { !change.ended.contains($0) } + change.begun
                try #require(next.sorted { $0.from < $1.from } == new, place)
            }
            for (cell, _, isRead) in touched { try #require(isRead == known.isRead(cell), place) }
            before = after
        }
    }
}
