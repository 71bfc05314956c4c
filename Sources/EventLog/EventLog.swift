// What a log must offer: events in order, slices of it by subject, and one way to append. Every store keeps
// this contract; the contract suite in the tests holds them all to it.
public import Evidence
public import Ledger

/// The end of a log.
public struct Head: Sendable, Hashable {
    /// The position of the last event; zero for an empty log.
    public let position: Position
    /// When the last event was recorded; nil for an empty log.
    public let recorded: Instant?

    /// Puts a head together.
    public init(position: Position, recorded: Instant?) {
        self.position = position
        self.recorded = recorded
    }
}

/// The reading side of a log.
public protocol EventSource {
    /// The end of the log.
    func head() throws -> Head
    /// The event with an identifier.
    func event(_ id: EventID) throws -> Event?
    /// Calls the body with each event after one position and up to another, in order.
    func forEachEvent(after: Position, through: Position, _ body: (Event) throws -> Void) throws
    /// The events filed under a subject up to a position, with all that corrects or retracts them, in order.
    func slice(of subject: Subject, through: Position) throws -> [Event]
    /// The events about the steps of each of some instruments, with all that corrects or retracts them, in order;
    /// others filed under it, such as readings of it, may be among them.
    func steps(of instruments: [InstrumentID], through: Position) throws -> [[Event]]
    /// What is filed under a cell, to be computed with.
    func facts(about cell: Cell, through: Position) throws -> FactSlice
    /// The steps of each of some instruments, to be computed with; readings of it may be among them.
    func facts(aboutStepsOf instruments: [InstrumentID], through: Position) throws -> [FactSlice]
    /// The original that an event is about in the end, with all that corrects or retracts it, in order.
    func slice(around id: EventID, through: Position) throws -> [Event]
    /// The subjects of a kind that events up to a position are filed under, sorted by key: those that belong to the
    /// jurisdictions given, nil for those that belong to none; all where none is given.
    func subjects(kind: String, of jurisdictions: [Jurisdiction?], through: Position) throws -> [Subject]
    /// Whether any event up to a position is filed under a subject.
    func isKnown(_ subject: Subject, through: Position) throws -> Bool
    /// The positions between two, the first left out, of events that are filed under what belongs to jurisdictions;
    /// others may be among them.
    func positions(filedUnder jurisdictions: [Jurisdiction], after: Position, through: Position) throws
        -> [Position]
    /// The positions up to one of events that are filed under any of some subjects; others may be among them.
    func positions(filedUnder subjects: Set<Subject>, through: Position) throws -> [Position]
    /// The positions between two, the first left out, of events of the types that pass a test; others may be among them.
    func positions(ofTypes isMeant: (String) -> Bool, after: Position, through: Position) throws -> [Position]
    /// The instruments that have a finding for any of some cells, as known at a position.
    func instruments(readFor cells: [Cell], knownAt: Position) throws -> Set<InstrumentID>
    /// The last position recorded at or before an instant.
    func position(knownAt: Instant) throws -> Position
}

