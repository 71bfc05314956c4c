// Why a cell is what it is. What bears on the present is read alone where the log can tell it; everything else, and
// everything there is, is read from the whole slice of the cell.
import EventLog
public import Ledger

extension LedgerReader {
    /// Why a cell is what it is at a point: by what bears on it since the assessment that prevails, or by everything; with
    /// the entries of all that is named. Nil where its indicator is not defined.
    public func explanation(
        of cell: Cell, at point: Point, basis: BasisChoice = .latest, isWhole: Bool = false
    ) throws -> (Explanation, Knowledge)? {
        guard var (explanation, known) = try explained(cell, at: point, basis, isWhole) else { return nil }
        if try redactedCells(knownAt: point.position, by: point.day).contains(cell) {
            explanation.value.flags.insert(.redacted)
        }
        // Of an indicator no more is kept than it states; its revision is named too.
        let revision = explanation.version.position
        if explanation.version.number > 1, known.entry(at: revision) == nil {
            for entry in try log.entries(at: [revision], knownAt: point.position) {
                known.take([entry.event] + entry.amendments.map(\.event))
            }
        }
        return (explanation, known)
    }

    /// The events that once said something of a cell and do so no more, since they were retracted or corrected; nil where
    /// none was ever recorded about it.
    public func formerCauses(of cell: Cell, at position: Position) throws -> [Position]? {
        let slice = try log.slice(of: .cell(cell), through: position)
        guard !slice.isEmpty else { return nil }
        var known = Knowledge(partial: true)
        known.take(slice)
        return slice.filter { event in
            let facts = known.entry(event.id)?.facts ?? []
            return Catalogue.changes(of: event.content).contains { $0.says(of: cell) }
                && !facts.contains { $0.change.says(of: cell) }
        }.map(\.position)
    }

    private func explained(
        _ cell: Cell, at point: Point, _ basis: BasisChoice, _ isWhole: Bool
    ) throws -> (Explanation, Knowledge)? {
        if !isWhole, let present = try presentExplanation(of: cell, at: point, basis) { return present }
        let known = try knowledge(of: [.cell(cell)], at: point.position)
        guard let evaluator = CellEvaluator(cell, known: known) else { return nil }
        let explanation =
            isWhole
            ? evaluator.explanation(on: point.day, basis: basis)
            : evaluator.presentExplanation(on: point.day, basis: basis, known: known)
        return (explanation, known)
    }

    private func presentExplanation(
        of cell: Cell, at point: Point, _ basis: BasisChoice
    ) throws -> (Explanation, Knowledge)? {
        let definitions = try knowledge(ofKind: "indicator", at: point.position)
        guard
            let (part, leavesOut) = try log.present(
                of: cell, on: point.day, knownAt: point.position, basis: basis, definitions),
            var explanation = part.presentExplanation(on: point.day, basis: basis)
        else { return nil }
        explanation.leavesOut = leavesOut
        return (explanation, try entries(named: explanation, at: point.position))
    }

    /// The entries of what an explanation names, and of the steps of its instruments.
    private func entries(named explanation: Explanation, at position: Position) throws -> Knowledge {
        var known = Knowledge(partial: true)
        let positions =
            explanation.readings.map(\.position) + explanation.judgements.map(\.position)
            + explanation.objections.map(\.position)
        for entry in try log.entries(at: positions, knownAt: position) {
            known.take([entry.event] + entry.amendments.map(\.event))
        }
        let instruments = Set(explanation.readings.map(\.finding.instrument)).sorted()
        for (id, steps) in zip(instruments, try log.steps(of: instruments, through: position)) {
            known.track(id, steps: steps)
        }
        return known
    }
}

extension Change {
    /// Whether it is a reading, a judgement or a dispute of a cell.
    fileprivate func says(of cell: Cell) -> Bool {
        switch self {
        case .finding(let finding): finding.cell == cell
        case .assessment(let assessment): assessment.cell == cell
        case .dispute(let dispute): dispute.cell == cell
        default: false
        }
    }
}
