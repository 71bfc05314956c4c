// Which assessment prevails on a day, by § 7.2 of the design: the next one by date replaces it, whenever it
// was recorded; of closed periods the last recorded one that covers the day holds.

/// An assessment with its date.
struct DatedAssessment: Sendable {
    let fact: Fact
    /// The day from which it holds.
    let start: Day
    let position: Position
    /// The day after a closed period.
    let end: Day?

    var isPeriod: Bool { end != nil }

    init?(_ fact: Fact) {
        guard case .assessment(let assessment) = fact.change else { return nil }
        self.fact = fact
        end = assessment.until?.advanced(by: 1)
        start = fact.occurred.last
        position = fact.position
    }

    var assessment: Assessment {
        guard case .assessment(let assessment) = fact.change else {
            preconditionFailure("made of assessments only")
        }
        return assessment
    }

    /// By date and position.
    func precedes(_ other: DatedAssessment) -> Bool { (start, position) < (other.start, other.position) }
}

/// The assessments of a cell.
struct AssessmentHistory: Sendable {
    /// Without an end, by date and position.
    private var open = Blocks<DatedAssessment>()
    private var periods = PeriodCover()
    /// Their imprecise dates.
    private(set) var vague = VagueDates()

    init(_ facts: [Fact] = []) {
        let all = facts.compactMap(DatedAssessment.init)
        open = Blocks(all.filter { !$0.isPeriod }.sorted { $0.precedes($1) })
        for assessment in all {
            vague.insert(assessment.fact.occurred)
            if assessment.isPeriod { periods.insert(assessment) }
        }
    }

    var all: [DatedAssessment] { open + periods.periods }

    mutating func insert(_ assessment: DatedAssessment) {
        vague.insert(assessment.fact.occurred)
        guard !assessment.isPeriod else { return periods.insert(assessment) }
        open.insert(assessment, at: open.partitioningIndex { assessment.precedes($0) })
    }

    mutating func remove(_ assessment: DatedAssessment) {
        vague.remove(assessment.fact.occurred)
        guard !assessment.isPeriod else { return periods.remove(assessment) }
        let index = open.partitioningIndex { !$0.precedes(assessment) }
        if index < open.endIndex, open[index].position == assessment.position { open.remove(at: index) }
    }

    /// The first day on which an assessment can matter no more: for one without an end the next one by date
    /// holds from then on, but for the days of closed periods that were recorded before it and cover its date.
    func end(of assessment: DatedAssessment) -> Day {
        if let end = assessment.end { return end }
        let next = open.partitioningIndex { assessment.precedes($0) }
        return end(of: assessment, before: next < open.endIndex ? open[next].start : .distantFuture)
    }

    /// The same, given the day on which the next one by date begins to hold.
    func end(of assessment: DatedAssessment, before end: Day) -> Day {
        if let end = assessment.end { return end }
        guard !periods.isEmpty else { return end }
        let covering = periods.periods.lazy.filter { period in
            period.start <= assessment.start && period.position < assessment.position
        }
        return covering.compactMap(\.end).reduce(end, max)
    }

    /// Calls the body with the days between two on which another assessment may begin to prevail.
    func forEachBound(after start: Day, before end: Day, _ body: (Day) -> Void) {
        var index = open.partitioningIndex { $0.start > start }
        while index < open.endIndex, open[index].start < end {
            body(open[index].start)
            index = open.index(after: index)
        }
        if !periods.isEmpty { periods.forEachBound(after: start, before: end, body) }
    }

    /// The last recorded closed period that covers a day.
    func period(on day: Day) -> DatedAssessment? { periods.isEmpty ? nil : periods.period(on: day) }

    func prevailing(on day: Day) -> DatedAssessment? {
        var index = open.partitioningIndex { $0.start > day }
        guard let period = period(on: day) else {
            return index > open.startIndex ? open[open.index(before: index)] : nil
        }
        while index > open.startIndex {
            index = open.index(before: index)
            let assessment = open[index]
            if assessment.start < period.start { break }
            if assessment.position > period.position { return assessment }
        }
        return period
    }

    /// The last recorded period that ends right before a day.
    func ended(before day: Day) -> Position? { periods.ended(before: day) }
}