/// A log of events that can be appended to, with the projections that are kept beside it.
///
/// It gives the hashes of the Merkle tree over its events: the leaf of the event at a position is the one before it,
/// counted from 0.
public protocol EventLog: EventSource, TiledHashes, Sendable where Failure == any Error {
    /// The URI of this ledger: where events recorded here were first recorded.
    var origin: String { get }
    /// Appends proposals, all or nothing.
    ///
    /// - Parameter after: the position that the log is expected to end at, or nil where any will do.
    func append(_ proposals: [Proposal], after expected: Position?, _ terms: AppendTerms) throws -> [Appended]
    /// Appends a stream of any length, all or nothing, in memory that does not grow with it.
    ///
    /// `next` gives one item after another and nil at the end; whatever it throws undoes everything. `became` is
    /// told of each proposal, counted from 0; where one is refused or unreadable, the rest is examined and nothing is written.
    ///
    /// - Throws: `AppendError.refused` without details, which `became` was told, or `AppendError.conflict`.
    func append(
        after expected: Position?, _ terms: AppendTerms, next: () throws -> StreamItem?,
        became: (Int, AppendOutcome) -> Void
    ) throws
    /// What the cells show on a day, as known at a position: every cell that something is known of, sorted.
    func cells(on day: Day, knownAt: Position, _ detail: CellDetail) throws -> [StoredCell]
    /// What one cell shows on a day, as known at a position, with all that is known of it; nil where nothing is.
    func cell(_ cell: Cell, on day: Day, knownAt: Position) throws -> StoredCell?
    /// What cells show on two days, each as known at a position, by cell: those that show the same level on the same
    /// basis, supported by the same instruments, may be left out, and those that are not asked for.
    func differing(
        _ first: (day: Day, knownAt: Position), _ second: (day: Day, knownAt: Position),
        where isAsked: (Cell) -> Bool
    ) throws -> [(first: StoredCell?, second: StoredCell?)]
    /// The whole course of a cell, as known at a position.
    func spans(of cell: Cell, knownAt: Position) throws -> [CellSpan]
    /// What is known of a cell as far as it bears on a day and on those after it, enough to explain the cell on the day
    /// by what is present, and whether something is left out; nil where everything must be read for that.
    func present(
        of cell: Cell, on day: Day, knownAt: Position, basis: BasisChoice, _ definitions: Knowledge
    ) throws -> (part: CellPart, leavesOut: Bool)?
    /// Calls the body with every span that ends after a day, as known at a position, by cell and day.
    func forEachSpan(endingAfter: Day, knownAt: Position, _ body: (Cell, CellSpan) throws -> Void) throws
    /// The occurrences that a selection means, as known at a position, in the order of the world; of them a page,
    /// where one is given.
    func occurrences(_ selection: Selection, knownAt: Position, page: Range<Int>?) throws -> [Occurrence]
    /// How many occurrences a selection means, as known at a position.
    func count(_ selection: Selection, knownAt: Position) throws -> Int
    /// What may but need not have happened by a day, as known at a position, in the order of the world.
    func possible(on day: Day, knownAt: Position) throws -> [Occurrence]
    /// For each original corrected or retracted between two positions, the last event that did so.
    func amended(after: Position, through: Position) throws -> [Position: Position]
    /// Of events at some positions, the originals of those that were corrected or retracted, or that correct or retract
    /// something themselves, as known at a position.
    func originals(amendedAmong positions: [Position], knownAt: Position) throws -> Set<Position>
    /// The level changes that events caused, as known at a position.
    func changes(by positions: [Position], knownAt: Position) throws -> [Position: [LevelChange]]
    /// The entries of originals, as known at a position.
    func entries(at positions: [Position], knownAt: Position) throws -> [Entry]
}

/// How much of what cells show is asked for.
public enum CellDetail: Sendable {
    /// All of it.
    case everything
    /// Level, basis, flags and date; causes and support may be left out, which is quicker, and the pipeline too.
    case levels
    /// The same with the pipeline.
    case levelsAndPipelines
}

/// An original on one of the dates on which it stands on the world's axis: its own, or another on which what it states
/// begins or ceases to count.
public struct Occurrence: Sendable, Hashable {
    /// The original.
    public let position: Position
    /// The last day of the date.
    public let lastDay: Day

    /// An original on a date.
    public init(position: Position, lastDay: Day) {
        self.position = position
        self.lastDay = lastDay
    }
}

/// Which occurrences are meant: those that certainly happened in a stretch of days.
public struct Selection: Sendable, Hashable {
    /// The first day.
    public var from: Day
    /// The last day.
    public var through: Day
    /// Only those recorded after this position.
    public var after = Position.zero
    /// Only what belongs to the progress between two points.
    public var isProgressOnly = false

    /// Everything in a stretch of days.
    public init(from: Day, through: Day) {
        self.from = from
        self.through = through
    }
}

extension EventLog {
    /// The occurrences that a selection means, as known at a position, in the order of the world.
    public func occurrences(_ selection: Selection, knownAt: Position) throws -> [Occurrence] {
        try occurrences(selection, knownAt: knownAt, page: nil)
    }

    /// What the cells show on a day, with all that is known of them.
    public func cells(on day: Day, knownAt position: Position) throws -> [StoredCell] {
        try cells(on: day, knownAt: position, .everything)
    }

    /// What every cell shows on two days.
    public func differing(
        _ first: (day: Day, knownAt: Position), _ second: (day: Day, knownAt: Position),
        where isAsked: (Cell) -> Bool
    ) throws -> [(first: StoredCell?, second: StoredCell?)] {
        let read = { (point: (day: Day, knownAt: Position)) throws in
            Dictionary(
                uniqueKeysWithValues: try cells(on: point.day, knownAt: point.knownAt).map { ($0.cell, $0) })
        }
        let (first, second) = (try read(first), try read(second))
        return Set(first.keys).union(second.keys).filter(isAsked).sorted().map { (first[$0], second[$0]) }
    }

