// Questions about what is known that checks and views share. Reads facts, decides nothing about levels.

extension Knowledge {
    /// Whether anything is known about a subject.
    public func isKnown(_ subject: Subject) -> Bool { !facts(about: subject).isEmpty }

    /// Whether any step of an instrument, or act about a treaty, is known.
    public func hasStep(_ id: InstrumentID) -> Bool {
        if let brief = briefs?[id] { return brief.hasStep }
        return facts(about: .instrument(id)).contains {
            switch $0.change {
            case .step(let step): step.instrument == id
            case .participation: true
            default: false
            }
        }
    }

    /// Whether an instrument had certainly been enacted by a day.
    func isEnacted(_ id: InstrumentID, on day: Day) -> Bool {
        if let brief = briefs?[id] { return brief.isEnacted(on: day) }
        let first = Instrument(id, facts: facts(about: .instrument(id))).firstDay(of: .enacted)
        return first.map { $0 <= day } ?? false
    }

    /// The last day on which a step puts an instrument, or a part of it, in force, as far as is known; nil where none does.
    func lastCommencement(of id: InstrumentID) -> Day? {
        if let brief = briefs?[id] { return brief.lastCommencement }
        return Instrument(id, facts: facts(about: .instrument(id))).lastCommencement
    }

    /// The entry of an event: itself and what was later said of it.
    public func entry(_ id: EventID) -> Entry? { positions[id].flatMap { entries[$0] } }

    /// The entry of the original event at a position.
    public func entry(at position: Position) -> Entry? { entries[position] }

    /// The instruments that were read for a cell, sorted.
    public func instruments(readFor cell: Cell) -> [InstrumentID] {
        Set(
            facts(about: .cell(cell)).compactMap {
                if case .finding(let finding) = $0.change { finding.instrument } else { nil }
            }
        ).sorted()
    }

    /// The cells that the findings on an instrument are about.
    public func cells(of instrument: InstrumentID) -> Set<Cell> {
        Set(
            facts(about: .instrument(instrument)).compactMap {
                if case .finding(let finding) = $0.change { finding.cell } else { nil }
            })
    }
}

extension Subject {
    /// What a program calls the kind of subject; stored, so it never changes.
    public var kind: String {
        switch self {
        case .instrument: "instrument"
        case .cell: "cell"
        case .indicator: "indicator"
        case .checklist: "checklist"
        case .jurisdiction: "jurisdiction"
        case .body: "body"
        case .consultation: "consultation"
        case .commitment: "commitment"
        case .event: "event"
        }
    }

    /// The kinds, each as `kind` names it.
    public static let kinds = [
        "instrument", "cell", "indicator", "checklist", "jurisdiction", "body", "consultation", "commitment",
        "event",
    ]

    /// The text that identifies the subject among those of its kind; stored, so it never changes.
    public var key: String {
        switch self {
        case .instrument(let id): id.text
        case .cell(let cell): "\(cell.jurisdiction.code) \(cell.indicator.text)"
        case .indicator(let id): id.text
        case .checklist(let id): id.text
        case .jurisdiction(let jurisdiction): jurisdiction.code
        case .body(let id): id.text
        case .consultation(let id): id.text
        case .commitment(let id): id.text
        case .event(let id): id.text
        }
    }

    /// The subject of a kind with a key; nil where the kind is not known.
    public init?(kind: String, key: String) {
        switch kind {
        case "instrument": self = .instrument(InstrumentID(key))
        case "cell":
            let parts = key.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let jurisdiction = try? Jurisdiction(code: String(parts[0])) else {
                return nil
            }
            self = .cell(Cell(jurisdiction, IndicatorID(String(parts[1]))))
        case "indicator": self = .indicator(IndicatorID(key))
        case "checklist": self = .checklist(ChecklistID(key))
        case "jurisdiction":
            guard let jurisdiction = try? Jurisdiction(code: key) else { return nil }
            self = .jurisdiction(jurisdiction)
        case "body": self = .body(BodyID(key))
        case "consultation": self = .consultation(ConsultationID(key))
        case "commitment": self = .commitment(CommitmentID(key))
        case "event": self = .event(EventID(key))
        default: return nil
        }
    }

    /// The jurisdiction that the subject belongs to, where it belongs to one.
    public var jurisdiction: Jurisdiction? {
        switch self {
        case .instrument(let id): id.jurisdiction
        case .cell(let cell): cell.jurisdiction
        case .jurisdiction(let jurisdiction): jurisdiction
        default: nil
        }
    }

    /// The indicator that the subject belongs to, where it belongs to one.
    public var indicator: IndicatorID? {
        switch self {
        case .cell(let cell): cell.indicator
        case .indicator(let id): id
        default: nil
        }
    }
}

extension Knowledge {
    /// The entry of the original that an event is about in the end.
    public func original(of id: EventID) -> Entry? { root(of: id).flatMap { entries[$0] } }
}

extension Knowledge {
    /// Whether a cell has a finding or an assessment.
    public func isRead(_ cell: Cell) -> Bool {
        facts(about: .cell(cell)).contains {
            switch $0.change {
            case .finding, .assessment: true
            default: false
            }
        }
    }
}
