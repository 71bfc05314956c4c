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

    func covers(_ day: Day) -> Bool {
        guard let until = assessment.until else { return start <= day }
        return start <= day && day <= until
    }
}

/// The assessments of a cell.
struct AssessmentHistory: Sendable {
    /// Without an end, by date and position.
    private let open: [DatedAssessment]
    /// For closed periods, by position.
    private let periods: [DatedAssessment]

    init(_ facts: [Fact]) {
        let all = facts.compactMap { fact -> DatedAssessment? in
            guard case .assessment(let assessment) = fact.change else { return nil }
            return DatedAssessment(fact: fact, assessment: assessment)
        }
        open = all.filter { !$0.isPeriod }.sorted { ($0.start, $0.position) < ($1.start, $1.position) }
        periods = all.filter(\.isPeriod).sorted { $0.position < $1.position }
    }

    var all: [DatedAssessment] { open + periods }
    var isEmpty: Bool { open.isEmpty && periods.isEmpty }

    /// The days on which another assessment may begin to prevail.
    var breakpoints: [Day] {
        open.map(\.start) + periods.flatMap { [$0.start, $0.assessment.until?.advanced(by: 1) ?? $0.start] }
    }

    /// The last recorded closed period that covers a day.
    func period(on day: Day) -> DatedAssessment? { periods.last { $0.covers(day) } }

    func prevailing(on day: Day) -> DatedAssessment? {
        let latest = open.last { $0.start <= day }
        guard let period = period(on: day) else { return latest }
        return open.last { $0.start <= day && $0.position > period.position && $0.start >= period.start }
            ?? period
    }
}
