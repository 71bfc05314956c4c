// Why a cell is what it is: each cause, with provision, row of the table and criteria version. The reasons are
// read off the same evaluation that gives the value.

/// The causes of a cell on a day.
public struct Explanation: Sendable {
    /// A finding and what it gives on the day.
    public struct Reading: Sendable {
        /// The event.
        public let position: Position
        /// What was read.
        public let finding: Finding
        /// Where the instrument, or the provisions read, stands on the day.
        public let standing: Standing?
        /// The levels that its answers leave possible; nil where the indicator has no table.
        public let levels: LevelSet?
        /// The row of the table that its answers satisfy outright, counted from 1.
        public let row: Int?
        /// Whether it counts on the day.
        public let counts: Bool
    }

    /// What an assessment is on the day.
    public enum Role: String, Sendable {
        /// It decides the cell.
        case prevails
        /// It would, but law has changed since to levels that exclude it.
        case replaced = "replaced by law"
        /// Another assessment holds on the day.
        case superseded
        /// Its date has not come.
        case notYet = "not yet"
    }

    /// A dispute, or the answer to one.
    public struct Objection: Sendable {
        /// The event.
        public let position: Position
        /// What was said.
        public let dispute: Dispute
        /// Whether it is a dispute that has no answer on the day.
        public let stands: Bool
    }

    /// An assessment and what it is on the day.
    public struct Judgement: Sendable {
        /// The event.
        public let position: Position
        /// The judgement.
        public let assessment: Assessment
        /// Its date.
        public let occurred: EDTF
        /// The version of the criteria that it was made under.
        public let version: Int
        /// What it is on the day.
        public let role: Role
    }

    /// What the cell shows.
    public let value: CellValue
    /// What the law alone gives, in words.
    public let lawWords: String
    /// The version of the criteria that applies on the day.
    public let version: Indicator.Version
    /// Findings, in the order of recording.
    public internal(set) var readings: [Reading]
    /// Assessments, by date.
    public internal(set) var judgements: [Judgement]
    /// Disputes and answers, by position.
    public let objections: [Objection]
    /// Whether findings and assessments are left out that bore on earlier days alone.
    public var leavesOut = false

    /// The disputes that have no answer.
    public var standing: [Position] { objections.filter(\.stands).map(\.position) }
}

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
                counts: segment.inForce.contains { $0.position == reading.position })
        }
        let judgements = assessments.all.sorted { ($0.start, $0.position) < ($1.start, $1.position) }.map {
            Explanation.Judgement(
                position: $0.position, assessment: $0.assessment, occurred: $0.fact.occurred,
                version: self.version(of: $0).number, role: role(of: $0, on: day, basis))
        }
        return Explanation(
            value: value(on: day, basis: basis), lawWords: words(segment), version: version,
            readings: readings,
            judgements: judgements, objections: objections(on: day))
    }

    private func role(of assessment: DatedAssessment, on day: Day, _ basis: BasisChoice) -> Explanation.Role {
        guard assessment.start <= day else { return .notYet }
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
