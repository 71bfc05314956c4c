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
        let m = try read(first.day, second.position, filter)
        let b = try read(second.day, second.position, filter)
        let causes = Set([a, m].flatMap { $0.values.flatMap(\.value.causes) }).sorted()
        let known = Dictionary(
            try log.entries(at: causes, knownAt: second.position).map { ($0.event.position, $0.known) },
            uniquingKeysWith: { $1 })
        let comparison = Comparison(before: first.position) { known[$0] ?? $0 }
        let events = try progress(from: first, to: second, filter)
        let shown = events.dropFirst((page - 1) * 100).prefix(100)
        return ComparisonResult(
            first: first, second: second, differences: comparison.differences(from: a, through: m, to: b),
            events: Array(shown), eventCount: events.count)
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

    /// What happened in the world between the days, and what was learnt between the positions of earlier days.
    private func progress(
        from first: Point, to second: Point, _ filter: MatrixFilter
    ) throws -> [(leg: Leg, entry: TimelineEntry)] {
        let days = (min(first.day, second.day).advanced(by: 1), max(first.day, second.day))
        let end = Point(day: days.1, position: second.position, words: second.words)
        let world = try timeline(since: days.0, until: end, filter.asTimeline)
            .filter { !$0.isPossible && $0.content.isProgress }.map { (leg: Leg.world, entry: $0) }
        guard first.position < second.position else { return world }
        let learnt = try timeline(
            since: .distantPast, until: Point(day: first.day, position: second.position, words: ""),
            filter.asTimeline
        ).filter { !$0.isPossible && $0.content.isProgress && $0.entry.event.position > first.position }
        return learnt.map { (leg: Leg.record, entry: $0) } + world
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

extension Content {
    /// Whether it belongs to the progress between two points: steps, treaty acts, what bodies adopt, commitments.
    var isProgress: Bool {
        Catalogue.changes(of: self).contains {
            switch $0 {
            case .step, .participation, .commitment, .consultation: true
            case .mention(let mention): mention.isProgress
            case .finding, .assessment, .dispute, .definition, .membership, .amendment: false
            }
        }
    }
}
