// Instruments, treaties, commitments, and cells that await a person.
import EventLog
public import Ledger

/// An instrument with where it stands at a point.
public struct InstrumentStanding: Sendable {
    /// The instrument.
    public let instrument: Instrument
    /// Where it stands; nil before its first step.
    public let standing: Standing?
    /// Whether the day lies inside the imprecise date of one of its steps.
    public let isPossible: Bool
}

/// A cell that awaits a person.
public struct ReviewItem: Sendable {
    /// Which cell.
    public let cell: Cell
    /// What it shows.
    public let value: CellValue
    /// The reasons, as flags; `possible` alone is none.
    public let reasons: [String]
}

extension LedgerReader {
    /// The instruments of the jurisdictions given, or of all, where they stand at a point.
    public func instruments(at point: Point, jurisdictions: [Jurisdiction] = []) throws
        -> [InstrumentStanding]
    {
        var instruments: [InstrumentStanding] = []
        try forEachInstrument(at: point, jurisdictions: jurisdictions) {
            instruments.append($0)
            return true
        }
        return instruments
    }

    /// How many instruments are read at a time.
    private static let instrumentsAtATime = 500

    /// Calls the body with each instrument of the jurisdictions given, or of all, by name, until it gives false: memory
    /// holds some at a time.
    public func forEachInstrument(
        at point: Point, jurisdictions: [Jurisdiction] = [], _ body: (InstrumentStanding) -> Bool
    ) throws {
        let ids = try log.subjects(kind: "instrument", of: jurisdictions, through: point.position)
            .compactMap { if case .instrument(let id) = $0 { id } else { nil } }
        for start in stride(from: 0, to: ids.count, by: LedgerReader.instrumentsAtATime) {
            let some = Array(ids[start..<min(start + LedgerReader.instrumentsAtATime, ids.count)])
            let slices = try log.facts(aboutStepsOf: some, through: point.position)
            for (id, facts) in zip(some, slices) {
                let instrument = Instrument(id, facts: facts.holding)
                guard instrument.hasSteps else { continue }
                let standing = InstrumentStanding(
                    instrument: instrument, standing: instrument.standing(on: point.day),
                    isPossible: instrument.isPossible(on: point.day))
                guard body(standing) else { return }
            }
        }
    }

    /// The provisions of an instrument that its steps and findings speak of, as known now.
    public func provisions(of instrument: InstrumentID) throws -> [String] {
        let known = try knowledge(of: [.instrument(instrument)], at: log.head().position)
        let provisions = known.facts(about: .instrument(instrument)).flatMap { fact -> [String] in
            switch fact.change {
            case .step(let step): step.provisions
            case .finding(let finding): finding.provisions
            default: []
            }
        }
        return Set(provisions).sorted()
    }

    /// The participation of jurisdictions in treaties at a point; "no action" is listed for those asked for.
    public func treaties(
        at point: Point, treaty: String? = nil, jurisdictions: [Jurisdiction] = []
    ) throws -> [(treaty: InstrumentID, jurisdiction: Jurisdiction, participation: Participation)] {
        let ids = try treaty.map { [try instrument($0, at: point.position).0.id] } ?? treaties(at: point)
        let known = try knowledge(of: ids.map { .instrument($0) }, at: point.position)
        return ids.flatMap {
            id -> [(treaty: InstrumentID, jurisdiction: Jurisdiction, participation: Participation)] in
            let facts = known.facts(about: .instrument(id))
            let acting = Set(
                facts.compactMap {
                    if case .participation(let act) = $0.change { act.jurisdiction } else { nil }
                })
            guard !acting.isEmpty else { return [] }
            return (jurisdictions.isEmpty ? acting.sorted() : jurisdictions.sorted()).map {
                (id, $0, Participation.of($0, in: facts, on: point.day))
            }.filter { !jurisdictions.isEmpty || $0.2.status != .noAction || $0.2.isPossible }
        }
    }

    /// The instruments that any jurisdiction has acted on as on a treaty, by name.
    private func treaties(at point: Point) throws -> [InstrumentID] {
        let known = try knowledge(ofKind: "jurisdiction", at: point.position)
        let acts = known.subjects.filter { $0.kind == "jurisdiction" }.flatMap { known.facts(about: $0) }
        return Set(
            acts.compactMap { if case .participation(let act) = $0.change { act.treaty } else { nil } }
        ).sorted()
    }

    /// The commitments made by a point, by kind and name.
    public func commitments(at point: Point) throws -> [Commitment] {
        let subjects = try log.subjects(kind: "commitment", through: point.position)
        let known = try knowledge(of: subjects, at: point.position)
        return subjects.compactMap { subject in
            guard case .commitment(let id) = subject else { return nil }
            return Commitment(id, facts: known.facts(about: subject), on: point.day)
        }.sorted { ($0.kind.order, $0.events[0]) < ($1.kind.order, $1.events[0]) }
    }

    /// The cells that await a person at a point, of those that a filter chooses, with the reasons.
    public func review(at point: Point, _ filter: MatrixFilter = MatrixFilter()) throws -> [ReviewItem] {
        let columns = Set(try chosen(at: point, filter).map(\.id))
        let rows = try rows(at: point, filter).map { Set($0) }
        let cells = try log.cells(on: point.day, knownAt: point.position)
            .flagged(redactedCells(knownAt: point.position, by: point.day))
        let retired = Set(try retired(at: point).map(\.id))
        return cells.filter {
            columns.contains($0.cell.indicator) && !retired.contains($0.cell.indicator)
                && rows?.contains($0.cell.jurisdiction) ?? true
        }.compactMap { stored in
            let reasons = stored.value.flags.subtracting(.possible).names
            return reasons.isEmpty
                ? nil : ReviewItem(cell: stored.cell, value: stored.value, reasons: reasons)
        }
    }
}

extension CommitmentKind {
    fileprivate var order: Int { CommitmentKind.allCases.firstIndex(of: self) ?? 0 }
}
