// How a cell's course changes with an event: the smallest change that takes the spans believed before it to
// those believed after it.

/// The spans that an event makes untrue, and those that are believed instead.
public struct CourseChange: Sendable, Equatable {
    /// Believed until the event, by their days.
    public let ended: [CellSpan]
    /// Believed from the event on, by their days.
    public let begun: [CellSpan]
    /// What is in the pipeline from the event on, by days, on all on which that is something else; on others it may
    /// be there as it was.
    public internal(set) var pipelines: [PipelineSpan]

    /// A change from some spans to others.
    public init(ended: [CellSpan], begun: [CellSpan], pipelines: [PipelineSpan] = []) {
        self.ended = ended
        self.begun = begun
        self.pipelines = pipelines
    }

    /// The change from some spans to others, both by their days.
    init(from stored: [CellSpan], to next: [CellSpan]) {
        var next = next
        self.init(from: stored, to: &next, at: .zero)
    }

    /// The change from some spans to others that are believed from an event on, both by their days; those that stay
    /// are the same as before.
    init(from stored: [CellSpan], to next: inout [CellSpan], at position: Position) {
        var ended: [CellSpan] = []
        var begun: [CellSpan] = []
        ended.reserveCapacity(stored.count)
        begun.reserveCapacity(next.count)
        var place = 0
        let begin = { (end: Day, next: inout [CellSpan]) in
            while place < next.count, next[place].from < end {
                next[place].knownFrom = position
                begun.append(next[place])
                place += 1
            }
        }
        for index in stored.indices {
            begin(stored[index].from, &next)
            if place < next.count, next[place] == stored[index] {
                next[place] = stored[index]
                place += 1
            } else {
                ended.append(stored[index])
            }
        }
        begin(.distantFuture, &next)
        self.init(ended: ended, begun: begun)
    }
}

extension CellEvaluator {
    /// The days on which an applied event can really change the cell: an assessment without an end matters until
    /// the next one by date.
    public func narrowed(_ days: TouchedDays, by applied: Knowledge.Applied) -> TouchedDays {
        var end = days.from
        for fact in applied.before + applied.after {
            guard let assessment = DatedAssessment(fact) else { return days }
            if assessment.assessment.cell == cell { end = max(end, assessments.end(of: assessment)) }
        }
        return TouchedDays(from: days.from, to: min(end, days.to))
    }

    /// The change from what was believed on the days touched, and on those that adjoin them, to what is known now.
    public func change(of stored: [CellSpan], on days: TouchedDays) -> CourseChange {
        var change = CourseChange(from: stored, to: stored.isEmpty ? spans() : next(stored, on: days))
        change.pipelines = stored.isEmpty ? pipelines() : pipelines(from: days.from, to: days.to)
        return change
    }

    /// What follows on spans that touch or adjoin the days.
    func next(_ stored: [CellSpan], on days: TouchedDays) -> [CellSpan] {
        next(stored, days.from < days.to ? spans(from: days.from, to: days.to) : [], on: days)
    }

    /// The same, with the days computed.
    func next(_ stored: [CellSpan], _ computed: [CellSpan], on days: TouchedDays) -> [CellSpan] {
        var next: [CellSpan] = []
        next.reserveCapacity(stored.count + computed.count)
        let add = { (span: CellSpan) in
            guard !next.isEmpty, next[next.count - 1].showsSame(as: span) else { return next.append(span) }
            next[next.count - 1].to = span.to
        }
        for span in stored where span.from < days.from {
            add(span.on(from: span.from, to: min(span.to, days.from), by: span.by))
        }
        for span in computed { add(span) }
        for span in stored where span.to > days.to {
            let by = span.from > days.to ? span.by : cause(on: days.to, of: span.value)
            add(span.on(from: max(span.from, days.to), to: span.to, by: by))
        }
        return next
    }
}

/// The whole course of a cell, taken from event to event; nothing of it is stored.
public struct CellCourse: Sendable {
    private let cell: Cell
    private var evaluator: CellEvaluator?
    private var course = Blocks<CellSpan>()

    /// What is believed, without gaps; empty where nothing is known of the cell.
    public var spans: [CellSpan] { Array(course) }

    /// A cell of which nothing is known.
    public init(_ cell: Cell) { self.cell = cell }

    /// Takes over what an applied event changed on the days that it touches.
    public mutating func take(
        _ applied: Knowledge.Applied, _ known: Knowledge, on touched: TouchedDays
    ) -> CourseChange {
        guard known.isKnown(.cell(cell)) else { return end() }
        let isRedefined = [applied.before, applied.after].joined().contains(where: \.isDefinition)
        if isRedefined || evaluator == nil {
            return exchange(CellEvaluator(cell, known: known), applied, on: touched, at: known.head)
        }
        return take(applied, on: touched, at: known.head) { known.tracked($0) }
    }

    /// Takes over what an applied event changed, where the indicator is defined as before.
    mutating func take(
        _ applied: Knowledge.Applied, on touched: TouchedDays, at position: Position,
        _ tracked: (InstrumentID) -> TrackedInstrument
    ) -> CourseChange {
        let earlier = applied.isAboutLaw ? pipelines(from: touched.from) : []
        evaluator?.revise(applied, from: touched.from, tracked)
        var change = follow(applied, on: touched, at: position)
        if applied.isAboutLaw { change.pipelines = pipelines(from: touched.from).differing(from: earlier) }
        return change
    }

    /// Takes over everything that is known of the cell anew.
    mutating func restart(
        _ indicator: Indicator?, _ facts: [Fact], at position: Position,
        _ tracked: (InstrumentID) -> TrackedInstrument
    ) -> CourseChange {
        guard let indicator, !facts.isEmpty else { return end() }
        return exchange(
            CellEvaluator(cell, indicator, facts, tracked), Knowledge.Applied(before: [], after: []),
            on: .always, at: position)
    }

    private mutating func exchange(
        _ next: CellEvaluator?, _ applied: Knowledge.Applied, on touched: TouchedDays, at position: Position
    ) -> CourseChange {
        guard let next else { return end() }
        let earlier = pipelines(from: .distantPast)
        evaluator = next
        var change = follow(applied, on: touched, at: position)
        change.pipelines = pipelines(from: .distantPast).differing(from: earlier)
        return change
    }

    private func pipelines(from day: Day) -> [PipelineSpan] {
        evaluator?.pipelines(from: day) ?? [PipelineSpan(from: day, to: .distantFuture, entries: [])]
    }

    /// Whether the cell can be computed: something is known of it, and its indicator is defined.
    var isEvaluated: Bool { evaluator != nil }

    /// Nothing is known of the cell any more.
    mutating func end() -> CourseChange {
        defer { (course, evaluator) = (Blocks(), nil) }
        return CourseChange(
            ended: Array(course), begun: [],
            pipelines: PipelineSpan.nothing.differing(from: pipelines(from: .distantPast)))
    }

    private mutating func follow(
        _ applied: Knowledge.Applied, on touched: TouchedDays, at position: Position
    ) -> CourseChange {
        guard let evaluator else { return end() }
        let isAll = course.isEmpty || touched == .always
        let days = isAll ? .always : evaluator.narrowed(touched, by: applied)
        let first = course.partitioningIndex { $0.to >= days.from }
        let last = max(first, course.partitioningIndex { $0.from > days.to })
        let stored = course.elements(first..<last)
        var next = isAll ? evaluator.spans() : evaluator.next(stored, on: days)
        let change = CourseChange(from: stored, to: &next, at: position)
        course.replace(first..<last, with: next)
        return change
    }
}
