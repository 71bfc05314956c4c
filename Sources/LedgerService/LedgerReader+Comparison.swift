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
    /// The indicators asked at the first point and no more at the second, whose cells are not compared, each with the
    /// date of its end.
    public let retired: [(id: IndicatorID, since: EDTF)]
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
        let middle = Point(day: first.day, position: second.position, words: "")
        let retired = try retired(at: second, filter)
        let before = Set(try self.retired(at: middle, filter).map(\.id))
        // Where both points know the same, there is nothing to learn between them.
        let left = Set(retired.map(\.id))
        let record =
            first.position == second.position ? [] : try differing(first, middle, filter, without: left)
        let world = try differing(middle, second, filter, without: left)
        let known = try log.amended(after: first.position, through: second.position)
        let comparison = Comparison(
            before: first.position, endings: try endings(of: world, by: second), known: { known[$0] ?? $0 })
        let (count, events) = try progress(from: first, to: second, filter, page: page)
        return ComparisonResult(
            first: first, second: second, differences: comparison.differences(record: record, world: world),
            events: events, eventCount: count, retired: retired.filter { !before.contains($0.id) })
    }

    /// What the cells asked for show at two points, where that may differ. A cell of a jurisdiction that is no member
    /// of the body at a point is not among those asked for there, and none is one of a retired indicator.
    private func differing(
        _ first: Point, _ second: Point, _ filter: MatrixFilter, without retired: Set<IndicatorID>
    ) throws -> [(first: StoredCell?, second: StoredCell?)] {
        let tests = try [first, second].map {
            try TimelineTest(filter.asTimeline, self, $0, ofCellsAlone: true)
        }
        let shown = { (stored: StoredCell?, test: TimelineTest) -> StoredCell? in
            guard let stored, !retired.contains(stored.cell.indicator), test.shows(stored.cell),
                filter.checklist.map({ $0 == stored.cell.indicator.checklist.text }) ?? true
            else { return nil }
            return stored
        }
        let pairs =
            filter.region == nil
            ? try log.differing(
                (first.day, first.position), (second.day, second.position), where: tests[1].shows)
            : try all(first, second)
        return pairs.map { (shown($0.first, tests[0]), shown($0.second, tests[1])) }
    }

    /// What every cell shows at two points: what does not differ in itself may still not be asked for at one of them.
    private func all(_ first: Point, _ second: Point) throws -> [(first: StoredCell?, second: StoredCell?)] {
        let read = { (point: Point) throws in
            Dictionary(
                uniqueKeysWithValues: try log.cells(on: point.day, knownAt: point.position).map {
                    ($0.cell, $0)
                })
        }
        let (first, second) = (try read(first), try read(second))
        return Set(first.keys).union(second.keys).map { (first[$0], second[$0]) }
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
            var positions = try log.positions(selection, knownAt: point.position)
            if let candidates = try test.candidates(log, knownAt: point.position) {
                positions.removeAll { !candidates.contains($0) }
            }
            let all = try entries(at: positions, test, point)
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
