// A cell's whole course on the world's axis, as known at one position: spans of days on which it shows the
// same. A span is what a stored projection keeps; it is computed here and nowhere else.

/// Days on which a cell shows the same value.
public struct CellSpan: Sendable, Hashable {
    /// The first day.
    public let from: Day
    /// The day after the last.
    public var to: Day
    /// What it shows.
    public let value: CellValue
    /// The event that made it show this from the first day on; nil for the span before any cause.
    public let by: Position?

    /// Puts a span together.
    public init(from: Day, to: Day, value: CellValue, by: Position?) {
        self.from = from
        self.to = to
        self.value = value
        self.by = by
    }
}

extension CellEvaluator {
    /// The days between two on which the value may change.
    private func breakpoints(from start: Day, to end: Day) -> [Day] {
        var days: Set<Day> = []
        let add = { (day: Day) in if day > start, day < end { days.insert(day) } }
        for segment in law.segments(after: start, through: end) { add(segment.from) }
        for finding in law.findings { for segment in finding.track.segments { add(segment.from) } }
        for day in assessments.breakpoints(from: start, to: end) { add(day) }
        for touch in touches(after: start, through: end) { add(touch.day) }
        for day in vagueBounds(from: start, to: end) { add(day) }
        for dispute in disputes { add(dispute.occurred.last) }
        for revision in law.indicator.starts { add(revision.day) }
        return days.sorted()
    }

    /// The spans that cover the days from one on to before another, without gaps; equal neighbours are one.
    public func spans(from start: Day = .distantPast, to end: Day = .distantFuture) -> [CellSpan] {
        var spans: [CellSpan] = []
        for day in [start] + breakpoints(from: start, to: end) {
            let value = value(on: day)
            if let last = spans.last, last.value == value { continue }
            if !spans.isEmpty { spans[spans.count - 1].to = day }
            spans.append(CellSpan(from: day, to: end, value: value, by: cause(on: day, of: value)))
        }
        return spans
    }

    /// The event that made a value begin on a day: its own cause, else a step or the end of a period. A dispute
    /// changes a flag alone and is none.
    public func cause(on day: Day, of value: CellValue) -> Position? {
        let segment = law.segment(on: day)
        let assessed = assessments.prevailing(on: day).flatMap { $0.start == day ? $0.position : nil }
        if value.basis == .assessed, let assessed { return assessed }
        if segment.from == day, let cause = segment.cause?.position { return cause }
        let steps = law.findings.compactMap { $0.track.segments.first { $0.from == day }?.standing.position }
        return (steps + [assessments.ended(before: day)].compactMap(\.self)).max()
    }
}
