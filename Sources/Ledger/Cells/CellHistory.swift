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
    /// The days on which the value may change.
    private var breakpoints: [Day] {
        let disputed = disputes.map(\.occurred.last)
        return law.segments.map(\.from) + law.findings.flatMap { $0.track.segments.map(\.from) }
            + assessments.breakpoints + touches.map(\.day) + vague.flatMap { [$0.first, $0.last] } + disputed
            + law.indicator.starts.map(\.day)
    }

    /// The spans that cover the days from one on to before another, without gaps; equal neighbours are one.
    public func spans(from start: Day = .distantPast, to end: Day = .distantFuture) -> [CellSpan] {
        let days = Set(breakpoints.filter { $0 > start && $0 < end }).sorted()
        var spans: [CellSpan] = []
        for day in [start] + days {
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
        let ended = assessments.all.filter { $0.assessment.until?.advanced(by: 1) == day }.map(\.position)
        return (steps + ended).max()
    }
}
