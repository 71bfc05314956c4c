// The small closed vocabulary between event types and projections. An event type says what it changes in
// these words; projections switch over them exhaustively and never name an event type.
public import JSON

/// What an event changes in what is known.
public enum Change: Sendable, Hashable {
    /// A step in the life of an instrument.
    case step(Step)
    /// An act of one jurisdiction about a treaty.
    case participation(TreatyAct)
    /// A reading of an instrument against an indicator's criteria.
    case finding(Finding)
    /// A judgement of a cell on a date.
    case assessment(Assessment)
    /// A cell is disputed, or a dispute answered.
    case dispute(Dispute)
    /// A checklist is published; an indicator is defined, revised or retired.
    case definition(Definition)
    /// A body is registered, joined or left.
    case membership(Membership)
    /// A consultation is scheduled, held, or its outcome published.
    case consultation(ConsultationStep)
    /// A commitment is made, progresses, is fulfilled or dropped.
    case commitment(CommitmentStep)
    /// Something that is listed and decides nothing: a statement, a resolution, an endorsement.
    case mention(Mention)
    /// An earlier event is corrected or retracted.
    case amendment(Amendment)
    /// Parts of earlier events were erased.
    case redaction(Redaction)
}

/// What a fact is filed under: whoever asks about a subject reads the facts of that subject alone.
public enum Subject: Sendable, Hashable {
    case instrument(InstrumentID)
    case cell(Cell)
    case indicator(IndicatorID)
    case checklist(ChecklistID)
    case jurisdiction(Jurisdiction)
    case body(BodyID)
    case consultation(ConsultationID)
    case commitment(CommitmentID)
    /// An event of which parts were erased.
    case event(EventID)
}

extension Change {
    /// The subjects that the change is filed under, without repetition.
    public var subjects: [Subject] {
        switch self {
        case .step(let step): [.instrument(step.instrument)]
        case .participation(let act): [.instrument(act.treaty), .jurisdiction(act.jurisdiction)]
        case .finding(let finding):
            [.instrument(finding.instrument)] + (finding.cell.map { [.cell($0)] } ?? [])
        case .assessment(let assessment): [.cell(assessment.cell)]
        case .dispute(let dispute): [.cell(dispute.cell)]
        case .definition(let definition): definition.subjects
        case .membership(let membership): [.body(membership.body)]
        case .consultation(let step): [.consultation(step.consultation)]
        case .commitment(let step): [.commitment(step.commitment)]
        case .mention(let mention): mention.subjects
        case .amendment: []
        case .redaction(let redaction):
            redaction.about + ([redaction.event] + redaction.corrections).map { .event($0) }
        }
    }
}

extension Change {
    /// Whether a subject is among those that the change is filed under.
    func isFiled(under subject: Subject) -> Bool {
        switch (self, subject) {
        case (.step(let step), .instrument(let id)): step.instrument == id
        case (.finding(let finding), .instrument(let id)): finding.instrument == id
        case (.finding(let finding), .cell(let cell)):
            finding.indicator == cell.indicator && finding.instrument.jurisdiction == cell.jurisdiction
        case (.assessment(let assessment), .cell(let cell)): assessment.cell == cell
        case (.dispute(let dispute), .cell(let cell)): dispute.cell == cell
        default: subjects.contains(subject)
        }
    }
}

/// An earlier event is taken back or has its content replaced.
public struct Amendment: Sendable, Hashable {
    /// The event that is corrected or retracted.
    public let event: EventID
    /// Why.
    public let because: String
    /// What replaces its parts; nil retracts the event.
    public let replacement: Replacement?
}

/// The parts of a content that a correction replaces; what is nil stays as it was recorded.
public struct Replacement: Sendable, Hashable {
    /// The date to hold instead.
    public var occurred: EDTF?
    /// The sources to hold instead.
    public var sources: Sources?
    /// The note to hold instead.
    public var note: String?
    /// The whole payload to hold instead.
    public var payload: CanonicalJSON?

    /// Whether it replaces a part that another one, which goes before it, does not.
    func adds(to other: Replacement) -> Bool {
        occurred != nil && other.occurred == nil || sources != nil && other.sources == nil
            || note != nil && other.note == nil || payload != nil && other.payload == nil
    }

    /// The parts of both; where both replace a part, the other one holds.
    func beside(_ other: Replacement) -> Replacement {
        var both = self
        both.occurred = other.occurred ?? occurred
        both.sources = other.sources ?? sources
        both.note = other.note ?? note
        both.payload = other.payload ?? payload
        return both
    }

    /// The content with the named parts replaced.
    public func applied(to content: Content) -> Content {
        var result = content
        result.occurred = occurred ?? content.occurred
        result.sources = sources ?? content.sources
        result.note = note ?? content.note
        result.payload = payload ?? content.payload
        return result
    }
}
