// What of an explanation bears on the present of a cell: what has mattered since the assessment that prevails began.
// Whoever reads a cell only as far as it bears on a day gets the same from it.

extension CellEvaluator {
    /// Explains the cell on a day by what bears on it since the assessment that prevails on the day began to hold:
    /// assessments that hold on a day since, findings on instruments that could change the cell since or that it names,
    /// and all disputes. Without such an assessment, and where assessments do not count, everything is there.
    public func presentExplanation(
        on day: Day, basis: BasisChoice = .latest, known: Knowledge
    ) -> Explanation { presentExplanation(on: day, basis: basis) { known.tracked($0) } }

    func presentExplanation(
        on day: Day, basis: BasisChoice, _ tracked: (InstrumentID) -> TrackedInstrument
    ) -> Explanation {
        var explanation = explanation(on: day, basis: basis)
        guard basis != .law, let start = prevailingStart(on: day) else { return explanation }
        let (readings, judgements) = (explanation.readings.count, explanation.judgements.count)
        let present = instruments(bearingSince: start, tracked).union(instrumentsNamed(on: day))
        explanation.readings.removeAll { !present.contains($0.finding.instrument) }
        explanation.judgements.removeAll {
            max($0.occurred.last, $0.assessment.until ?? .distantPast) < start
        }
        explanation.leavesOut =
            explanation.readings.count < readings || explanation.judgements.count < judgements
        return explanation
    }

    /// From which day on the assessment holds that prevails on a day.
    public func prevailingStart(on day: Day) -> Day? { assessments.prevailing(on: day)?.start }

    /// The instruments of the findings that the assessment that prevails on a day names.
    public func instrumentsNamed(on day: Day) -> Set<InstrumentID> {
        let named = assessments.prevailing(on: day)?.assessment.findings ?? []
        return Set(named.compactMap(law.finding).map(\.finding.instrument))
    }

    private func instruments(
        bearingSince start: Day, _ tracked: (InstrumentID) -> TrackedInstrument
    ) -> Set<InstrumentID> {
        let read = Dictionary(grouping: law.findings.map(\.fact)) { $0.change.lawRead }
        return Set(
            read.compactMap { id, findings in
                guard let id, let bearing = Bearing(of: tracked(id), readBy: findings), bearing.last >= start
                else { return nil }
                return id
            })
    }
}

extension CellPart {
    /// The same from a part of what is known of the cell; nil where its indicator is not defined.
    public func presentExplanation(on day: Day, basis: BasisChoice = .latest) -> Explanation? {
        evaluator?.presentExplanation(on: day, basis: basis) { tracked($0) }
    }
}
