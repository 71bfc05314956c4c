// Which assessment prevails on a day, by § 7.2 of the design: the next one by date replaces it, whenever it
// was recorded; of closed periods the last recorded one that covers the day holds.

/// An assessment with its date.
struct DatedAssessment: Sendable {
    let fact: Fact
    let assessment: Assessment

    /// The day from which it holds.
    var start: Day { fact.occurred.last }
    var position: Position { fact.position }
    var isPeriod: Bool { assessment.until != nil }
    /// The day after a closed period.
    var end: Day? { assessment.until?.advanced(by: 1) }

    init?(_ fact: Fact) {
        guard case .assessment(let assessment) = fact.change else { return nil }
        self.fact = fact
        self.assessment = assessment
    }

    func covers(_ day: Day) -> Bool {
        guard let until = assessment.until else { return start <= day }
        return start <= day && day <= until
    }

    /// By date and position.
    func precedes(_ other: DatedAssessment) -> Bool { (start, position) < (other.start, other.position) }
}

/// The assessments of a cell.
struct AssessmentHistory: Sendable {
    /// Without an end, by date and position.
    private var open: [DatedAssessment] = []
    /// For closed periods, by position.
    private var periods: [DatedAssessment] = []
    /// Their imprecise dates.
    private(set) var vague = VagueDates()

    init(_ facts: [Fact]) {
        let all = facts.compactMap(DatedAssessment.init)
        open = all.filter { !$0.isPeriod }.sorted { $0.precedes($1) }
        periods = all.filter(\.isPeriod).sorted { $0.position < $1.position }
        vague = VagueDates(all.lazy.map(\.fact.occurred))
    }

    var all: [DatedAssessment] { open + periods }

    mutating func insert(_ assessment: DatedAssessment) {
        vague.insert(assessment.fact.occurred)
        if assessment.isPeriod {
            periods.insert(
                assessment, at: periods.partitioningIndex { $0.position > assessment.position })
        } else {
            open.insert(assessment, at: open.partitioningIndex { assessment.precedes($0) })
        }
    }

    mutating func remove(_ assessment: DatedAssessment) {
        vague.remove(assessment.fact.occurred)
        guard !assessment.isPeriod else {
            return periods.removeAll { $0.position == assessment.position }
        }
        let index = open.partitioningIndex { !$0.precedes(assessment) }
        if index < open.count, open[index].position == assessment.position { open.remove(at: index) }
    }

    /// The first day on which an assessment without an end can matter no more: the next one by date holds. Closed
    /// periods look back past it, so that with one there is no such day.
    func end(of assessment: DatedAssessment) -> Day {
        guard periods.isEmpty, !assessment.isPeriod else { return .distantFuture }
        let next = open.partitioningIndex { assessment.precedes($0) }
        return next < open.count ? open[next].start : .distantFuture
    }

    /// The days from one to another on which another assessment may begin to prevail.
    func breakpoints(from start: Day, to end: Day) -> [Day] {
        let first = open.partitioningIndex { $0.start >= start }
        let last = open.partitioningIndex { $0.start > end }
        return open[first..<max(first, last)].map(\.start)
            + periods.flatMap { [$0.start, $0.end ?? $0.start] }
    }

    /// The last recorded closed period that covers a day.
    func period(on day: Day) -> DatedAssessment? { periods.last { $0.covers(day) } }

    func prevailing(on day: Day) -> DatedAssessment? {
        let next = open.partitioningIndex { $0.start > day }
        guard let period = period(on: day) else { return next > 0 ? open[next - 1] : nil }
        return open[..<next].last { $0.position > period.position && $0.start >= period.start } ?? period
    }

    /// The last recorded period that ends right before a day.
    func ended(before day: Day) -> Position? { periods.last { $0.end == day }?.position }
}
