// How far back one must read to compute a cell on some days. What it shows on a day follows from the assessment that
// prevails, from what the law has given since that one began, and, where the law decides, since its outcome began.

/// The days to compute, and from which days on everything must be known for it.
///
/// Known must be, besides what bears on the days themselves and on their eve: the assessments without an end from the
/// last one on that holds by the first of the days, or from the first day of a closed period that covers any of them, for
/// within it the law and all assessments since that day are weighed against it; and the law from the eve of the first of
/// these on, for an assessment that the law has once changed against is replaced for good.
public struct BearingWindow: Sendable, Hashable {
    /// The days to compute.
    public let days: TouchedDays
    /// From this day on all assessments without an end are needed.
    public let assessments: Day
    /// From this day on all instruments are needed, and those that assessments name.
    public let law: Day

    /// The window of days, given what bears on them and their eve, from which day on the last assessment without an end
    /// by the first of them holds, and what the cell shows on the eve.
    public init(_ days: TouchedDays, _ near: CellPart, standing: Day?, shown: CellValue?) {
        let periods = near.facts.compactMap(DatedAssessment.init).filter(\.isPeriod).map(\.start)
        let first = (periods + [standing].compactMap(\.self)).reduce(days.from, min)
        self.days = days
        assessments = first
        var law = first.advanced(by: -1)
        // After an assessment that begins with the days the law decides only by what it gives later.
        if standing != days.from, let shown, shown.basis == .law {
            let since = shown.since.flatMap { try? EDTF($0) }?.last ?? .distantPast
            law = min(law, since.advanced(by: -1))
        }
        self.law = law
    }

    /// The day before the first of some days.
    public static func eve(of days: TouchedDays) -> Day { days.from.advanced(by: -1) }
}

extension TouchedDays {
    /// The days on which an applied event can really change a cell, where it changes assessments alone; see
    /// `CellEvaluator.narrowed`. Asks for the closed periods that cover a day, and for the day on which the next
    /// assessment without an end begins to hold after the one at a day and position.
    public func narrowed(
        by applied: Knowledge.Applied, on cell: Cell, periods: (Day) throws -> [Fact],
        next: (Day, Position) throws -> Day?
    ) rethrows -> TouchedDays {
        var end = from
        for fact in applied.before + applied.after {
            guard let dated = DatedAssessment(fact) else { return self }
            guard dated.assessment.cell == cell else { continue }
            if let last = dated.end {
                end = max(end, last)
            } else {
                let following = try next(dated.start, dated.position) ?? .distantFuture
                let covering = AssessmentHistory(try periods(dated.start))
                end = max(end, covering.end(of: dated, before: following))
            }
        }
        return TouchedDays(from: from, to: min(end, to))
    }
}

extension CellEvaluator {
    /// The change from what was believed on the days of a window, and on those that adjoin them, to what is known now;
    /// nil where what the window holds cannot tell when an outcome of the law that decides began.
    public func change(of stored: [CellSpan], within window: BearingWindow) -> CourseChange? {
        let days = window.days
        let computed = days.from < days.to ? spans(from: days.from, to: days.to) : []
        let isTold = computed.allSatisfy { span in
            span.value.basis != .law || law.segment(on: span.from).origin > window.law
        }
        guard isTold, isSound(within: window) else { return nil }
        var change = CourseChange(from: stored, to: next(stored, computed, on: days))
        change.pipelines = pipelines(from: days.from, to: days.to)
        return change
    }

    /// Whether what a window holds tells what the cell shows on a day of it.
    public func tells(_ day: Day, basis: BasisChoice, within window: BearingWindow) -> Bool {
        let isTold =
            value(on: day, basis: basis).basis != .law || law.segment(on: day).origin > window.law
        return isTold && isSound(within: window)
    }

    /// A revision and a step of one day may leave the outcome as it was and still speak against an assessment.
    private func isSound(within window: BearingWindow) -> Bool {
        law.segments[law.segments.partitioningIndex { $0.from > window.law }...]
            .prefix { $0.from <= window.days.to }.allSatisfy { !$0.changesByLaw || $0.origin > window.law }
    }
}
