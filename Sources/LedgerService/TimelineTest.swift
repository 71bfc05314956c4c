// Which events and cells a timeline shows. Names are resolved once.
import EventLog
import Ledger

struct TimelineTest {
    private let jurisdictions: Set<Jurisdiction>?
    private let body: BodyID?
    private let indicators: Set<IndicatorID>
    private let instrument: InstrumentID?
    private let types: [String]
    /// The cells of the indicators, where any is asked for.
    private let cells: [Cell]
    /// The instruments that have a finding for one of them.
    private let readInstruments: Set<InstrumentID>

    /// Which cells are shown is told without reading which instruments were read for them.
    init(
        _ filter: TimelineFilter, _ reader: LedgerReader, _ point: Point, ofCellsAlone: Bool = false
    ) throws {
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
        cells =
            indicators.isEmpty || ofCellsAlone
            ? [] : try TimelineTest.cells(of: indicators, self.jurisdictions, reader, point)
        readInstruments =
            cells.isEmpty ? [] : try reader.log.instruments(readFor: cells, knownAt: point.position)
    }

    private static func cells(
        of indicators: Set<IndicatorID>, _ jurisdictions: Set<Jurisdiction>?, _ reader: LedgerReader,
        _ point: Point
    ) throws -> [Cell] {
        if jurisdictions?.isEmpty ?? false { return [] }
        let subjects = try reader.log.subjects(
            kind: "cell", of: jurisdictions?.sorted() ?? [], through: point.position)
        return subjects.compactMap {
            if case .cell(let cell) = $0, indicators.contains(cell.indicator) { cell } else { nil }
        }
    }

    /// The positions of events among which those that are accepted are; nil where they may be anywhere.
    func candidates(_ log: any EventLog, knownAt position: Position) throws -> Set<Position>? {
        if let instrument {
            return Set(try log.positions(filedUnder: [.instrument(instrument)], through: position))
        }
        if let body { return Set(try log.positions(filedUnder: [.body(body)], through: position)) }
        if !indicators.isEmpty {
            let subjects =
                cells.map { Subject.cell($0) } + readInstruments.map { .instrument($0) }
                + indicators.map { .indicator($0) }
            return Set(try log.positions(filedUnder: Set(subjects), through: position))
        }
        return try jurisdictions.map {
            $0.isEmpty
                ? [] : Set(try log.positions(filedUnder: $0.sorted(), after: .zero, through: position))
        }
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
