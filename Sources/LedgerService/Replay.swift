// The plain replay: everything from the first event, and whether the stored projections say the same.
import EventLog
public import Ledger

/// What a replay did and found.
public struct ReplayReport: Sendable {
    /// How many events were applied.
    public var events = 0
    /// How many of each type.
    public var types: [String: Int] = [:]
    /// Types that the program does not know; kept, and without effect.
    public var unknownTypes: [String: Int] = [:]
    /// How many subjects of each kind are known.
    public var subjects: [String: Int] = [:]
    /// How many cells were compared with the stored projections.
    public var cells = 0
    /// Cells of which the stored projections say something else.
    public var disagreements: [Cell] = []
}

extension LedgerReader {
    /// Replays the log up to a position and compares the cells: on one day, or, without one, on every day.
    public func replay(
        through position: Position, on day: Day?, progress: (Int, Int) -> Void
    ) throws -> ReplayReport {
        var report = ReplayReport()
        var known = Knowledge()
        try log.forEachEvent(after: .zero, through: position) { event in
            progress(event.position.number, position.number)
            known.apply(event)
            report.events += 1
            report.types[event.content.type, default: 0] += 1
            let isUnknown =
                Catalogue.type(named: event.content.type).map { $0.version < event.content.version } ?? true
            if isUnknown { report.unknownTypes[event.content.type, default: 0] += 1 }
        }
        for subject in known.subjects { report.subjects[subject.kind, default: 0] += 1 }
        try compare(known, position, day, &report)
        report.disagreements.sort()
        return report
    }

    private func compare(
        _ known: Knowledge, _ position: Position, _ day: Day?, _ report: inout ReplayReport
    ) throws {
        var stored: [Cell: [CellSpan]] = [:]
        if let day {
            for cell in try log.cells(on: day, knownAt: position) {
                stored[cell.cell] = [CellSpan(from: day, to: day, value: cell.value, by: nil)]
            }
        } else {
            try log.forEachSpan(endingAfter: .distantPast, knownAt: position) {
                stored[$0, default: []].append($1)
            }
        }
        let replayed = Set(known.subjects.compactMap { if case .cell(let cell) = $0 { cell } else { nil } })
        for cell in replayed.union(stored.keys) {
            report.cells += 1
            let evaluator = CellEvaluator(cell, known: known)
            let agrees =
                if let day {
                    (evaluator?.value(on: day) ?? .notAssessed)
                        == (stored[cell]?.first?.value ?? .notAssessed)
                } else {
                    ReplayComparison.same(evaluator?.spans() ?? [], stored[cell] ?? [])
                }
            if !agrees { report.disagreements.append(cell) }
        }
    }
}

/// Whether two courses of a cell are the same; nothing stored means not assessed at all times.
public enum ReplayComparison {
    /// Compares span by span.
    public static func same(_ replayed: [CellSpan], _ stored: [CellSpan]) -> Bool {
        if stored.isEmpty { return replayed.allSatisfy { $0.value == .notAssessed } }
        return replayed == stored
    }
}
