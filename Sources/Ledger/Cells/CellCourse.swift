// How a cell's course changes with an event: the smallest change that takes the spans believed before it to
// those believed after it.

/// The spans that an event makes untrue, and those that are believed instead.
public struct CourseChange: Sendable, Equatable {
    /// Believed until the event.
    public let ended: [CellSpan]
    /// Believed from the event on.
    public let begun: [CellSpan]

    /// A change from some spans to others.
    public init(ended: [CellSpan], begun: [CellSpan]) {
        self.ended = ended
        self.begun = begun
    }
}

extension CellEvaluator {
    /// The days on which an applied event can really change the cell: an assessment without an end matters until
    /// the next one by date.
    public func narrowed(_ days: TouchedDays, by applied: Knowledge.Applied) -> TouchedDays {
        let assessments = (applied.before + applied.after).map(DatedAssessment.init)
        guard assessments.allSatisfy({ $0?.assessment.cell == cell }) else { return days }
        let end = assessments.lazy.compactMap(\.self).map { self.assessments.end(of: $0) }.max() ?? days.to
        return TouchedDays(from: days.from, to: min(max(end, days.from), days.to))
    }

    /// The change from what was believed on the days touched, and on those that adjoin them, to what is known now.
    public func change(of stored: [CellSpan], on days: TouchedDays) -> CourseChange {
        guard !stored.isEmpty else { return CourseChange(ended: [], begun: spans()) }
        var next: [CellSpan] = []
        let add = { (span: CellSpan) in
            guard let last = next.last, last.value == span.value else { return next.append(span) }
            next[next.count - 1].to = span.to
        }
        for span in stored where span.from < days.from {
            add(CellSpan(from: span.from, to: min(span.to, days.from), value: span.value, by: span.by))
        }
        if days.from < days.to { for span in spans(from: days.from, to: days.to) { add(span) } }
        for span in stored where span.to > days.to {
            let by = span.from > days.to ? span.by : cause(on: days.to, of: span.value)
            add(CellSpan(from: max(span.from, days.to), to: span.to, value: span.value, by: by))
        }
        return CourseChange(
            ended: stored.filter { !next.contains($0) }, begun: next.filter { !stored.contains($0) })
    }
}

/// The whole course of a cell, taken from event to event; nothing of it is stored.
public struct CellCourse: Sendable {
    private let cell: Cell
    private var evaluator: CellEvaluator?
    /// What is believed, without gaps; empty where nothing is known of the cell.
    public private(set) var spans: [CellSpan] = []

    /// A cell of which nothing is known.
    public init(_ cell: Cell) { self.cell = cell }

    /// Takes over what an applied event changed on the days that it touches.
    public mutating func take(
        _ applied: Knowledge.Applied, _ known: Knowledge, on touched: TouchedDays
    ) -> CourseChange {
        guard known.isKnown(.cell(cell)) else {
            defer { (spans, evaluator) = ([], nil) }
            return CourseChange(ended: spans, begun: [])
        }
        evaluator =
            evaluator?.revised(applied, known, from: touched.from) ?? CellEvaluator(cell, known: known)
        guard let evaluator else {
            defer { spans = [] }
            return CourseChange(ended: spans, begun: [])
        }
        let days = evaluator.narrowed(touched, by: applied)
        let first = spans.partitioningIndex { $0.to >= days.from }
        let last = max(first, spans.partitioningIndex { $0.from > days.to })
        let change = evaluator.change(of: Array(spans[first..<last]), on: days)
        let kept = spans[first..<last].filter { !change.ended.contains($0) }
        spans.replaceSubrange(first..<last, with: (kept + change.begun).sorted { $0.from < $1.from })
        return change
    }
}
