// What a comparison of a ledger with a checkpoint, a root or a proof can show to be wrong: each wording once.
public import Evidence
public import Ledger

/// A ledger is not what a checkpoint, a root or a proof says.
public enum EvidenceProblem: Error, Sendable, Hashable {
    /// The checkpoint is of another ledger.
    case otherLedger(checkpoint: String, ledger: String)
    /// The ledger ends before the checkpoint does.
    case cutOff(size: Int, end: Position)
    /// The events that the checkpoint covers are others.
    case rewritten(size: Int, ledger: Digest, checkpoint: Digest)
    /// The event was recorded after the checkpoint.
    case notCovered(event: Position, size: Int)
    /// No position of the ledger has the root.
    case unknownRoot(Digest)
    /// What was known at the position has another root.
    case otherRoot(Position, ledger: Digest, asked: Digest)
    /// A proof cannot be made or shows nothing.
    case unproved(ProofOutcome.Refusal)
}

extension EvidenceProblem: CustomStringConvertible {
    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .otherLedger(let checkpoint, let ledger):
            "the checkpoint is of “\(checkpoint)”, and this ledger is “\(ledger)”: give a checkpoint of this ledger, or the"
                + " other ledger"
        case .cutOff(let size, let end):
            "the checkpoint covers \(size) events, and the ledger ends at \(end): its end was cut off, or this is an"
                + " earlier copy; get the whole ledger"
        case .rewritten(let size, let ledger, let checkpoint):
            "the first \(size) events are not those of the checkpoint: the history was rewritten, in this ledger or in"
                + " another copy of it. Their root is \(ledger) here and \(checkpoint) in the checkpoint"
        case .notCovered(let event, let size):
            "the event is \(event), and the checkpoint covers \(size) events: give a later checkpoint"
        case .unknownRoot(let root):
            "no position of this ledger has the root \(root): it is the root of another ledger, of a later state, or of"
                + " a history that was rewritten"
        case .otherRoot(let position, let ledger, let asked):
            "the root at \(position) is \(ledger), not \(asked): leave out what was known, and the position of that root"
                + " is looked for"
        case .unproved(let refusal): refusal.description
        }
    }
}
