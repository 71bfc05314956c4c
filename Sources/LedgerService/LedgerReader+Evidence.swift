// The evidence of a ledger: the root at a position, checkpoints, proofs, and which position has a root. Nothing is signed
// here, and no key is known.
public import Evidence
import EventLog
public import Ledger

extension LedgerReader {
    /// The root of the tree over the events up to a position.
    public func root(at position: Position) throws -> Digest {
        try MerkleTree.frontier(atSize: position.number, of: Hashes(log))?.root ?? MerkleTree.emptyRoot
    }

    /// The state of the ledger at a position, unsigned.
    public func checkpoint(at position: Position) throws -> Checkpoint {
        try Checkpoint(origin: log.origin, size: position.number, root: try root(at: position))
    }

    /// Whether the ledger began as a checkpoint says.
    ///
    /// - Throws: `EvidenceProblem` where it did not.
    public func confirm(_ checkpoint: Checkpoint) throws {
        guard checkpoint.origin.utf8.elementsEqual(log.origin.utf8) else {
            throw EvidenceProblem.otherLedger(checkpoint: checkpoint.origin, ledger: log.origin)
        }
        let end = try log.head().position
        guard checkpoint.size <= end.number else {
            throw EvidenceProblem.cutOff(size: checkpoint.size, end: end)
        }
        let root = try root(at: Position(checkpoint.size))
        guard root == checkpoint.root else {
            throw EvidenceProblem.rewritten(size: checkpoint.size, ledger: root, checkpoint: checkpoint.root)
        }
    }

    /// What shows that an event is in the ledger of a checkpoint.
    public func inclusionProof(of event: Event, against checkpoint: Checkpoint) throws -> InclusionProof {
        try confirm(checkpoint)
        let index = event.position.number - 1
        guard let evidence = EventEvidence(event.salt),
            let hashes = try MerkleTree.inclusionProof(of: index, inSize: checkpoint.size, of: Hashes(log))
        else { throw EvidenceProblem.notCovered(event: event.position, size: checkpoint.size) }
        let proof = InclusionProof(of: EventLeaf(event, evidence), hashes: hashes, checkpoint: checkpoint)
        // What is stored may have been changed since it was recorded: then nothing is given out.
        try proof.outcome(against: checkpoint).confirm()
        return proof
    }

    /// What shows that the ledger only grew from one checkpoint to another.
    public func consistencyProof(from older: Checkpoint, to newer: Checkpoint) throws -> ConsistencyProof {
        try confirm(older)
        try confirm(newer)
        let hashes = try MerkleTree.consistencyProof(from: older.size, to: newer.size, of: Hashes(log))
        guard let hashes else {
            throw EvidenceProblem.unproved(.notGrown(from: older.size, to: newer.size))
        }
        let proof = ConsistencyProof(from: older.size, to: newer.size, hashes: hashes)
        try proof.outcome(from: older, to: newer).confirm()
        return proof
    }

    /// The position that has a root: the last one is tried first, then each from the first on.
    public func position(ofRoot root: Digest, progress: (Int, Int) -> Void) throws -> Position {
        let end = try log.head().position
        if try self.root(at: end) == root { return end }
        var frontier = Frontier()
        if frontier.root == root { return .zero }
        let step = 1 << Frontier.tileHeight
        while frontier.size < end.number {
            for leaf in try log.leafHashes(frontier.size..<min(frontier.size + step, end.number)) {
                frontier.append(leaf)
                if frontier.root == root { return Position(frontier.size) }
            }
            progress(frontier.size, end.number)
        }
        throw EvidenceProblem.unknownRoot(root)
    }
}

extension ProofOutcome {
    /// Throws why a proof shows nothing, as `EvidenceProblem`.
    public func confirm() throws {
        if case .refused(let refusal) = self { throw EvidenceProblem.unproved(refusal) }
    }
}

/// The hashes of a log of any kind.
private struct Hashes: TiledHashes {
    typealias Failure = any Error

    let log: any EventLog

    init(_ log: any EventLog) { self.log = log }

    func leafHashes(_ leaves: Range<Int>) throws -> [Digest] { try log.leafHashes(leaves) }
    func tileHashes(_ tiles: Range<Int>) throws -> [Digest] { try log.tileHashes(tiles) }
}
