// What people read out of the law: findings, assessments, disputes. Plain values; how they decide a cell
// is in Cells/.

/// A reading of one instrument's provisions against one indicator's criteria.
public struct Finding: Sendable, Hashable {
    /// The instrument that was read.
    public let instrument: InstrumentID
    /// The indicator it was read against.
    public let indicator: IndicatorID
    /// The provisions that were read; empty for the whole instrument.
    public let provisions: [String]
    /// Criterion by criterion, what was found; what is absent is unknown.
    public let answers: [String: Bool]
    /// The day from which the reading applies, where it is later than the commencement.
    public let since: EDTF?

    /// The cell that the finding is about; nil for an instrument of no jurisdiction.
    public var cell: Cell? { instrument.jurisdiction.map { Cell($0, indicator) } }
}

/// An analyst's judgement of a cell.
public struct Assessment: Sendable, Hashable {
    /// What the analyst says of the cell.
    public enum Judgement: Sendable, Hashable {
        /// One level, or the levels that a bound leaves possible, by their names.
        case levels([String])
        /// The analyst looked and has no data.
        case noData
    }

    /// The cell judged.
    public let cell: Cell
    /// The judgement.
    public let judgement: Judgement
    /// The last day of a closed period, inclusive; nil for an assessment that holds until the next.
    public let until: Day?
    /// The findings that it rests on; empty where it names none.
    public let findings: [EventID]
    /// The version of the indicator that it was made under; nil for the one of its date.
    public let criteriaVersion: Int?
}

/// A cell is disputed, or a dispute is answered.
public struct Dispute: Sendable, Hashable {
    /// Which of the two.
    public enum Kind: Sendable, Hashable {
        /// By whom the level shown is disputed and what is claimed instead.
        case opened(by: String, claims: String?, grounds: String)
        /// The answer, to one dispute or, where none is named, to all that stand on the cell.
        case answered(dispute: EventID?, answer: String)
    }

    /// The cell disputed.
    public let cell: Cell
    /// What was said.
    public let kind: Kind
}
