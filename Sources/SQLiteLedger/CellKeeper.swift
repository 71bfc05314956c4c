// Keeps what is stored of a cell true as one event after another is recorded: on which days something bears on it, and
// its course.
import Ledger
import SQLite

/// Takes over what events change in one cell.
struct CellKeeper {
    private let log: StoredLog
    private let cell: Cell
    private let number: Int

    /// Keeps the cell with a number.
    init(_ log: StoredLog, _ cell: Cell, _ number: Int) {
        self.log = log
        self.cell = cell
        self.number = number
    }

    /// What follows from an event.
    private struct Consequence {
        let change: CourseChange
        let isRead: Bool
        /// How many facts were read to know it.
        let readCount: Int
    }

    /// Takes over an event at a position that is in the log, filed, and touches the cell on some days; gives what it
    /// changes in the row of the matrix, and how many facts were read for it. What is known must be complete about the
    /// instruments that the event is about and about the indicator of the cell.
    func keep(
        _ applied: Knowledge.Applied, _ known: Knowledge, on touched: TouchedDays, at position: Position
    ) throws -> (row: RowChange, readCount: Int) {
        let bearings = StoredBearings(log, of: number)
        try bearings.write(BearingChange(applied, on: cell, known))
        let loader = CellLoader(log, cell, number, known)
        let consequence =
            try near(applied, on: touched, loader, bearings) ?? whole(applied, on: touched, loader)
        try CellWriter(log).write(number, consequence.change, at: position)
        var row = try RowChange(
            consequence.change, of: number, cell.indicator, isRead: consequence.isRead,
            level: { Int(try log.levels.number($0, log.connection)) },
            instrument: { try log.subjects.number(filed: .instrument($0), log.connection) })
        // What says nothing of the law leaves the pipeline as it was.
        if !applied.isAboutLaw { row.pipelines = [] }
        return (row, consequence.readCount)
    }

    /// What follows, from what bears on the days alone; nil where that is not enough to tell.
    private func near(
        _ applied: Knowledge.Applied, on touched: TouchedDays, _ loader: CellLoader,
        _ bearings: StoredBearings
    ) throws -> Consequence? {
        guard ![applied.before, applied.after].joined().contains(where: \.isDefinition),
            touched.from > .distantPast, try bearings.tellReading()
        else { return nil }
        let days = try loader.narrowed(touched, by: applied)
        let stored = try log.currentSpans(number, touching: days)
        // A cell that was not computed before has no course to go on from.
        guard !stored.isEmpty else { return nil }
        guard days.from < days.to else {
            return Consequence(change: CourseChange(ended: [], begun: []), isRead: true, readCount: 0)
        }
        let (part, window) = try loader.part(bearingOn: days, stored)
        guard let change = part.evaluator?.change(of: stored, within: window) else { return nil }
        return Consequence(change: change, isRead: true, readCount: part.count)
    }

    /// What follows, from everything that is known of the cell.
    private func whole(
        _ applied: Knowledge.Applied, on touched: TouchedDays, _ loader: CellLoader
    ) throws -> Consequence {
        let part = try loader.whole()
        var change = CourseChange(
            ended: try log.spans(number, endingAfter: .distantPast, knownAt: .end), begun: [],
            pipelines: PipelineSpan.nothing)
        if part.isKnown, let evaluator = part.evaluator {
            let days = evaluator.narrowed(touched, by: applied)
            change = evaluator.change(of: try log.currentSpans(number, touching: days), on: days)
        }
        return Consequence(change: change, isRead: part.isRead, readCount: part.count)
    }
}
