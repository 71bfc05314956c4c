// A cell's whole course on the world's axis, as known at one position: spans of days on which it shows the
// same. A span is what a stored projection keeps; it is computed here and nowhere else.

/// Days on which a cell shows the same value.
public struct CellSpan: Sendable {
    /// What is shown; whoever holds the span shares it.
    private final class Shown: Sendable {
        let value: CellValue

        init(_ value: CellValue) { self.value = value }
    }

    /// The first day.
    public let from: Day
    /// The day after the last.
    public var to: Day
    /// The event that made it show this from the first day on; nil for the span before any cause.
    public let by: Position?
    private let shown: Shown
    /// From which event on it is believed, where a course was taken from event to event; else the beginning.
    public internal(set) var knownFrom = Position.zero

    /// What it shows.
    public var value: CellValue { shown.value }

    /// Puts a span together.
    public init(from: Day, to: Day, value: CellValue, by: Position?) {
        self.init(from: from, to: to, Shown(value), by: by)
    }

    private init(from: Day, to: Day, _ shown: Shown, by: Position?) {
        self.from = from
        self.to = to
        self.by = by
        self.shown = shown
    }

    /// The same shown on other days.
    func on(from: Day, to: Day, by: Position?) -> CellSpan { CellSpan(from: from, to: to, shown, by: by) }

    /// Whether it shows a value.
    func shows(_ value: CellValue) -> Bool { shown.value == value }

    /// Whether both show the same.
    func showsSame(as other: CellSpan) -> Bool { shown === other.shown || shown.value == other.shown.value }
}

extension CellSpan: Hashable {
    /// Whether both are about the same days and show the same by the same event.
    public static func == (left: CellSpan, right: CellSpan) -> Bool {
        left.from == right.from && left.to == right.to && left.by == right.by && left.showsSame(as: right)
    }

    /// Hashes the days, the event and what is shown.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(from)
        hasher.combine(to)
        hasher.combine(by)
        hasher.combine(value)
    }
}

extension CellEvaluator {
    /// The days between two on which the value may change, ascending; some may be there several times.
    private func breakpoints(from start: Day, to end: Day) -> [Day] {
        var days: [Day] = []
        let add = { (day: Day) in days.append(day) }
        law.forEachBound(after: start, before: end, add)
        assessments.forEachBound(after: start, before: end, add)
        assessments.vague.forEachBound(after: start, before: end, add)
        disputes.forEachBound(after: start, before: end, add)
        days.sort()
        return days
    }

    /// The spans that cover the days from one on to before another, without gaps; equal neighbours are one.
    public func spans(from start: Day = .distantPast, to end: Day = .distantFuture) -> [CellSpan] {
        let first = value(on: start)
        var spans = [CellSpan(from: start, to: end, value: first, by: cause(on: start, of: first))]
        let days = breakpoints(from: start, to: end)
        spans.reserveCapacity(days.count + 1)
        var last = start
        for day in days where day != last {
            last = day
            let value = value(on: day)
            if spans[spans.count - 1].shows(value) { continue }
            spans[spans.count - 1].to = day
            spans.append(CellSpan(from: day, to: end, value: value, by: cause(on: day, of: value)))
        }
        return spans
    }

    /// The event that made a value begin on a day: its own cause, else what happened that day: a step, a reading, a
    /// revision or the end of a period. A dispute changes a flag alone and is none.
    ///
    /// What brought the law's outcome about on an earlier day is no cause of what begins on this one.
    public func cause(on day: Day, of value: CellValue) -> Position? {
        if value.basis == .assessed, let assessed = assessments.prevailing(on: day), assessed.start == day {
            return assessed.position
        }
        let segment = law.segment(on: day)
        if segment.origin == day, let cause = segment.cause?.position { return cause }
        var last = law.event(on: day)
        last.raise(to: assessments.ended(before: day))
        return last
    }
}
