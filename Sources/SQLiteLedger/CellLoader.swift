// Reads of a cell what bears on some days, and no more.
import EventLog
import Ledger
import SQLite

/// Reads what one cell is computed from.
struct CellLoader {
    private let log: StoredLog
    private let cell: Cell
    private let number: Int
    /// What is known already: of instruments, as far as they are complete, and the indicator.
    private let known: Knowledge
    private let bearings: StoredBearings

    /// Reads of the cell with a number what is not known already.
    init(_ log: StoredLog, _ cell: Cell, _ number: Int, _ known: Knowledge) {
        self.log = log
        self.cell = cell
        self.number = number
        self.known = known
        bearings = StoredBearings(log, of: number)
    }

    /// Everything that is known of the cell.
    func whole() throws -> CellPart {
        var part = CellPart(cell, known.indicator(cell.indicator))
        part.take(try log.facts(about: cell, through: .end).holding)
        for id in part.read { try take(id, into: &part) }
        return part
    }

    /// The days of those touched on which an applied event can really change the cell.
    func narrowed(_ touched: TouchedDays, by applied: Knowledge.Applied) throws -> TouchedDays {
        try touched.narrowed(by: applied, on: cell) { day in
            try log.facts(at: bearings.stretches(from: day, through: day).events)
        } next: { day, position in
            try bearings.next(after: day, position)
        }
    }

    /// What bears on days, given what is stored of the course on them and on their eve.
    func part(bearingOn days: TouchedDays, _ stored: [CellSpan]) throws -> (CellPart, BearingWindow) {
        let eve = BearingWindow.eve(of: days)
        var part = CellPart(cell, known.indicator(cell.indicator))
        try take(bearings.stretches(from: eve, through: days.to), into: &part)
        let window = BearingWindow(
            days, part, standing: try bearings.standing(on: days.from),
            shown: stored.last { $0.from <= eve }?.value)
        try take(events: bearings.points(from: window.assessments, through: days.to), into: &part)
        var earlier = try bearings.stretches(from: window.law, through: eve)
        earlier.events = []
        try take(earlier, into: &part)
        try takeNamed(into: &part)
        return (part, window)
    }

    /// What bears on a day and on those after it, and whether something bears on days before the assessment that prevails
    /// alone; nil where that is not enough to tell what the cell shows.
    func present(on day: Day, _ basis: BasisChoice) throws -> (part: CellPart, leavesOut: Bool)? {
        let days = TouchedDays(from: day, to: day.advanced(by: 1))
        // By the law alone everything is shown.
        guard basis != .law, let span = try SpanFinder(log, .levels).find(number, on: day, knownAt: .end)
        else { return nil }
        var (part, window) = try part(bearingOn: days, [try span.span(log)])
        try take(events: bearings.points(from: day, through: .distantFuture), into: &part)
        try take(bearings.stretches(from: window.law, through: .distantFuture), into: &part)
        try takeNamed(into: &part)
        guard let evaluator = part.evaluator, evaluator.tells(day, basis: basis, within: window),
            // Without an assessment everything is shown.
            let start = evaluator.prevailingStart(on: day)
        else { return nil }
        let named = try evaluator.instrumentsNamed(on: day).map {
            try log.subjects.number(filed: .instrument($0), log.connection)
        }
        return (part, try bearings.isAny(endingBefore: start, otherThan: Set(named)))
    }

    private func take(_ sources: StoredBearings.Sources, into part: inout CellPart) throws {
        try take(events: sources.events, into: &part)
        for number in sources.instruments {
            try take(log.subjects.instrument(number, log.connection), into: &part)
        }
    }

    private func take(events positions: [Int], into part: inout CellPart) throws {
        part.take(try log.facts(at: positions.filter { !part.holds(Position($0)) }))
    }

    private func take(_ id: InstrumentID, into part: inout CellPart) throws {
        guard !part.holds(id) else { return }
        let isComplete = known.isLoaded(.instrument(id))
        let facts =
            try isComplete
            ? known.facts(about: .instrument(id)) : log.facts(about: id, readFor: number)
        part.take(id, facts)
    }

    /// The instruments of findings that assessments name: they may have ended long ago.
    private func takeNamed(into part: inout CellPart) throws {
        let positions = try part.named.compactMap { try log.position(of: $0) }
        for fact in try log.facts(at: positions.sorted()) {
            guard case .finding(let finding) = fact.change, finding.cell == cell else { continue }
            try take(finding.instrument, into: &part)
        }
    }
}
