// A consultation names a point: the last possible day of its meeting, and the recorded instant of its outcome.

/// A consultation as known.
public struct Consultation: Sendable {
    /// Its name.
    public let id: ConsultationID
    /// Its title, as last given.
    public let title: String?
    /// When it was held; nil while it is only planned.
    public let held: EDTF?
    /// The planned date last announced.
    public let planned: EDTF?
    /// The event whose recorded instant is its K: the outcome where one is published, else the meeting.
    public let reported: Position?

    /// Reads the facts of a consultation.
    public init(_ id: ConsultationID, facts: [Fact]) {
        var (title, held, planned): (String?, EDTF?, EDTF?) = (nil, nil, nil)
        var (meeting, outcome): (Position?, Position?) = (nil, nil)
        for fact in facts {
            guard case .consultation(let step) = fact.change, step.consultation == id else { continue }
            title = step.kind == .outcomePublished ? title : step.title ?? title
            planned = step.planned ?? planned
            switch step.kind {
            case .held: (held, meeting) = (fact.occurred, meeting ?? fact.position)
            case .outcomePublished: outcome = outcome ?? fact.position
            case .scheduled: continue
            }
        }
        self.id = id
        self.title = title
        self.held = held
        self.planned = planned
        reported = outcome ?? meeting
    }
}
