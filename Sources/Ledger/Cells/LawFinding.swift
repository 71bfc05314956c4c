// A finding as the law of a cell uses it, and what the law gives from a day on.

/// A finding with what its answers give.
struct LawFinding: Sendable {
    /// What the answers give under one version of the indicator.
    struct Answer: Sendable {
        let bits: AnswerBits
        let levels: LevelSet
        /// An answer to any criterion; without one the finding only says that the instrument touches the indicator.
        let isAny: Bool
    }

    let fact: Fact
    let position: Position
    /// The day from which the reading applies.
    let start: Day
    /// Which of the cell's instruments was read.
    let reading: Int
    /// Which of that instrument's tracks is that of its provisions.
    let track: Int
    /// By the number of the version less one.
    let answers: [Answer]

    init(_ fact: Fact, _ finding: Finding, reading: Int, track: Int, indicator: Indicator) {
        self.fact = fact
        self.reading = reading
        self.track = track
        position = fact.position
        start = finding.since?.last ?? .distantPast
        answers = zip(indicator.versions, indicator.tables).map { version, table in
            guard let table else {
                return Answer(
                    bits: AnswerBits(yes: 0, no: 0),
                    levels: version.criteria.table.levels(for: finding.answers),
                    isAny: version.criteria.criteria.contains { finding.answers[$0.id] != nil })
            }
            let bits = table.bits(of: finding.answers)
            return Answer(bits: bits, levels: table.levels(for: bits), isAny: table.answersAnything(bits))
        }
    }

    var finding: Finding {
        guard case .finding(let finding) = fact.change else { preconditionFailure("made of findings only") }
        return finding
    }
}

/// What the law gives from a day on.
final class LawSegment: Sendable {
    enum Outcome: Sendable, Equatable {
        case nothing, undecided
        case levels(LevelSet)
    }

    /// A finding in force.
    struct Counted: Sendable {
        let position: Position
        let reading: Int32
        let track: Int32
    }

    /// A finding in force that answers something; its levels where the version has a decision table.
    struct Supporter: Sendable {
        let instrument: InstrumentID
        /// Which of the cell's instruments it is.
        let reading: Int32
        let levels: LevelSet?
    }

    /// What brought a segment about.
    struct Cause: Sendable {
        let position: Position
        let since: EDTF
        let known: Position
    }

    let from: Day
    /// The index of the version that applies.
    let version: Int
    let outcome: Outcome
    /// The day on which this outcome began; it may be the day of an earlier segment.
    let origin: Day
    /// Some finding in force, or all together, match no row.
    let hasGap: Bool
    /// The findings in force by their positions, ascending, the superseded ones left out.
    let inForce: [Counted]
    /// Those of them that answer something, by instrument.
    let supporters: [Supporter]
    /// Their instruments, each once.
    let instruments: [InstrumentID]
    /// The findings in force and the steps by which they are, ascending.
    let causes: [Position]
    /// Whether the outcome differs from the day before under the criteria of the day.
    let changesByLaw: Bool
    /// What brought the outcome about on the day of its origin.
    let cause: Cause?
    /// Whether the outcome came about by a revision alone.
    let isByRevision: Bool

    init(
        from: Day, version: Int, outcome: Outcome, origin: Day, hasGap: Bool, inForce: [Counted],
        supporters: [Supporter],
        causes: [Position], changesByLaw: Bool, cause: Cause?, isByRevision: Bool
    ) {
        self.from = from
        self.version = version
        self.outcome = outcome
        self.origin = origin
        self.hasGap = hasGap
        self.inForce = inForce
        self.supporters = supporters
        var instruments: [InstrumentID] = []
        instruments.reserveCapacity(supporters.count)
        for index in supporters.indices
        where index == 0 || supporters[index].reading != supporters[index - 1].reading {
            instruments.append(supporters[index].instrument)
        }
        self.instruments = instruments
        self.causes = causes
        self.changesByLaw = changesByLaw
        self.cause = cause
        self.isByRevision = isByRevision
    }

    /// Before anything is in force.
    convenience init() {
        self.init(
            from: .distantPast, version: 0, outcome: .nothing, origin: .distantPast, hasGap: false,
            inForce: [], supporters: [],
            causes: [], changesByLaw: false, cause: nil, isByRevision: false)
    }
}
