// The states of an instrument and what a step does to them. Sealed: a new state is a change of meaning.

/// Where an instrument stands.
public enum State: Int, Sendable, Hashable, CaseIterable {
    case draft, beforeParliament, passed, enacted, inForce
    case suspended, ended, failed

    /// The state in the words of every listing.
    public var words: String {
        switch self {
        case .draft: "draft"
        case .beforeParliament: "before parliament"
        case .passed: "passed"
        case .enacted: "enacted, not in force"
        case .inForce: "in force"
        case .suspended: "suspended"
        case .ended: "no longer in force"
        case .failed: "failed"
        }
    }

    /// Draft to in force: the states that a step raises and never lowers.
    public static let ladder: [State] = [.draft, .beforeParliament, .passed, .enacted, .inForce]

    /// Whether the state stands on the ladder.
    public var isRung: Bool { rawValue <= State.inForce.rawValue }
}

/// What a step does to the state of an instrument.
public enum StepEffect: Sendable, Hashable {
    /// Raises the state to a rung of the ladder.
    case raises(State)
    /// Leaves the ladder: failed, suspended or ended.
    case leaves(State)
    /// Puts a suspended instrument in force again.
    case resumes
    /// Puts an instrument in force again that had ended.
    case reenacts
    /// Voids commencements that lie ahead.
    case postpones
    /// Leaves the state as it is.
    case nothing
}

extension StepEffect {
    /// Whether a step of this effect may state a commencement, which may be put off.
    public var statesCommencement: Bool { self == .raises(.inForce) || self == .postpones }
}
