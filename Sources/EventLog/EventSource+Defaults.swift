// What a source that keeps nothing beside its events can do: whoever keeps more answers from that.
public import Ledger

extension EventSource {
    /// All subjects of a kind that events up to a position are filed under, sorted by key.
    public func subjects(kind: String, through: Position) throws -> [Subject] {
        try subjects(kind: kind, of: [], through: through)
    }

    /// Whether it is among the subjects of its kind.
    public func isKnown(_ subject: Subject, through: Position) throws -> Bool {
        try subjects(kind: subject.kind, through: through).contains(subject)
    }

    /// Every position.
    public func positions(
        filedUnder jurisdictions: [Jurisdiction], after: Position, through: Position
    ) throws -> [Position] {
        (after.number..<max(after.number, through.number)).map { Position($0 + 1) }
    }

    /// Every position.
    public func positions(filedUnder subjects: Set<Subject>, through: Position) throws -> [Position] {
        try positions(filedUnder: [Jurisdiction](), after: .zero, through: min(through, head().position))
    }

    /// Every position.
    public func positions(
        ofTypes isMeant: (String) -> Bool, after: Position, through: Position
    ) throws -> [Position] { try positions(filedUnder: [Jurisdiction](), after: after, through: through) }

    /// Those that the facts about the cells name.
    public func instruments(readFor cells: [Cell], knownAt: Position) throws -> Set<InstrumentID> {
        try cells.reduce(into: []) {
            $0.formUnion(try facts(about: $1, through: knownAt).instruments(readFor: $1))
        }
    }

    /// The whole slice of each instrument.
    public func steps(of instruments: [InstrumentID], through: Position) throws -> [[Event]] {
        try instruments.map { try slice(of: .instrument($0), through: through) }
    }

    /// The whole slice of the cell.
    public func facts(about cell: Cell, through: Position) throws -> FactSlice {
        FactSlice(try slice(of: .cell(cell), through: through))
    }

    /// What the steps of the instruments state.
    public func facts(aboutStepsOf instruments: [InstrumentID], through: Position) throws -> [FactSlice] {
        try steps(of: instruments, through: through).map { FactSlice($0) }
    }

    /// Makes known of a cell what it is computed from: what is filed under it, its indicator, and the steps of the
    /// instruments that were read for it. Their events are entries only where they are to be shown.
    public func load(
        _ cell: Cell, into known: inout Knowledge, through: Position, isShown: Bool = false
    ) throws {
        guard !known.isLoaded(.cell(cell)) else { return }
        if isShown {
            known.load(.cell(cell), slice: try slice(of: .cell(cell), through: through))
        } else {
            known.load(.cell(cell), try facts(about: cell, through: through))
        }
        let indicator = Subject.indicator(cell.indicator)
        if !known.isLoaded(indicator) {
            known.load(indicator, slice: try slice(of: indicator, through: through))
        }
        let read = known.instruments(readFor: cell).filter { !known.isTracked($0) }
        guard !read.isEmpty else { return }
        if isShown {
            for (id, steps) in zip(read, try steps(of: read, through: through)) {
                known.track(id, steps: steps)
            }
        } else {
            for (id, steps) in zip(read, try facts(aboutStepsOf: read, through: through)) {
                known.track(id, steps)
            }
        }
    }
}
