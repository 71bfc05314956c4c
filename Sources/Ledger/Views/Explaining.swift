// Explains a cell on a day: the reasons are read off the same evaluation that gives the value.

extension CellEvaluator {
    /// Explains the cell on a day by everything that is known of it.
    public func explanation(on day: Day, basis: BasisChoice = .latest) -> Explanation {
        let segment = law.segment(on: day)
        let version = law.indicator.version(on: day)
        let table = version.criteria.table
        let readings = law.findings.map { reading in
            Explanation.Reading(
                position: reading.fact.position, finding: reading.finding,
                standing: law.track(of: reading).standing(on: day),
                levels: table.rows.isEmpty ? nil : reading.answers[version.number - 1].levels,
                row: table.rowNumber(for: reading.finding.answers),
                role: role(of: reading, on: day, segment))
        }
        let judgements = assessments.all.sorted { ($0.start, $0.position) < ($1.start, $1.position) }.map {
            Explanation.Judgement(
                position: $0.position, assessment: $0.assessment, occurred: $0.fact.occurred,
                version: self.version(of: $0).number, role: role(of: $0, on: day, basis),
                findings: $0.assessment.findings.map { (id: $0, position: law.finding($0)?.position) })
        }
        return Explanation(
            value: value(on: day, basis: basis), pipeline: pipeline(on: day, basis: basis),
            lawWords: words(segment), version: version,
            retired: law.indicator.retired.flatMap { $0.first <= day ? $0 : nil }, readings: readings,
            judgements: judgements, objections: objections(on: day))
    }

    private func role(
        of reading: LawFinding, on day: Day, _ segment: LawSegment
    ) -> Explanation.ReadingRole {
        if segment.inForce.contains(where: { $0.position == reading.position }) { return .counts }
        guard law.track(of: reading).state(on: day) == .inForce else { return .notInForce }
        let other = law.readings[reading.reading].holding(reading.finding.provisions, on: day)
        return reading.start <= day ? other.map { .takenOver(by: $0) } ?? .notInForce : .notYet
    }

    private func role(of assessment: DatedAssessment, on day: Day, _ basis: BasisChoice) -> Explanation.Role {
        guard basis != .law else { return .leftAside }
        guard assessment.start <= day else {
            return assessment.fact.occurred.first <= day ? .possible : .notYet
        }
        if let end = assessment.end, end <= day { return .ended }
        guard assessment.position == assessments.prevailing(on: day)?.position else { return .superseded }
        return basis == .latest && isReplaced(assessment, on: day) ? .replaced : .prevails
    }

    private func objections(on day: Day) -> [Explanation.Objection] {
        let standing = Set(disputes.standing(on: day).map(\.position))
        return disputes.facts.compactMap { fact in
            guard case .dispute(let dispute) = fact.change, fact.occurred.last <= day else { return nil }
            return Explanation.Objection(
                position: fact.position, dispute: dispute, stands: standing.contains(fact.position))
        }
    }

    private func words(_ segment: LawSegment) -> String {
        switch segment.outcome {
        case .nothing: "no level"
        case .undecided: "undecided"
        case .levels(let set): set.names(on: law.scale(segment.version))
        }
    }
}
