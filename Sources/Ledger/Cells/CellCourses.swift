// The courses of cells for many events at once: an import, or projections that are made anew. One jurisdiction's
// events, with those about indicators, decide all its cells.

/// The courses of all cells that a stream of events touches, from event to event.
///
/// A stream holds what is filed under the instruments and cells of a jurisdiction and under indicators, with all
/// that corrects or retracts it, in the order of the log. Of an event no more is kept than courses need.
public struct CellCourses: Sendable {
    private struct HeldCell: Sendable {
        let cell: Cell
        var course: CellCourse
        /// What is filed under the cell, in the order of the log.
        var facts: [Fact] = []
        /// How many of them are findings and assessments.
        var readings = 0
    }

    private struct HeldInstrument: Sendable {
        let jurisdiction: Jurisdiction?
        var tracked: TrackedInstrument
        /// How many findings it has for the cells, by their numbers.
        var findings: [Int: Int] = [:]
        /// The last event that changed its steps.
        var changed = Position.zero
    }

    private let jurisdiction: Jurisdiction?
    private var facts = CourseFacts()
    private var cells: [HeldCell] = []
    private var numbers: [Cell: Int] = [:]
    private var cellsOfIndicator: [IndicatorID: [Int]] = [:]
    private var instruments: [InstrumentID: HeldInstrument] = [:]
    private var definitions: [IndicatorID: [Fact]] = [:]
    private var indicators: [IndicatorID: Indicator] = [:]

    /// Nothing is known yet; with a jurisdiction, cells of no other are looked at.
    public init(of jurisdiction: Jurisdiction? = nil) { self.jurisdiction = jurisdiction }

    /// Takes the next event of the stream; gives every cell that it touches, sorted, with what changes in its course,
    /// maybe nothing, and whether it has a finding or an assessment afterwards.
    public mutating func take(_ event: Event) -> [(cell: Cell, change: CourseChange, isRead: Bool)] {
        let applied = facts.take(event)
        for fact in applied.before { file(fact, isStated: false) }
        for fact in applied.after { file(fact, isStated: true) }
        for fact in [applied.before, applied.after].joined() {
            if case .step(let step) = fact.change { instruments[step.instrument]?.changed = event.position }
        }
        let touched = touched(by: applied)
        let isDefined =
            applied.before.contains(where: \.isDefinition) || applied.after.contains(where: \.isDefinition)
        return touched.map { number, days in
            let change = change(number, by: applied, on: days, at: event.position, isDefined)
            return (cells[number].cell, change, cells[number].readings > 0)
        }
    }

    private mutating func change(
        _ number: Int, by applied: Knowledge.Applied, on days: TouchedDays, at position: Position,
        _ isDefined: Bool
    ) -> CourseChange {
        guard !cells[number].facts.isEmpty else { return cells[number].course.end() }
        let instruments = instruments
        let tracked = { (id: InstrumentID) in
            instruments[id]?.tracked ?? TrackedInstrument(Instrument(id))
        }
        guard !isDefined, cells[number].course.isEvaluated else {
            let indicator = indicator(cells[number].cell.indicator)
            return cells[number].course.restart(indicator, cells[number].facts, at: position, tracked)
        }
        return cells[number].course.take(applied, on: days, at: position, tracked)
    }

    private mutating func indicator(_ id: IndicatorID) -> Indicator? {
        if indicators[id] == nil { indicators[id] = Indicator(id, facts: definitions[id] ?? []) }
        return indicators[id]
    }

    /// The numbers of the cells touched, in the order of the cells, with the days that may change.
    private func touched(by applied: Knowledge.Applied) -> [(Int, TouchedDays)] {
        var touched: [(Int, TouchedDays)] = []
        for fact in [applied.before, applied.after].joined() {
            let numbers = cells(touchedBy: fact)
            guard !numbers.isEmpty else { continue }
            let days = fact.touchedDays(fact.change.lawRead.flatMap { instruments[$0]?.tracked.instrument })
            for number in numbers {
                guard let index = touched.firstIndex(where: { $0.0 == number }) else {
                    touched.append((number, days))
                    continue
                }
                touched[index].1.from = min(touched[index].1.from, days.from)
                touched[index].1.to = max(touched[index].1.to, days.to)
            }
        }
        guard touched.count > 1 else { return touched }
        return touched.sorted { [cells] in cells[$0.0].cell < cells[$1.0].cell }
    }

