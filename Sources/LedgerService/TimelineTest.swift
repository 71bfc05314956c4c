// Which events and cells a timeline shows. Names are resolved once.
import EventLog
import Ledger

struct TimelineTest {
    private let jurisdictions: Set<Jurisdiction>?
    private let body: BodyID?
    private let indicators: Set<IndicatorID>
    private let instrument: InstrumentID?
    private let types: [String]
    private let readInstruments: Set<InstrumentID>

    init(_ filter: TimelineFilter, _ reader: LedgerReader, _ point: Point) throws {
        var jurisdictions = Set(try filter.jurisdictions.map { try reader.jurisdiction($0) })
        if let region = filter.region {
            let members = Set(try reader.body(region, at: point.position).members(on: point.day))
            jurisdictions = jurisdictions.isEmpty ? members : jurisdictions.intersection(members)
        }
        self.jurisdictions = filter.jurisdictions.isEmpty && filter.region == nil ? nil : jurisdictions
        body = try filter.body.map { try reader.body($0, at: point.position).id }
        let indicators = Set(try filter.indicators.map { try reader.indicator($0, at: point.position) })
        self.indicators = indicators
        instrument = try filter.instrument.map { try reader.instrument($0, at: point.position).0.id }
        types = filter.types
        if let problem = Catalogue.refusal(ofNames: types) { throw QuestionProblem(problem.message) }
        readInstruments =
            indicators.isEmpty ? [] : try TimelineTest.instruments(readFor: indicators, reader, point)
    }

    /// The instruments that have a finding for one of the indicators.
    private static func instruments(
        readFor indicators: Set<IndicatorID>, _ reader: LedgerReader, _ point: Point
    ) throws -> Set<InstrumentID> {
        let cells = try reader.log.subjects(kind: "cell", through: point.position).filter {
            $0.indicator.map(indicators.contains) ?? false
        }
        let known = try reader.knowledge(of: cells, at: point.position)
        return Set(
            cells.flatMap { known.facts(about: $0) }.compactMap {
                if case .finding(let finding) = $0.change { finding.instrument } else { nil }
            })
    }

    /// Whether no event is left out.
    var acceptsEverything: Bool {
        jurisdictions == nil && body == nil && indicators.isEmpty && instrument == nil && types.isEmpty
    }

    func shows(_ cell: Cell) -> Bool {
        (jurisdictions?.contains(cell.jurisdiction) ?? true)
            && (indicators.isEmpty || indicators.contains(cell.indicator))
    }

    func accepts(_ entry: Entry, _ content: Content, _ changes: [LevelChange]) -> Bool {
        if acceptsEverything { return true }
        let ofType = types.isEmpty || types.contains { Catalogue.isMeant(content.type, by: $0) }
        return ofType && concerns(entry.subjects, changes)
    }

    /// Whether what is about some subjects, and changes some levels, belongs to what is asked for.
    func concerns(_ subjects: Set<Subject>, _ changes: [LevelChange] = []) -> Bool {
        let ofJurisdiction = jurisdictions.map { wanted in
            subjects.contains { $0.jurisdiction.map(wanted.contains) ?? false }
        }
        let ofBody = body.map { subjects.contains(.body($0)) }
        let ofInstrument = instrument.map { subjects.contains(.instrument($0)) }
        let ofIndicator = indicators.isEmpty ? nil : isAbout(subjects, changes)
        return [ofJurisdiction, ofBody, ofInstrument, ofIndicator].allSatisfy { $0 ?? true }
    }

    private func isAbout(_ subjects: Set<Subject>, _ changes: [LevelChange]) -> Bool {
        changes.contains { indicators.contains($0.cell.indicator) }
            || subjects.contains { subject in
                if case .instrument(let id) = subject { return readInstruments.contains(id) }
                return subject.indicator.map(indicators.contains) ?? false
            }
    }
}
