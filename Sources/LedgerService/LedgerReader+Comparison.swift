// The difference between two points, with what else happened between them.
import EventLog
public import Ledger

/// A comparison of two points.
public struct ComparisonResult: Sendable {
    /// The first point.
    public let first: Point
    /// The second point.
    public let second: Point
    /// The cells that differ, by leg.
    public let differences: [Difference]
    /// Drafts, steps of laws, resolutions, endorsements and commitments, by leg, in the order of the world.
    public let events: [(leg: Leg, entry: TimelineEntry)]
    /// How many such events there are in all.
    public let eventCount: Int
}

extension LedgerReader {
    /// Compares two points; `page` counts pages of a hundred events from 1.
    public func comparison(
        of first: Point, _ second: Point, _ filter: MatrixFilter = MatrixFilter(), page: Int = 1
    ) throws -> ComparisonResult {
        guard first.position <= second.position else {
            throw QuestionProblem(
                "the first point knows more than the second (\(first.position) and \(second.position)): give the one that"
                    + " was known earlier first")
        }
        let a = try read(first.day, first.position, filter)
        // Where both points know the same, there is nothing to learn between them.
        let m = first.position == second.position ? a : try read(first.day, second.position, filter)
        let b = try read(second.day, second.position, filter)
        let known = try log.amended(after: first.position, through: second.position)
        let comparison = Comparison(before: first.position) { known[$0] ?? $0 }
        let (count, events) = try progress(from: first, to: second, filter, page: page)
        return ComparisonResult(
            first: first, second: second, differences: comparison.differences(from: a, through: m, to: b),
            events: events, eventCount: count)
    }

    private func read(_ day: Day, _ position: Position, _ filter: MatrixFilter) throws -> [Cell: StoredCell] {
        let point = Point(day: day, position: position, words: "")
        let test = try TimelineTest(filter.asTimeline, self, point)
        let cells = try log.cells(on: day, knownAt: position).filter { stored in
            test.shows(stored.cell)
                && (filter.checklist.map { $0 == stored.cell.indicator.checklist.text } ?? true)
        }
        return Dictionary(uniqueKeysWithValues: cells.map { ($0.cell, $0) })
    }

    /// What was learnt between the positions about earlier days, then what happened in the world between the
    /// days: how many events in all, and a page of a hundred.
    private func progress(
        from first: Point, to second: Point, _ filter: MatrixFilter, page: Int
    ) throws -> (count: Int, events: [(leg: Leg, entry: TimelineEntry)]) {
        var learnt = Selection(from: .distantPast, through: first.day)
        learnt.after = first.position
        learnt.isProgressOnly = true
        var world = Selection(
            from: min(first.day, second.day).advanced(by: 1), through: max(first.day, second.day))
        world.isProgressOnly = true
        let end = Point(day: world.through, position: second.position, words: second.words)
        let test = try TimelineTest(filter.asTimeline, self, end)
        let selections = [(Leg.record, learnt), (Leg.world, world)].filter {
            $0.0 == .world || first.position < second.position
        }
        var (count, skipped) = (0, (page - 1) * LedgerReader.pageSize)
        var shown: [(Leg, Position)] = []
        for (leg, selection) in selections {
            let wanted = skipped..<skipped + LedgerReader.pageSize - shown.count
            let (all, positions) = try positions(selection, test, end, wanted)
            shown += positions.map { (leg, $0) }
            skipped = max(0, skipped - all)
            count += all
        }
        let entries = try entries(at: shown.map(\.1), TimelineTest(TimelineFilter(), self, end), end)
        let byPosition = Dictionary(entries.map { ($0.entry.event.position, $0) }, uniquingKeysWith: { $1 })
        return (count, shown.compactMap { leg, position in byPosition[position].map { (leg, $0) } })
    }

    /// How many events a selection means that a test accepts, and some of them; without a filter no more is read.
    private func positions(
        _ selection: Selection, _ test: TimelineTest, _ point: Point, _ wanted: Range<Int>
    ) throws -> (Int, [Position]) {
        guard test.acceptsEverything else {
            let all = try entries(at: log.positions(selection, knownAt: point.position), test, point)
            return (all.count, all[wanted.clamped(to: all.indices)].map(\.entry.event.position))
        }
        return (
            try log.count(selection, knownAt: point.position),
            wanted.isEmpty ? [] : try log.positions(selection, knownAt: point.position, page: wanted)
        )
    }
}

extension MatrixFilter {
    /// The part of the filter that a timeline understands.
    var asTimeline: TimelineFilter {
        var filter = TimelineFilter()
        filter.jurisdictions = jurisdictions
        filter.indicators = indicators
        filter.region = region
        return filter
    }
}
