// What an event would do that no cell of today shows: to the days on which indicators are asked, and to assessments that
// name a finding.
public import EventLog
public import Ledger

/// What a recording does besides changing what cells show.
public struct RecordingEffects: Sendable {
    /// The indicators whose end it changes, each with the date that then holds; nil where it is asked on without an end.
    public let retirements: [(id: IndicatorID, since: EDTF?)]
    /// The findings that are none of their cell any more, each with the assessments that name it.
    public let unsupported: [(finding: EventID, assessments: [Position])]
    /// The present day and those on which what it states or takes back begins or ceases to count, ascending: on these a cell
    /// may come to show something else.
    public let days: [Day]
}

extension LedgerReader {
    /// What a proposal does besides changing what cells show; nothing where it is refused or known already.
    public func effects(of proposal: Proposal, _ terms: AppendTerms) throws -> RecordingEffects {
        var session = try AppendSession(log, known: .forChecks, for: .checks, origin: log.origin, terms)
        guard case .new(let event, let changes, let applied, _) = try session.admit(proposal) else {
            return RecordingEffects(retirements: [], unsupported: [], days: [now.day])
        }
        let end = try log.head().position
        let retired = Set((applied.before + applied.after).compactMap(\.retiredIndicator)).sorted()
        let definitions = try knowledge(ofKind: "indicator", at: end)
        let retirements = retired.compactMap { id -> (id: IndicatorID, since: EDTF?)? in
            let date = session.known.indicator(id)?.retired
            return date == definitions.indicator(id)?.retired ? nil : (id, date)
        }
        let kept = Set(applied.after.compactMap { fact in fact.cellRead.map { [fact.id.text, "\($0)"] } })
        let unsupported = try applied.before.compactMap {
            fact -> (finding: EventID, assessments: [Position])? in
            guard let cell = fact.cellRead, !kept.contains([fact.id.text, "\(cell)"]) else { return nil }
            let assessments = try assessments(of: cell, naming: fact.id, at: end)
            return assessments.isEmpty ? nil : (fact.id, assessments)
        }
        return RecordingEffects(
            retirements: retirements, unsupported: unsupported,
            days: try days(of: event, changes, applied, at: end))
    }

    /// The present day and those that an event, or what it corrects or takes back, names; of a step and of a finding also
    /// those of the other steps of its instrument, since they decide from when on it counts.
    private func days(
        of event: Event, _ changes: [Change], _ applied: Knowledge.Applied, at position: Position
    ) throws -> [Day] {
        let facts = applied.before + applied.after
        let instruments = Set((changes + facts.map(\.change)).compactMap(\.lawRead)).sorted()
        let slices = try log.facts(aboutStepsOf: instruments, through: position)
        let steps = zip(instruments, slices).flatMap { Instrument($0, facts: $1.holding).facts }
        let named = event.content.dates(changes) + (facts + steps).flatMap(\.dates)
        return Set([now.day] + named.map(\.last).filter { !$0.isDistant }).sorted()
    }

    /// The assessments of a cell that name a finding, in the order of the log.
    private func assessments(
        of cell: Cell, naming finding: EventID, at position: Position
    ) throws -> [Position] {
        try log.facts(about: cell, through: position).holding.compactMap { fact in
            guard case .assessment(let assessment) = fact.change, assessment.findings.contains(finding)
            else { return nil }
            return fact.position
        }
    }
}

extension Fact {
    /// The indicator that is asked no more by it.
    fileprivate var retiredIndicator: IndicatorID? {
        if case .definition(.retired(let id)) = change { id } else { nil }
    }

    /// The cell of which it is a reading.
    fileprivate var cellRead: Cell? {
        if case .finding(let finding) = change { finding.cell } else { nil }
    }
}
