// The courses of the cells of one jurisdiction, taken from event to event.

/// Everything that a stream of events says about the cells of a jurisdiction.
public struct CellCourses: Sendable {
    private let jurisdiction: Jurisdiction
    private var known = Knowledge()
    private var courses: [Cell: CellCourse] = [:]

    /// Nothing is known; the stream holds what is filed under the jurisdiction's subjects and under indicators.
    public init(of jurisdiction: Jurisdiction) { self.jurisdiction = jurisdiction }

    /// Takes the next event of the stream; gives what it changed, cell by cell.
    public mutating func take(_ event: Event) -> [(cell: Cell, change: CourseChange, isRead: Bool)] {
        let applied = known.apply(event)
        let touched = known.touched(by: applied) { id in
            Set(courses.keys.filter { $0.indicator == id })
        }
        return touched.filter { $0.key.jurisdiction == jurisdiction }.sorted { $0.key < $1.key }.map {
            cell, days in
            let change = courses[cell, default: CellCourse(cell)].take(applied, known, on: days)
            return (cell, change, known.isRead(cell))
        }
    }

    /// What is believed of a cell.
    public func spans(of cell: Cell) -> [CellSpan] { courses[cell]?.spans ?? [] }
}
