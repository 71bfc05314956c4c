// How an event changes on which days something bears on a cell.

/// What an applied event makes of the bearings of a cell.
public struct BearingChange: Sendable, Equatable {
    /// What bore on the cell before and does not any more.
    public let withdrawn: Set<Bearing>
    /// What bears on it now and did not before.
    public let stated: Set<Bearing>

    /// The change that an event makes, given all that is known of the instruments that it is about.
    public init(_ applied: Knowledge.Applied, on cell: Cell, _ known: Knowledge) {
        let mine = { (facts: [Fact]) in facts.filter { $0.change.isFiled(under: .cell(cell)) } }
        var before = Set(mine(applied.before).flatMap { Bearing.all(of: $0) })
        var after = Set(mine(applied.after).flatMap { Bearing.all(of: $0) })
        for id in Set((applied.before + applied.after).compactMap(\.change.lawRead)) {
            let facts = known.facts(about: .instrument(id))
            let earlier = BearingChange.undoing(applied, in: facts, about: id)
            if let bearing = Bearing.instrument(id, earlier, for: cell) { before.insert(bearing) }
            if let bearing = Bearing.instrument(id, facts, for: cell) { after.insert(bearing) }
        }
        withdrawn = before.subtracting(after)
        stated = after.subtracting(before)
    }

    /// What was known about an instrument before an event.
    private static func undoing(
        _ applied: Knowledge.Applied, in facts: [Fact], about id: InstrumentID
    ) -> [Fact] {
        var earlier = facts
        for fact in applied.after { earlier.unfile(at: fact.position) }
        for fact in applied.before where fact.change.isFiled(under: .instrument(id)) { earlier.file(fact) }
        return earlier
    }
}

extension Bearing {
    /// The days of an instrument that was read for a cell, from all facts about the instrument.
    fileprivate static func instrument(_ id: InstrumentID, _ facts: [Fact], for cell: Cell) -> Bearing? {
        let findings = facts.filter {
            if case .finding(let finding) = $0.change { finding.cell == cell } else { false }
        }
        guard !findings.isEmpty else { return nil }
        return Bearing(of: TrackedInstrument(Instrument(id, facts: facts)), readBy: findings)
    }
}
