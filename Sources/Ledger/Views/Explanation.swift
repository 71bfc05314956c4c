// Why a cell is what it is: each cause, with provision, row of the table and criteria version. Plain values.

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
        /// Whether it counts on the day, and if not, why.
        public let role: ReadingRole
        /// Whether it counts on the day.
        public var counts: Bool { role == .counts }
    }

    /// What a finding is on the day.
    public enum ReadingRole: Sendable, Hashable {
        /// It is one of those that give the level by law.
        case counts
        /// Its instrument, or the provisions read, is not in force.
        case notInForce
        /// It applies only from a later day on.
        case notYet
        /// A later finding on the same provisions counts instead.
        case takenOver(by: Position)
    }

    /// What an assessment is on the day.
    public enum Role: String, Sendable {
        /// It decides the cell.
        case prevails
        /// It would, but law has changed since to levels that exclude it.
        case replaced = "replaced by law"
        /// Another assessment holds on the day.
        case superseded
        /// Its closed period is over.
        case ended = "its period is over"
        /// Its date may have come: the day lies in its imprecise date.
        case possible = "possibly made by then"
        /// Its date has not come.
        case notYet = "not yet"
        /// Assessments are not asked for.
        case leftAside = "does not count by the law alone"
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
        /// The findings that it names, each with its event; nil where that is not known as a finding of the cell.
        public let findings: [(id: EventID, position: Position?)]
    }

    /// What the cell shows.
    public var value: CellValue
    /// What was read for it and is not in force yet, by instrument.
    public let pipeline: [PipelineEntry]
    /// What the law alone gives, in words.
    public let lawWords: String
    /// The version of the criteria that applies on the day.
    public let version: Indicator.Version
    /// The date from which the indicator is asked no more, where that has certainly or possibly come by the day.
    public let retired: EDTF?
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
