// Questions to a ledger. Everything that is read is read at a point; the one clock of the program gives now.
public import EventLog
public import Ledger

/// Answers questions about a ledger.
public struct LedgerReader: Sendable {
    /// The log that is asked.
    public let log: any EventLog
    /// The present instant: the default of every point.
    public let now: Instant
    /// Where the record is taken to end where a question does not say what was known; nil for the end of the log.
    private let recordEnd: Position?
    private let remembered = RememberedDefinitions()

    /// A reader of a log at an instant, of the whole record or of what was known at a position.
    public init(_ log: any EventLog, now: Instant, knownAt recordEnd: Position? = nil) {
        self.log = log
        self.now = now
        self.recordEnd = recordEnd
    }

    /// The position that is known where a question does not say.
    public func end() throws -> Position { try recordEnd ?? log.head().position }

    /// What is known of some subjects at a position, and of what their cells are computed from.
    public func knowledge(of subjects: some Sequence<Subject>, at position: Position) throws -> Knowledge {
        var known = Knowledge(partial: true)
        for subject in subjects { try load(subject, into: &known, at: position) }
        return known
    }

    /// What is known of a cell at a position, to be computed and not to be shown.
    func knowledge(computing cell: Cell, at position: Position) throws -> Knowledge {
        var known = Knowledge(partial: true)
        try log.load(cell, into: &known, through: position)
        return known
    }

    private func load(_ subject: Subject, into known: inout Knowledge, at position: Position) throws {
        if case .cell(let cell) = subject {
            return try log.load(cell, into: &known, through: position, isShown: true)
        }
        guard !known.isLoaded(subject) else { return }
        known.load(subject, slice: try log.slice(of: subject, through: position))
    }

    /// What is known of every subject of a kind.
    public func knowledge(ofKind kind: String, at position: Position) throws -> Knowledge {
        if RememberedDefinitions.kinds.contains(kind) {
            return try remembered.knowledge(ofKind: kind, at: position, log)
        }
        return try knowledge(of: log.subjects(kind: kind, through: position), at: position)
    }

    /// The consultations, in the order of their names.
    public func consultations(knownAt position: Position) throws -> [Consultation] {
        let known = try knowledge(ofKind: "consultation", at: position)
        return try log.subjects(kind: "consultation", through: position).compactMap { subject in
            guard case .consultation(let id) = subject else { return nil }
            let facts = known.facts(about: subject)
            return facts.isEmpty ? nil : Consultation(id, facts: facts)
        }
    }

    /// The consultation of a name, as known now.
    func consultation(named name: String) throws -> Consultation? {
        try consultations(knownAt: log.head().position).first { $0.id.text == name }
    }

    /// How indicators are printed and understood at a position.
    public func indicatorNames(at position: Position) throws -> IndicatorNames {
        IndicatorNames(try knowledge(ofKind: "indicator", at: position).indicators)
    }

    /// The indicator meant by a name.
    public func indicator(_ text: String, at position: Position) throws -> IndicatorID {
        switch try indicatorNames(at: position).resolve(text) {
        case .success(let indicator): return indicator
        case .failure(let problem): throw QuestionProblem(problem.message)
        }
    }

    /// The jurisdiction meant by a code or a name.
    public func jurisdiction(_ text: String) throws -> Jurisdiction {
        do { return try Jurisdiction.resolve(text) } catch { throw QuestionProblem(error.message) }
    }

    /// The body of a name at a position.
    public func body(_ text: String, at position: Position) throws -> Body {
        let id = BodyID(text)
        let known = try knowledge(ofKind: "body", at: position)
        guard let body = Body(id, facts: known.facts(about: .body(id))) else {
            let names = known.subjects.compactMap { subject -> String? in
                guard case .body(let id) = subject else { return nil }
                return Body(id, facts: known.facts(about: subject)).map { $0.id.text }
            }.sorted()
            throw QuestionProblem(
                "there is no body “\(text)” in this ledger.\(Suggestion.sentence(for: text, among: names))")
        }
        return body
    }

    /// The instrument of a name at a position, with what is known of it.
    public func instrument(_ text: String, at position: Position) throws -> (Instrument, Knowledge) {
        let id = InstrumentID(text)
        let known = try knowledge(of: [.instrument(id)], at: position)
        guard known.isKnown(.instrument(id)) else {
            let names = try log.subjects(kind: "instrument", through: position).map(\.key).filter {
                $0 != text
            }
            throw QuestionProblem(
                "there is no instrument “\(text)” in this ledger; list them with: lawledger instruments."
                    + Suggestion.sentence(for: text, among: names))
        }
        return (Instrument(id, facts: known.facts(about: .instrument(id))), known)
    }
}
