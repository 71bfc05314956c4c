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
    /// Replays the log up to a position and compares the cells: on one day, or, without one, on every day. Each cell
    /// is replayed from its own slice of the log, so that memory does not grow with the whole.
    public func replay(
        through position: Position, on day: Day?, progress: (Int, Int) -> Void
    ) throws -> ReplayReport {
        var report = ReplayReport()
        let cells = try log.subjects(kind: "cell", through: position)
        // The cells are half of the work, whatever their number.
        let all = 2 * position.number
        try log.forEachEvent(after: .zero, through: position) { event in
            progress(event.position.number, all)
            report.events += 1
            report.types[event.content.type, default: 0] += 1
            let isUnknown =
                Catalogue.type(named: event.content.type).map { $0.version < event.content.version } ?? true
            if isUnknown { report.unknownTypes[event.content.type, default: 0] += 1 }
        }
        for kind in Subject.kinds {
            let count = try log.subjects(kind: kind, through: position).count
            if count > 0 { report.subjects[kind] = count }
        }
        let stored = try day.map { day in
            Dictionary(
                try log.cells(on: day, knownAt: position).map { ($0.cell, $0) },
                uniquingKeysWith: { $1 })
        }
        for (index, subject) in cells.enumerated() {
            guard case .cell(let cell) = subject else { continue }
            progress(position.number + position.number * (index + 1) / cells.count, all)
            report.cells += 1
            let known = try knowledge(of: [subject], at: position)
            let evaluator = known.isKnown(subject) ? CellEvaluator(cell, known: known) : nil
            let agrees =
                if let day, let stored {
                    (evaluator?.value(on: day) ?? .notAssessed) == (stored[cell]?.value ?? .notAssessed)
                        && (evaluator?.pipeline(on: day) ?? []) == (stored[cell]?.pipeline ?? [])
                } else {
                    ReplayComparison.same(
                        evaluator?.spans() ?? [], try log.spans(of: cell, knownAt: position))
                }
            if !agrees { report.disagreements.append(cell) }
        }
        report.disagreements.sort()
        return report
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
