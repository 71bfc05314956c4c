// What a cell shows on a day. Plain values.

/// What a cell says of its level.
public enum Level: Sendable, Hashable {
    /// No cause is known; it is not the same as the lowest level.
    case notAssessed
    /// An analyst looked and has no data.
    case noData
    /// A finding is in force and matches no row of the decision table.
    case undecided
    /// One level, or several that are possible.
    case levels(LevelSet)
}

/// On what the level of a cell rests.
public enum Basis: String, Sendable, CaseIterable {
    case assessed, law
}

/// Which causes a matrix is made from.
public enum BasisChoice: String, Sendable, CaseIterable {
    /// Assessments alone.
    case assessed
    /// Findings on law in force alone.
    case law
    /// The latest cause of either kind.
    case latest
}

/// What a reader of a cell should know besides its level.
public struct Flags: OptionSet, Sendable, Hashable {
    /// One bit a flag, in the order of `names`; stored, so the order never changes.
    public let rawValue: Int

    /// The flags with the given bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Something after the assessment touches the cell.
    public static let stale = Flags(rawValue: 1)
    /// An instrument that the assessment rests on has ended and nothing else in force supports it.
    public static let basisRepealed = Flags(rawValue: 2)
    /// Assessment and law give disjoint levels.
    public static let disagrees = Flags(rawValue: 4)
    /// A finding in force, or all together, match no row.
    public static let undecided = Flags(rawValue: 8)
    /// The criteria have been revised since the assessment.
    public static let criteriaChanged = Flags(rawValue: 16)
    /// The day lies inside the imprecise date of an event that the cell uses.
    public static let possible = Flags(rawValue: 32)
    /// A dispute stands unanswered.
    public static let disputed = Flags(rawValue: 64)
    /// The law has replaced an assessment: the country was analysed, though its level is by law. Never printed.
    public static let replacesAssessment = Flags(rawValue: 128)

    /// The payload of an event that bore on the cell was erased: it is not known what it would show. Never stored.
    public static let redacted = Flags(rawValue: 256)

    private static let words: [(flag: Flags, name: String)] = [
        (.stale, "stale"), (.basisRepealed, "basis repealed"), (.disagrees, "disagrees"),
        (.undecided, "undecided"), (.criteriaChanged, "criteria changed"), (.possible, "possible"),
        (.disputed, "disputed"), (.redacted, "redacted"),
    ]

    /// The flags in words, in a fixed order.
    public var names: [String] {
        Flags.words.filter { contains($0.flag) }.map(\.name)
    }
}

/// What a cell shows on a day.
public struct CellValue: Sendable, Hashable {
    /// The level.
    public var level: Level
    /// The names of the scale that the level is on.
    public var scale: [String]
    /// Assessed or law; nil where the cell is not assessed.
    public var basis: Basis?
    /// What else a reader should know.
    public var flags: Flags
    /// The date of the deciding cause, EDTF.
    public var since: String?
    /// The event of the deciding cause.
    public var position: Position?
    /// The events of all causes, ascending.
    public var causes: [Position] {
        get { listed.all }
        set { listed = Causes(newValue) }
    }

    var listed: Causes
    /// The instruments in force whose findings support the level, sorted.
    public var support: [InstrumentID]
    /// Whether the level came about by a revision of the criteria alone.
    public var isByRevision: Bool

    /// A cell of which nothing is known.
    public static let notAssessed = CellValue(
        level: .notAssessed, scale: [], basis: nil, flags: [], since: nil, position: nil, causes: [],
        support: [], isByRevision: false)

    /// How many causes there are.
    public var causeCount: Int { listed.count }

    /// Calls the body with each cause, ascending.
    public func forEachCause(_ body: (Position) throws -> Void) rethrows { try listed.forEach(body) }

    /// Whether the event of the deciding cause is the only one; without one, whether there is none.
    public var isCausedByPositionAlone: Bool {
        listed.count == (position == nil ? 0 : 1) && causes.first == position
    }

    /// What an undecided cell reads.
    public static let undecidedWords = "undecided"

    /// The level in words: `Yes`, `No|Partially`, `no data`, `not assessed`, `undecided`.
    public var levelWords: String {
        switch level {
        case .notAssessed: "not assessed"
        case .noData: Criteria.noData
        case .undecided: CellValue.undecidedWords
        case .levels(let set): set.names(on: scale)
        }
    }

    /// The set of levels, where there is one.
    public var levels: LevelSet? { if case .levels(let set) = level { set } else { nil } }

    /// Whether two values show the same cell: level and what it rests on.
    public func showsSame(as other: CellValue) -> Bool {
        basis == other.basis && support == other.support
            && (level == other.level && scale == other.scale || levelWords == other.levelWords)
    }
}

extension CellValue {
    /// Puts a value together.
    public init(
        level: Level, scale: [String], basis: Basis?, flags: Flags, since: String?, position: Position?,
        causes: [Position], support: [InstrumentID], isByRevision: Bool
    ) {
        self.init(
            level: level, scale: scale, basis: basis, flags: flags, since: since, position: position,
            listed: Causes(causes), support: support, isByRevision: isByRevision)
    }
}
