// What a log is asked, answered through the reading connection.
public import EventLog
public import Ledger

extension SQLiteLog {
    /// The end of the log.
    public func head() throws -> Head { try read { try $0.log.head() } }

    /// The event with an identifier.
    public func event(_ id: EventID) throws -> Event? { try read { try $0.log.event(id) } }

    /// Calls the body with each event in order, some at a time: the body may ask the log itself.
    public func forEachEvent(after: Position, through: Position, _ body: (Event) throws -> Void) throws {
        var last = after
        while last < through {
            let end = Position(min(last.number + 256, through.number))
            let page = try read { open in
                let log = open.log
                var events: [Event] = []
                try log.forEachEvent(after: last, through: end) { events.append($0) }
                return events
            }
            guard !page.isEmpty else { return }
            for event in page { try body(event) }
            last = end
        }
    }

    /// The events filed under a subject, with all that corrects or retracts them.
    public func slice(of subject: Subject, through: Position) throws -> [Event] {
        try read { try $0.log.slice(of: subject, through: through) }
    }

    /// The original that an event is about in the end, with all that corrects or retracts it.
    public func slice(around id: EventID, through: Position) throws -> [Event] {
        try read { try $0.log.slice(around: id, through: through) }
    }

    /// The subjects of a kind, by key.
    public func subjects(kind: String, of jurisdictions: [Jurisdiction?], through: Position) throws
        -> [Subject]
    {
        try read { try $0.log.subjects(kind: kind, of: jurisdictions, through: through) }
    }

    /// Whether any event is filed under a subject.
    public func isKnown(_ subject: Subject, through: Position) throws -> Bool {
        try read { try $0.log.isKnown(subject, through: through) }
    }

    /// The positions of events that are filed under what belongs to jurisdictions.
    public func positions(
        filedUnder jurisdictions: [Jurisdiction], after: Position, through: Position
    ) throws -> [Position] {
        try read { try $0.log.positions(filedUnder: jurisdictions, after: after, through: through) }
    }

    /// The last position recorded at or before an instant.
    public func position(knownAt instant: Instant) throws -> Position {
        try read { try $0.log.position(knownAt: instant) }
    }

    /// What the cells show on a day, as known at a position.
    public func cells(on day: Day, knownAt position: Position, _ detail: CellDetail) throws -> [StoredCell] {
        try read { try $0.log.cells(on: day, knownAt: position, detail) }
    }

    /// What one cell shows on a day, as known at a position.
    public func cell(_ cell: Cell, on day: Day, knownAt position: Position) throws -> StoredCell? {
        try read { try $0.log.cell(cell, on: day, knownAt: position) }
    }

    /// What cells show on two days, where the spans that hold them are not the same.
    public func differing(
        _ first: (day: Day, knownAt: Position), _ second: (day: Day, knownAt: Position),
        where isAsked: (Cell) -> Bool
    ) throws -> [(first: StoredCell?, second: StoredCell?)] {
        try read { try $0.log.differing(first, second, where: isAsked) }
    }

    /// The positions of events that are filed under any of some subjects.
    public func positions(filedUnder subjects: Set<Subject>, through: Position) throws -> [Position] {
        try read { try $0.log.positions(filedUnder: subjects, through: through) }
    }

    /// The positions of events of the types that pass a test.
    public func positions(
        ofTypes isMeant: (String) -> Bool, after: Position, through: Position
    ) throws -> [Position] {
        try read { try $0.log.positions(ofTypes: isMeant, after: after, through: through) }
    }

    /// The instruments that have a finding for any of some cells.
    public func instruments(readFor cells: [Cell], knownAt position: Position) throws -> Set<InstrumentID> {
        try read { try $0.log.instruments(readFor: cells, knownAt: position) }
    }

    /// The whole course of a cell, as known at a position.
    public func spans(of cell: Cell, knownAt position: Position) throws -> [CellSpan] {
        try read { try $0.log.spans(of: cell, knownAt: position) }
    }

    /// What is known of a cell as far as it bears on a day and on those after it.
    public func present(
        of cell: Cell, on day: Day, knownAt position: Position, basis: BasisChoice, _ definitions: Knowledge
    ) throws -> (part: CellPart, leavesOut: Bool)? {
        try read { open in
            let log = open.log
            // What bears on a cell is kept as it is believed now.
            guard try log.head().position == position,
                let number = try log.subjects.number(.cell(cell), log.connection)
            else { return nil }
            return try CellLoader(log, cell, number, definitions).present(on: day, basis)
        }
    }

    /// Calls the body with every span that ends after a day, by cell and day.
    public func forEachSpan(
        endingAfter day: Day, knownAt position: Position, _ body: (Cell, CellSpan) throws -> Void
    ) throws {
        for cell in try read({ try $0.log.matrix { $0.cells.map(\.cell) } }) {
            let spans = try read { open in
                let log = open.log
                guard let number = try log.subjects.number(.cell(cell), log.connection) else {
                    return [CellSpan]()
                }
                return try log.spans(number, endingAfter: day, knownAt: position)
            }
            for span in spans { try body(cell, span) }
        }
    }

    /// The occurrences that a selection means, in the order of the world.
    public func occurrences(_ selection: Selection, knownAt position: Position, page: Range<Int>?) throws
        -> [Occurrence]
    {
        try read { try $0.log.occurrences(selection, knownAt: position, page: page) }
    }

    /// How many occurrences a selection means.
    public func count(_ selection: Selection, knownAt position: Position) throws -> Int {
        try read { try $0.log.count(selection, knownAt: position) }
    }

    /// What may but need not have happened by a day, in the order of the world.
    public func possible(on day: Day, knownAt position: Position) throws -> [Occurrence] {
        try read { try $0.log.possible(on: day, knownAt: position) }
    }

    /// For each original corrected or retracted between two positions, the last event that did so.
    public func amended(after: Position, through: Position) throws -> [Position: Position] {
        try read { try $0.log.amended(after: after, through: through) }
    }

    /// The originals of those among some events that were amended or amend something.
    public func originals(amendedAmong positions: [Position], knownAt position: Position) throws -> Set<
        Position
    > {
        try read { try $0.log.originals(amendedAmong: positions, knownAt: position) }
    }

    /// The level changes that events caused, as known at a position.
    public func changes(by positions: [Position], knownAt position: Position) throws -> [Position:
        [LevelChange]]
    {
        try read { try $0.log.changes(by: positions, knownAt: position) }
    }

    /// The entries of originals, as known at a position.
    public func entries(at positions: [Position], knownAt position: Position) throws -> [Entry] {
        try read { try $0.log.entries(at: positions, knownAt: position) }
    }
}
