// A part of what is known of a cell: enough to compute it on some days, and read from the store for no others.

/// Facts about a cell and the instruments that were read for it.
public struct CellPart: Sendable {
    /// Which cell.
    public let cell: Cell
    private let indicator: Indicator?
    private var byPosition: [Position: Fact] = [:]
    private var instruments: [InstrumentID: Instrument] = [:]
    /// How many facts were read, those about instruments among them.
    public private(set) var count = 0

    /// Nothing is known of the cell yet; its indicator is nil where it is not defined.
    public init(_ cell: Cell, _ indicator: Indicator?) {
        self.cell = cell
        self.indicator = indicator
    }

    /// Adds facts, as far as they are about the cell.
    public mutating func take(_ facts: [Fact]) {
        count += facts.count
        for fact in facts where fact.change.isFiled(under: .cell(cell)) { byPosition[fact.position] = fact }
    }

    /// Adds an instrument with all its steps and all readings of it for the cell; other facts do no harm.
    public mutating func take(_ id: InstrumentID, _ facts: [Fact]) {
        let bearing = facts.filter { fact in
            switch fact.change {
            case .step(let step): step.instrument == id
            case .finding(let finding): finding.instrument == id && finding.cell == cell
            default: false
            }
        }
        instruments[id] = Instrument(id, facts: bearing)
        take(bearing)
    }

    /// Whether an instrument was added.
    public func holds(_ id: InstrumentID) -> Bool { instruments[id] != nil }

    /// Whether what an event states was added.
    public func holds(_ position: Position) -> Bool { byPosition[position] != nil }

    /// What is known of the cell, in the order of the log.
    public var facts: [Fact] { byPosition.values.sorted { $0.position < $1.position } }

    /// Whether anything is.
    public var isKnown: Bool { !byPosition.isEmpty }

    /// Whether the cell has a finding or an assessment.
    public var isRead: Bool {
        byPosition.values.contains {
            switch $0.change {
            case .finding, .assessment: true
            default: false
            }
        }
    }

    /// The findings that its assessments name.
    public var named: Set<EventID> {
        byPosition.values.reduce(into: []) { named, fact in
            if case .assessment(let assessment) = fact.change { named.formUnion(assessment.findings) }
        }
    }

    /// The instruments that its findings are about.
    public var read: Set<InstrumentID> { Set(byPosition.values.compactMap(\.change.lawRead)) }

    /// What computes the cell from this part; nil where its indicator is not defined.
    public var evaluator: CellEvaluator? {
        guard let indicator else { return nil }
        return CellEvaluator(cell, indicator, facts) { tracked($0) }
    }

    /// An instrument as it is read for the cell.
    func tracked(_ id: InstrumentID) -> TrackedInstrument {
        TrackedInstrument(instruments[id] ?? Instrument(id))
    }
}