    /// Appends a stream as one batch, held in memory.
    public func append(
        after expected: Position?, _ terms: AppendTerms, next: () throws -> StreamItem?,
        became: (Int, AppendOutcome) -> Void
    ) throws {
        try appendHeld(after: expected, terms, next: next, became: became)
    }

    /// Appends a stream as one batch, held in memory.
    public func appendHeld(
        after expected: Position?, _ terms: AppendTerms, next: () throws -> StreamItem?,
        became: (Int, AppendOutcome) -> Void
    ) throws {
        var (proposals, isReadable) = ([Proposal](), true)
        while let item = try next() {
            if case .proposal(let proposal, _) = item {
                proposals.append(proposal)
            } else {
                isReadable = false
            }
        }
        do {
            var terms = terms
            terms.isRehearsal = terms.isRehearsal || !isReadable
            for (index, appended) in try append(proposals, after: expected, terms).enumerated() {
                became(index, .appended(appended))
            }
            if !isReadable { throw AppendError.refused([]) }
        } catch AppendError.refused(let refusals) {
            for refusal in refusals { became(refusal.index, .refused(refusal.problems)) }
            throw AppendError.refused([])
        }
    }
}

/// How proposals are recorded.
public struct AppendTerms: Sendable {
    /// The present instant, from the one clock of the program.
    public var now: Instant
    /// Who records.
    public var recordedBy: String
    /// Whether the events' own recorded times are kept.
    public var keepsRecorded: Bool
    /// Whether types that the program does not know are taken.
    public var keepsUnknown: Bool
    /// Whether everything is checked and nothing written.
    public var isRehearsal: Bool
    /// In a rehearsal, the days on which it is to be told what cells would show; none for the present one.
    public var rehearsedDays: [Day] = []
    /// Makes identifiers and salts.
    public var random: @Sendable (Int) -> [UInt8]
    /// Told of progress: events done, of how many; of 0 while a stream is read, whose length nobody knows.
    public var progress: @Sendable (Int, Int) -> Void

    /// Terms for recording now, with nothing special.
    public init(
        now: Instant, recordedBy: String, keepsRecorded: Bool = false, keepsUnknown: Bool = false,
        isRehearsal: Bool = false, random: @escaping @Sendable (Int) -> [UInt8],
        progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
    ) {
        self.now = now
        self.recordedBy = recordedBy
        self.keepsRecorded = keepsRecorded
        self.keepsUnknown = keepsUnknown
        self.isRehearsal = isRehearsal
        self.random = random
        self.progress = progress
    }
}

/// What became of one proposal.
public struct Appended: Sendable, Hashable {
    /// Its identifier.
    public let id: EventID
    /// Its place in the log.
    public let position: Position
    /// Whether it was there before.
    public let wasKnown: Bool
    /// What is unusual about it.
    public let warnings: [Warning]
    /// The cells that it touches.
    public let touched: [Cell]
    /// In a rehearsal, what the touched cells would show on the days asked for.
    public let rehearsed: [Day: [Cell: StoredCell]]
}

extension Appended {
    /// An event of which nothing more is told.
    public init(_ event: Event, wasKnown: Bool = false, warnings: [Warning] = []) {
        self.init(
            id: event.id, position: event.position, wasKnown: wasKnown, warnings: warnings, touched: [],
            rehearsed: [:])
    }
}

/// One item of a stream that is to be appended.
public enum StreamItem: Sendable {
    /// What is proposed, with the leaf of the event that may come of it, where whoever gives it has made that already.
    case proposal(Proposal, MadeLeaf? = nil)
    /// Something that could not be read as a proposal: nothing of the stream is then written.
    case unreadable
}

/// What became of one proposal of a stream.
public enum AppendOutcome: Sendable {
    /// It is in the log, or would be.
    case appended(Appended)
    /// It is refused, and with it the stream.
    case refused([Problem])
}

/// Why an append was refused; nothing was written.
public enum AppendError: Error, Sendable, Hashable {
    /// The log ends elsewhere than expected.
    case conflict(expected: Position, actual: Position)
    /// Everything wrong with the proposals, by their index.
    case refused([Refusal])

    /// The problems of one proposal.
    public struct Refusal: Sendable, Hashable {
        /// The index of the proposal.
        public let index: Int
        /// What is wrong with it.
        public let problems: [Problem]
    }
}
