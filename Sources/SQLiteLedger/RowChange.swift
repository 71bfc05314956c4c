// What an event changes in the row of a jurisdiction: levels and pipelines alone, without other reasons, and on the days
// alone where they are others.
import Ledger

struct RowChange: Sendable {
    /// The number of the cell among the subjects.
    let cell: Int
    /// The days on which it shows something else, and what; nil where nothing is known any more.
    var levels: [(days: Range<Int>, shown: ShownLevel?)]
    /// What it has in the pipeline on some days, nil for nothing; on some of them it may have had it before.
    var pipelines: [(days: Range<Int>, shown: ShownPipeline?)] = []
    /// Whether it has a finding or an assessment now.
    let isRead: Bool
    /// Of which indicator it is.
    let indicator: IndicatorID

    init(
        cell: Int, _ indicator: IndicatorID, _ levels: [(days: Range<Int>, shown: ShownLevel?)], isRead: Bool
    ) {
        self.cell = cell
        self.indicator = indicator
        self.levels = levels
        self.isRead = isRead
    }

    /// What follows for a cell from a change in its course, given the numbers of levels and of instruments.
    init(
        _ change: CourseChange, of cell: Int, _ indicator: IndicatorID, isRead: Bool,
        level: (CellValue) throws -> Int, instrument: (InstrumentID) throws -> Int
    ) rethrows {
        self.init(cell: cell, indicator, [], isRead: isRead)
        pipelines = try change.pipelines.map {
            (
                CellPlace.day($0.from)..<CellPlace.day($0.to),
                try ShownPipeline($0.entries, number: instrument)
            )
        }
        var ended = change.ended[...]
        let before = { (day: Int) -> CellSpan? in
            while let first = ended.first, CellPlace.day(first.to) <= day { ended.removeFirst() }
            return ended.first.flatMap { CellPlace.day($0.from) <= day ? $0 : nil }
        }
        for span in change.begun {
            let end = CellPlace.day(span.to)
            var day = CellPlace.day(span.from)
            var shown: ShownLevel?
            while day < end {
                let earlier = before(day)
                let next = min(
                    end,
                    earlier.map { CellPlace.day($0.to) } ?? ended.first.map { CellPlace.day($0.from) } ?? end)
                if !(earlier?.value.showsSameLevel(as: span.value) ?? false) {
                    if shown == nil { shown = ShownLevel(span.value, level: try level(span.value)) }
                    add(day..<next, shown)
                }
                day = next
            }
        }
        if change.begun.isEmpty {
            for span in change.ended { add(CellPlace.day(span.from)..<CellPlace.day(span.to), nil) }
        }
    }

    /// Whether a level or what is in the pipeline may be another.
    var isAny: Bool { !levels.isEmpty || !pipelines.isEmpty }

    /// Whether anything is known of the cell by it.
    var isOfUse: Bool { isRead || !levels.isEmpty }

    private mutating func add(_ days: Range<Int>, _ shown: ShownLevel?) {
        if let last = levels.last, last.days.upperBound == days.lowerBound, last.shown == shown {
            levels[levels.count - 1].days = last.days.lowerBound..<days.upperBound
        } else {
            levels.append((days, shown))
        }
    }

    /// The same with other numbers of levels.
    func renumbered(_ numbers: [Int]) -> RowChange {
        var change = self
        for place in levels.indices {
            guard let shown = levels[place].shown else { continue }
            change.levels[place].shown = shown.on(level: numbers[shown.level])
        }
        return change
    }
}

extension CellValue {
    /// Whether a matrix tells the same of both.
    fileprivate func showsSameLevel(as other: CellValue) -> Bool {
        level == other.level && scale == other.scale && basis == other.basis && flags == other.flags
            && since == other.since && position == other.position && isByRevision == other.isByRevision
    }
}
