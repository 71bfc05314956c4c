// What comes of looking at a proof: one value, and one sentence for each way in which it can fail.

/// What a proof shows.
public enum ProofOutcome: Sendable, Hashable {
    /// It shows what it claims.
    case proved
    /// It does not, for this reason.
    case refused(Refusal)

    /// Why a proof shows nothing.
    public enum Refusal: Sendable, Hashable {
        /// The leaf would be outside the tree.
        case outsideTree(leaf: Int, size: Int)
        /// The leaf speaks of another position than the one it is said to stand at.
        case otherPosition(stated: Int, leaf: Int)
        /// The proof is about a tree of another size than the checkpoint.
        case otherSize(proof: Int, checkpoint: Int)
        /// The two checkpoints are of different logs.
        case otherLog(String, String)
        /// A tree cannot have grown from an empty or a larger one.
        case notGrown(from: Int, to: Int)
        /// The proof has too many or too few hashes for these sizes.
        case wrongLength
        /// The hashes do not lead to the root of the older checkpoint.
        case otherOlderRoot
        /// The hashes do not lead to the root of the checkpoint.
        case otherRoot
    }

    /// Whether the proof shows what it claims.
    public var isProved: Bool { self == .proved }
}

extension ProofOutcome.Refusal: CustomStringConvertible {
    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .outsideTree(let leaf, let size):
            "the proof is about leaf \(leaf), counted from 0, and the checkpoint covers \(size) events: ask for a proof"
                + " against a later checkpoint"
        case .otherPosition(let stated, let leaf):
            "the event calls itself #\(stated), and the proof is about leaf \(leaf), counted from 0: the two do not belong"
                + " together; ask for the proof again"
        case .otherSize(let proof, let checkpoint):
            "the proof is about the first \(proof) events, and the checkpoint covers \(checkpoint): give the checkpoint"
                + " that the proof was made for"
        case .otherLog(let first, let second):
            "one checkpoint is of “\(first)”, the other of “\(second)”: give two of the same ledger"
        case .notGrown(let first, let second):
            "nothing can be shown from \(first) events to \(second): give the older checkpoint first, and one that covers"
                + " an event at least"
        case .wrongLength:
            "the proof has not as many hashes as it needs: ask for it again; it may have been cut or added to"
        case .otherOlderRoot:
            "the proof does not lead to the older checkpoint: events before it were changed since, or the proof was"
        case .otherRoot:
            "the proof does not lead to the root of the checkpoint: the event, the log or the proof was changed"
        }
    }
}
