// What consultations undertook and where it stands.

/// A commitment at (D, K).
public struct Commitment: Sendable {
    /// The states of a commitment.
    public enum State: String, Sendable, CaseIterable {
        case open, progressed, fulfilled, dropped
    }

    /// Its name.
    public let id: CommitmentID
    /// Commitment, recommended action or requested topic.
    public let kind: CommitmentKind
    /// What was undertaken.
    public let text: String
    /// Who undertook it.
    public let by: String?
    /// The heading it stands under.
    public let heading: String?
    /// The consultation it comes from.
    public let consultation: ConsultationID?
    /// When it was made.
    public let made: EDTF
    /// When it is due.
    public let due: EDTF?
    /// Where it stands.
    public let state: State
    /// Since when.
    public let since: EDTF
    /// Whether it is due and neither fulfilled nor dropped.
    public let isOverdue: Bool
    /// Its events in the order of the world.
    public let events: [Position]

    /// Reads the facts of a commitment; nil before it is made.
    public init?(_ id: CommitmentID, facts: [Fact], on day: Day) {
        let happened = facts.filter { $0.occurred.last <= day }
            .sorted { ($0.occurred.last, $0.position) < ($1.occurred.last, $1.position) }
        var made: (CommitmentStep, Fact)?
        var standing: (State, EDTF)?
        for fact in happened {
            guard case .commitment(let step) = fact.change, step.commitment == id else { continue }
            switch step.kind {
            case .made:
                made = (step, fact)
                standing = (.open, fact.occurred)
            case .progressed: standing = (.progressed, fact.occurred)
            case .fulfilled: standing = (.fulfilled, fact.occurred)
            case .dropped: standing = (.dropped, fact.occurred)
            }
        }
        guard let (step, fact) = made, let standing,
            case .made(let kind, let text, let by, let due, let heading) = step.kind
        else { return nil }
        self.id = id
        self.kind = kind
        self.text = text
        self.by = by
        self.heading = heading
        consultation = step.consultation
        self.made = fact.occurred
        self.due = due
        state = standing.0
        since = standing.1
        isOverdue = (due.map { $0.last < day } ?? false) && ![.fulfilled, .dropped].contains(standing.0)
        events = happened.map(\.position)
    }
}
