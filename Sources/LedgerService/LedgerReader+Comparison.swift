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
    /// The jurisdictions that are members of the body asked for at one of the points alone, whose cells are compared as
    /// those of any other: those that joined, and those that left.
    public let moves: (joined: [Jurisdiction], left: [Jurisdiction])
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
        let (compared, moves) = try compared(first, second, filter)
        let middle = Point(day: first.day, position: second.position, words: "")
        let retired = try retired(at: second, filter)
        let before = Set(try self.retired(at: middle, filter).map(\.id))
        // Where both points know the same, there is nothing to learn between them.
        let left = Set(retired.map(\.id))
        let record =
            first.position == second.position
            ? [] : try differing(first, middle, filter, compared, without: left)
        let world = try differing(middle, second, filter, compared, without: left)
        let known = try log.amended(after: first.position, through: second.position)
        let comparison = Comparison(
            before: first.position, endings: try endings(of: world, by: second),
            revisions: try steps(ofLawLostIn: record, first, middle), known: { known[$0] ?? $0 })
        let (count, events) = try progress(from: first, to: second, compared, page: page)
        return ComparisonResult(
            first: first, second: second, differences: comparison.differences(record: record, world: world),
            events: events, eventCount: count, retired: retired.filter { !before.contains($0.id) },
            moves: moves)
    }

    /// The filter of both points alike: a body stands for its members at either of them, since a cell is none of another
    /// level because its jurisdiction joined or left.
    private func compared(
        _ first: Point, _ second: Point, _ filter: MatrixFilter
    ) throws -> (TimelineFilter, moves: (joined: [Jurisdiction], left: [Jurisdiction])) {
        var timeline = filter.asTimeline
        guard let region = filter.region else { return (timeline, ([], [])) }
        let body = try body(region, at: second.position)
        let known = try knowledge(ofKind: "body", at: first.position)
        // A membership that was taken back since was believed at the first point, where the body was known at all.
        let before = Set(
            Body(body.id, facts: known.facts(about: .body(body.id)))?.members(on: first.day) ?? [])
        let after = Set(body.members(on: second.day))
        let members = before.union(after).union(body.members(on: first.day))
        let asked = Set(try filter.jurisdictions.map { try jurisdiction($0) })
        if let stranger = asked.sorted().first(where: { !members.contains($0) }) {
            throw QuestionProblem("\(stranger) is no member of \(region) on \(first.day) or on \(second.day)")
        }
        let wanted = asked.isEmpty ? members : asked
        guard !wanted.isEmpty else { throw QuestionProblem("\(region) has no members on these days") }
        timeline.jurisdictions = wanted.sorted().map(\.code)
        let moved = { (set: Set<Jurisdiction>, other: Set<Jurisdiction>) in
            set.subtracting(other).intersection(wanted).sorted()
        }
        return (timeline, (moved(after, before), moved(before, after)))
    }

    /// What the cells asked for show at two points, where that may differ; none is one of a retired indicator.
    private func differing(
        _ first: Point, _ second: Point, _ filter: MatrixFilter, _ compared: TimelineFilter,
        without retired: Set<IndicatorID>
    ) throws -> [(first: StoredCell?, second: StoredCell?)] {
        let test = try TimelineTest(compared, self, second, ofCellsAlone: true)
        let isCompared = { (cell: Cell) -> Bool in
            !retired.contains(cell.indicator) && test.shows(cell)
                && filter.checklist.map { $0 == cell.indicator.checklist.text } ?? true
        }
        return try log.differing(
            (first.day, first.position), (second.day, second.position), where: isCompared)
    }

    /// What was learnt between the positions about earlier days, then what happened in the world between the
    /// days: how many events in all, and a page of a hundred.
    private func progress(
        from first: Point, to second: Point, _ filter: TimelineFilter, page: Int
    ) throws -> (count: Int, events: [(leg: Leg, entry: TimelineEntry)]) {
        var learnt = Selection(from: .distantPast, through: first.day)
        learnt.after = first.position
        learnt.isProgressOnly = true
        var world = Selection(
            from: min(first.day, second.day).advanced(by: 1), through: max(first.day, second.day))
        world.isProgressOnly = true
        let end = Point(day: world.through, position: second.position, words: second.words)
        let test = try TimelineTest(filter, self, end)
        let selections = [(Leg.record, learnt), (Leg.world, world)].filter {
            $0.0 == .world || first.position < second.position
        }
        var (count, skipped) = (0, (page - 1) * LedgerReader.pageSize)
        var shown: [(leg: Leg, entry: TimelineEntry)] = []
        for (leg, selection) in selections {
            let wanted = skipped..<skipped + LedgerReader.pageSize - shown.count
            let (all, entries) = try entries(selection, test, end, wanted)
            shown += entries.map { (leg, $0) }
            skipped = max(0, skipped - all)
            count += all
        }
        return (count, shown)
    }

    /// How many events a selection means that a test accepts, and some of them; without a filter no more is read.
    private func entries(
        _ selection: Selection, _ test: TimelineTest, _ point: Point, _ wanted: Range<Int>
    ) throws -> (Int, [TimelineEntry]) {
        guard test.acceptsEverything else {
            var occurrences = try log.occurrences(selection, knownAt: point.position)
            if let candidates = try test.candidates(log, knownAt: point.position) {
                occurrences.removeAll { !candidates.contains($0.position) }
            }
            let all = try entries(at: occurrences, test, point)
            return (all.count, Array(all[wanted.clamped(to: all.indices)]))
        }
        guard !wanted.isEmpty else { return (try log.count(selection, knownAt: point.position), []) }
        let occurrences = try log.occurrences(selection, knownAt: point.position, page: wanted)
        return (
            try log.count(selection, knownAt: point.position), try entries(at: occurrences, test, point)
        )
    }
}

extension MatrixFilter {
    /// The part of the filter that a timeline understands, without the body.
    var asTimeline: TimelineFilter {
        var filter = TimelineFilter()
        filter.jurisdictions = jurisdictions
        filter.indicators = indicators
        return filter
    }
}
