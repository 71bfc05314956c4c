// The difference between two points A and B, walked A → (D₁, K₂) → B: what was learnt or corrected about the
// first day, then what changed in the world. Pure: three readings of the same cells come in.

/// The two legs of a comparison.
public enum Leg: String, Sendable, CaseIterable {
    case record, world
}

/// Why a cell differs at the end of a leg.
public enum DifferenceKind: String, Sendable, CaseIterable {
    case learnt, corrected
    case lawChanged = "law changed"
    case reassessed
    case criteriaChanged = "criteria changed"
    case newlyAssessed = "newly assessed"
    case newBasis = "new basis"
}

/// Whether protection became stronger, said only where no level is possible before and after.
public enum Direction: String, Sendable {
    case better, worse
}

/// One cell that differs over one leg.
public struct Difference: Sendable, Hashable {
    /// Which cell.
    public let cell: Cell
    /// On which leg.
    public let leg: Leg
    /// What it shows at the beginning of the leg.
    public let from: CellValue
    /// What it shows at its end.
    public let to: CellValue
    /// Why.
    public let kind: DifferenceKind
    /// Better or worse, where that can be said.
    public let direction: Direction?
    /// The events of all causes, ascending.
    public let events: [Position]
}

/// Compares three readings of the same cells.
public struct Comparison: Sendable {
    /// The last position known at A.
    let before: Position
    /// For the event at a position, the last event that decided what is believed of it at B.
    let known: @Sendable (Position) -> Position
    /// Of cells that lost the support of law over the world leg, the steps by which it is in force no more.
    let endings: [Cell: [Position]]
    /// Of cells that lost the support of law over the record leg, what was recorded since of the steps of that law.
    let revisions: [Cell: [Position]]

    /// A comparison whose first point knew nothing after a position.
    public init(
        before: Position, endings: [Cell: [Position]] = [:], revisions: [Cell: [Position]] = [:],
        known: @escaping @Sendable (Position) -> Position
    ) {
        self.before = before
        self.endings = endings
        self.revisions = revisions
        self.known = known
    }

    /// The differences, cell by cell, the record leg first; each leg comes as what cells show at its two ends.
    public func differences(
        record: [(first: StoredCell?, second: StoredCell?)],
        world: [(first: StoredCell?, second: StoredCell?)]
    ) -> [Difference] {
        let legs =
            record.compactMap { self.record($0.first, $0.second) }
            + world.compactMap { self.world($0.first, $0.second) }
        return legs.sorted { ($0.cell, $0.leg == .record ? 0 : 1) < ($1.cell, $1.leg == .record ? 0 : 1) }
    }

    private func record(_ a: StoredCell?, _ m: StoredCell?) -> Difference? {
        let (from, to) = (a?.value ?? .notAssessed, m?.value ?? .notAssessed)
        guard let cell = a?.cell ?? m?.cell, !from.showsSame(as: to) else { return nil }
        let amended = Set(from.causes + to.causes).map(known).filter { $0 > before }
        let by = ending(m).filter { $0 > before }
        let revisions = revisions[cell] ?? []
        return Difference(
            cell: cell, leg: .record, from: from, to: to, kind: recordKind(a, m, revisions),
            direction: direction(from, to),
            events: Set(to.causes + amended + by + revisions.map(known)).sorted())
    }

    /// The kind of the decisive cause; where that was known already, of the cause that was known last; where no
    /// cause is new, corrected if one of the causes before was taken back or changed, or a step that was known already
    /// of the law that is lost.
    private func recordKind(
        _ a: StoredCell?, _ m: StoredCell?, _ revisions: [Position]
    ) -> DifferenceKind {
        let after = m?.value ?? .notAssessed
        let decisive = ([after.position].compactMap(\.self) + ending(m)).first { known($0) > before }
        let latest = after.causes.filter { known($0) > before }.max { known($0) < known($1) }
        if let cause = decisive ?? latest { return cause > before ? .learnt : .corrected }
        let earlier = (a?.value.causes ?? []) + ending(a)
        return (earlier + revisions.filter { $0 <= before }).contains { known($0) > before }
            ? .corrected : .learnt
    }

    /// The event that left a cell without any cause, such as a repeal.
    private func ending(_ cell: StoredCell?) -> [Position] {
        guard let cell, cell.value.causes.isEmpty else { return [] }
        return [cell.by].compactMap(\.self)
    }

    private func world(_ m: StoredCell?, _ b: StoredCell?) -> Difference? {
        let (from, to) = (m?.value ?? .notAssessed, b?.value ?? .notAssessed)
        guard let cell = m?.cell ?? b?.cell, !from.showsSame(as: to) else { return nil }
        return Difference(
            cell: cell, leg: .world, from: from, to: to, kind: worldKind(from, to),
            direction: direction(from, to),
            events: Set(to.causes + ending(b) + expired(from, to) + (endings[cell] ?? [])).sorted())
    }

    /// The assessment whose period is over, where it leaves nothing behind.
    private func expired(_ from: CellValue, _ to: CellValue) -> [Position] {
        from.basis == .assessed && to.basis == nil ? [from.position].compactMap(\.self) : []
    }

    private func worldKind(_ from: CellValue, _ to: CellValue) -> DifferenceKind {
        if from.levelWords == to.levelWords { return .newBasis }
        switch to.basis {
        case .assessed: return from.basis == .assessed ? .reassessed : .newlyAssessed
        case .law where to.isByRevision: return .criteriaChanged
        case nil where from.basis == .assessed: return .reassessed
        case .law, nil: return .lawChanged
        }
    }

    private func direction(_ from: CellValue, _ to: CellValue) -> Direction? {
        guard from.scale == to.scale, let before = from.levels, let after = to.levels,
            let low = after.lowest, let high = after.highest, let worst = before.lowest,
            let best = before.highest
        else { return nil }
        if low > best { return .better }
        return high < worst ? .worse : nil
    }
}
