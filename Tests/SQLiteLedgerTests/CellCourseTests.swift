// A course taken from event to event against one worked out afresh, at every position of random logs.
import Ledger
import Testing

struct CellCourseTests {
    @Test(arguments: 1...60)
    func `a course taken from event to event is the one worked out afresh`(seed: Int) throws {
        let random = try RandomLogTests.log(seed)
        var known = Knowledge()
        var courses: [Cell: CellCourse] = [:]
        for event in random.events {
            let applied = known.apply(event)
            let cells = Set(known.subjects.compactMap { if case .cell(let cell) = $0 { cell } else { nil } })
            let touched = known.touched(by: applied) { id in cells.filter { $0.indicator == id } }
            for (cell, days) in touched {
                let before = courses[cell]?.spans ?? []
                let change = courses[cell, default: CellCourse(cell)].take(applied, known, on: days)
                let after = courses[cell]?.spans ?? []
                // Only what differs is ended and begun.
                #expect(
                    Set(change.ended) == Set(before).subtracting(after), "seed \(seed), \(event.position)")
                #expect(
                    Set(change.begun) == Set(after).subtracting(before), "seed \(seed), \(event.position)")
            }
            let fresh = Replayed.courses(known)
            for cell in Set(fresh.keys).union(courses.keys)
            where courses[cell]?.spans ?? [] != fresh[cell] ?? [] {
                let difference = Replayed.difference(fresh[cell] ?? [], courses[cell]?.spans ?? [])
                Issue.record("seed \(seed), \(event.position) \(event.content.type), \(cell):\n\(difference)")
                return
            }
        }
    }
}