    private func cells(touchedBy fact: Fact) -> [Int] {
        switch fact.change {
        case .step(let step): instruments[step.instrument].map { Array($0.findings.keys) } ?? []
        case .definition(.defined(let id, _)), .definition(.revised(let id, _)): cellsOfIndicator[id] ?? []
        default: fact.change.cells(instruments[fact.change.lawRead]?.jurisdiction).compactMap { numbers[$0] }
        }
    }

    private mutating func file(_ fact: Fact, isStated: Bool) {
        switch fact.change {
        case .step(let step):
            hold(step.instrument)
            instruments[step.instrument]?.tracked.change(
                withdrawn: isStated ? nil : fact, stated: isStated ? fact : nil)
        case .definition(let definition):
            for case .indicator(let id) in definition.subjects {
                indicators[id] = nil
                if isStated {
                    definitions[id, default: []].file(fact)
                } else {
                    definitions[id]?.unfile(at: fact.position)
                }
            }
        case .finding(let finding):
            hold(finding.instrument)
            for number in fileUnderCells(fact, isStated) {
                cells[number].readings += isStated ? 1 : -1
                let count = instruments[finding.instrument]?.findings[number] ?? 0
                let next = count + (isStated ? 1 : -1)
                instruments[finding.instrument]?.findings[number] = next > 0 ? next : nil
                instruments[finding.instrument]?.tracked.keepTrack(of: finding.provisions)
            }
        case .assessment:
            for number in fileUnderCells(fact, isStated) { cells[number].readings += isStated ? 1 : -1 }
        default: _ = fileUnderCells(fact, isStated)
        }
    }

    private mutating func hold(_ id: InstrumentID) {
        guard instruments[id] == nil else { return }
        instruments[id] = HeldInstrument(
            jurisdiction: id.jurisdiction, tracked: TrackedInstrument(Instrument(id)))
    }

    /// Files a fact under its cells, or takes it out again; gives the numbers of the cells.
    private mutating func fileUnderCells(_ fact: Fact, _ isStated: Bool) -> [Int] {
        let named = fact.change.cells(instruments[fact.change.lawRead]?.jurisdiction)
        return named.filter { jurisdiction == nil || $0.jurisdiction == jurisdiction }.map { cell in
            let number = number(of: cell)
            if isStated {
                cells[number].facts.file(fact)
            } else {
                cells[number].facts.unfile(at: fact.position)
            }
            return number
        }
    }

    private mutating func number(of cell: Cell) -> Int {
        if let number = numbers[cell] { return number }
        let number = cells.count
        numbers[cell] = number
        cells.append(HeldCell(cell: cell, course: CellCourse(cell)))
        cellsOfIndicator[cell.indicator, default: []].append(number)
        return number
    }

    /// The days on which something bears on a cell, as it is believed now.
    public func bearings(of cell: Cell) -> [Bearing] {
        guard let number = numbers[cell] else { return [] }
        return Bearing.all(cells[number].facts) { id in
            instruments[id]?.tracked ?? TrackedInstrument(Instrument(id))
        }
    }

    /// The instruments of which an event after a position changed the steps, by name, each with the last event that did so
    /// and with what states them now.
    public func instruments(
        changedAfter position: Position
    ) -> [(id: InstrumentID, changed: Position, steps: [Fact])] {
        instruments.filter { $0.value.changed > position && $0.value.jurisdiction == jurisdiction }
            .map { ($0.key, $0.value.changed, $0.value.tracked.instrument.facts) }.sorted { $0.0 < $1.0 }
    }

    /// What is believed of a cell, without gaps; empty where nothing is known of it.
    public func spans(of cell: Cell) -> [CellSpan] { numbers[cell].map { cells[$0].course.spans } ?? [] }
}

extension Dictionary {
    fileprivate subscript(key: Key?) -> Value? { key.flatMap { self[$0] } }
}

extension Change {
    /// The cells that the change is filed under, given the jurisdiction of the instrument that it is about.
    fileprivate func cells(_ jurisdiction: Jurisdiction?) -> [Cell] {
        switch self {
        case .finding(let finding): jurisdiction.map { [Cell($0, finding.indicator)] } ?? []
        case .assessment(let assessment): [assessment.cell]
        case .dispute(let dispute): [dispute.cell]
        case .mention(let mention): mention.subjects.compactMap(\.cell)
        case .redaction(let redaction): redaction.about.compactMap(\.cell)
        case .step, .definition, .participation, .membership, .consultation, .commitment, .amendment: []
        }
    }
}

extension Fact {
    /// Whether it publishes a checklist or defines, revises or retires an indicator.
    public var isDefinition: Bool { if case .definition = change { true } else { false } }
}
