// What bodies and consultations do. Plain values.

/// A body and its members.
public struct Membership: Sendable, Hashable {
    /// What happens to the membership.
    public enum Kind: Sendable, Hashable {
        /// The body becomes known with its name; these members are members always, but for joined and left.
        case registered(name: String, members: [Jurisdiction])
        /// The jurisdiction is a member from the date on.
        case joined(Jurisdiction)
        /// The jurisdiction is no member from the date on.
        case left(Jurisdiction)
    }

    /// Which body.
    public let body: BodyID
    /// What happens.
    public let kind: Kind
}

/// A step in the life of a consultation.
public struct ConsultationStep: Sendable, Hashable {
    /// Which step.
    public enum Kind: String, Sendable {
        case scheduled, held
        case outcomePublished = "outcome-published"
    }

    /// Which consultation.
    public let consultation: ConsultationID
    /// Which step.
    public let kind: Kind
    /// The title of the meeting, as far as the step gives one.
    public let title: String?
    /// The date that a plan names.
    public let planned: EDTF?
}

/// A step in the life of a commitment.
public struct CommitmentStep: Sendable, Hashable {
    /// Which step.
    public enum Kind: Sendable, Hashable {
        case made(CommitmentKind, text: String, by: String?, due: EDTF?, heading: String?)
        case progressed(String)
        case fulfilled(String?)
        case dropped(String?)
    }

    /// Which commitment.
    public let commitment: CommitmentID
    /// The consultation that it comes from, where it is made.
    public let consultation: ConsultationID?
    /// Which step.
    public let kind: Kind
}

/// What kind of undertaking a consultation recorded.
public enum CommitmentKind: String, Sendable, CaseIterable {
    case commitment
    case recommendedAction = "recommended-action"
    case requestedTopic = "requested-topic"
}

/// Something that is listed and decides nothing.
public struct Mention: Sendable, Hashable {
    /// Everything that it is filed under.
    public let subjects: [Subject]
    /// Whether it belongs to the progress listed by a comparison: resolutions, endorsements, plans.
    public let isProgress: Bool
}
