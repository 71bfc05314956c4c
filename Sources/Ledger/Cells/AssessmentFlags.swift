// What a reader should know of an assessment that prevails on a day: one function for each flag.

struct AssessmentFlags: Sendable {
    private let evaluator: CellEvaluator
    private let prevailing: DatedAssessment
    private let segment: LawSegment

    init(evaluator: CellEvaluator, _ prevailing: DatedAssessment, _ segment: LawSegment) {
        self.evaluator = evaluator
        self.prevailing = prevailing
        self.segment = segment
    }

    func flags(on day: Day) -> Flags {
        let rules: [(Flags, Bool)] = [
            (.stale, isStale(on: day)), (.basisRepealed, isBasisRepealed(on: day)), (.disagrees, disagrees),
            (.criteriaChanged, segmentVersion(on: day).number != evaluator.version(of: prevailing).number),
        ]
        return rules.reduce(into: []) { flags, rule in if rule.1 { flags.insert(rule.0) } }
    }

    private func segmentVersion(on day: Day) -> Indicator.Version { evaluator.law.indicator.version(on: day) }

    /// A step of an instrument that was read for the cell, or a reading, lies after the assessment. Within a
    /// closed period only what became known after the period was recorded counts.
    private func isStale(on day: Day) -> Bool {
        let touches = evaluator.touches(after: prevailing.start, through: day)
        return prevailing.isPeriod
            ? touches.contains { $0.known > prevailing.position } : !touches.isEmpty
    }

    private var disagrees: Bool {
        guard case .levels(let set) = segment.outcome,
            let judged = evaluator.levels(of: prevailing, on: segment.version.criteria.scale)
        else { return false }
        return set.isDisjoint(with: judged)
    }

    /// An instrument that it rests on has ended, and no other finding in force supports it.
    private func isBasisRepealed(on day: Day) -> Bool {
        guard rest.contains(where: { $0.track.standing(on: day)?.state == .ended }) else { return false }
        return !segment.inForce.compactMap(evaluator.law.finding).contains { supports($0) }
    }

    /// The findings that it names, else those in force on its date.
    private var rest: [LawFinding] {
        let named = prevailing.assessment.findings
        guard named.isEmpty else { return evaluator.law.findings.filter { named.contains($0.fact.id) } }
        return evaluator.law.segment(on: prevailing.start).inForce.compactMap(evaluator.law.finding)
    }

    private func supports(_ finding: LawFinding) -> Bool {
        let criteria = segment.version.criteria
        guard finding.answersAnything(of: criteria) else { return false }
        guard !criteria.table.rows.isEmpty, let judged = evaluator.levels(of: prevailing, on: criteria.scale)
        else { return true }
        return !finding.levels(under: segment.version).isDisjoint(with: judged)
    }
}

/// The disputes of a cell and which of them stand.
struct DisputeHistory: Sendable {
    private let facts: [Fact]

    init(_ facts: [Fact]) { self.facts = facts }

    /// The disputes raised by a day and not answered by it; an answer that names none answers all before it.
    func standing(on day: Day) -> [Fact] {
        let happened = facts.filter { $0.occurred.last <= day }
            .sorted { ($0.occurred.last, $0.position) < ($1.occurred.last, $1.position) }
        return happened.reduce(into: []) { standing, fact in
            guard case .dispute(let dispute) = fact.change else { return }
            switch dispute.kind {
            case .opened: standing.append(fact)
            case .answered(let id?, _): standing.removeAll { $0.id == id }
            case .answered(nil, _): standing.removeAll()
            }
        }
    }
}
