// A slice of the log for whoever computes with it and shows no event: what originals state, without the events.

/// What a log has of one subject, in fewer bytes than its events.
public struct FactSlice: Sendable {
    /// What originals state that nothing corrects or retracts, in the order of the log.
    private(set) var facts: [Fact] = []
    /// The other originals with all that corrects or retracts them, in the order of the log.
    private(set) var amended: [Event] = []

    /// Nothing.
    public init() {}

    /// The slice of which these are the events: originals with all that corrects or retracts them, in the order of the log.
    public init(_ events: [Event]) { amended = events }

    /// Adds what an original states that nothing corrects or retracts.
    public mutating func add(_ content: Content, at position: Position, id: EventID) {
        for change in Catalogue.changes(of: content) {
            facts.append(
                Fact(position: position, id: id, known: position, occurred: content.occurred, change: change))
        }
    }

    /// Adds what an original states now, with every correction that holds.
    public mutating func add(
        _ change: Change, at position: Position, id: EventID, known: Position, occurred: EDTF
    ) {
        facts.append(Fact(position: position, id: id, known: known, occurred: occurred, change: change))
    }

    /// Puts originals with all that corrects or retracts them in place of what the originals alone would state.
    public mutating func replace(withAmended groups: [[Event]]) {
        let originals = Set(groups.compactMap { $0.first?.position })
        facts.removeAll { originals.contains($0.position) }
        amended += groups.joined()
    }
}

extension FactSlice {
    /// What holds of the slice, in the order of the log.
    public var holding: [Fact] {
        guard !amended.isEmpty else { return facts }
        var known = Knowledge(partial: true)
        return known.holding(self)
    }

    /// The instruments that have a finding for a cell, as far as the slice tells.
    public func instruments(readFor cell: Cell) -> Set<InstrumentID> {
        Set(
            holding.compactMap {
                if case .finding(let finding) = $0.change, finding.cell == cell {
                    finding.instrument
                } else {
                    nil
                }
            })
    }
}

extension Knowledge {
    /// What holds of a slice, in the order of the log.
    fileprivate mutating func holding(_ slice: FactSlice) -> [Fact] {
        let amended = take(slice.amended).flatMap { entries[$0]?.facts ?? [] }
        return amended.isEmpty
            ? slice.facts : (slice.facts + amended).sorted { $0.position < $1.position }
    }

    /// Makes a subject complete from its slice of the log, whose originals become entries only where something
    /// corrects or retracts them.
    public mutating func load(_ subject: Subject, _ slice: FactSlice) {
        guard !isLoaded(subject) else { return }
        file(slice, under: subject)
        complete(subject)
    }

    /// Makes the steps of an instrument complete from a slice that has all of them; other facts about it may be missing.
    public mutating func track(_ id: InstrumentID, _ slice: FactSlice) {
        guard !isTracked(id) else { return }
        file(slice, under: .instrument(id))
        keepTrack(of: id)
    }

    private mutating func file(_ slice: FactSlice, under subject: Subject) {
        file(holding(slice), under: subject)
    }
}
