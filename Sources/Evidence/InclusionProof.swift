// The proof that an event is in a ledger, in one file: C2SP tlog-proof, whose extra data is the leaf of the event.
// Reading it proves nothing; `outcome` and the signatures of the checkpoint do.
private import Ledger

/// What shows that an event is in the ledger of a checkpoint.
///
/// ```
/// c2sp.org/tlog-proof@v1
/// extra eyJpZCI6…
/// index 16
/// gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
///
/// example.org/ledgers/asia
/// 417
/// …
/// ```
public struct InclusionProof: Sendable, Hashable {
    /// What is proved of the event.
    public let leaf: EventLeaf
    /// Where the leaf stands, counted from 0.
    public let index: Int
    /// From the leaf's sibling up to the root's child.
    public let hashes: [Digest]
    /// The state of the ledger that the event is in.
    public let checkpoint: Checkpoint

    /// The most hashes that a tree of any size asks for.
    static let mostHashes = 64
    private static let header = "c2sp.org/tlog-proof@v1"

    /// Puts a proof together; the leaf says where it stands.
    public init(of leaf: EventLeaf, hashes: [Digest], checkpoint: Checkpoint) {
        (self.leaf, self.hashes, self.checkpoint) = (leaf, hashes, checkpoint)
        index = leaf.position.number - 1
    }

    /// Reads a proof; throws the first thing wrong with its form.
    public init(reading bytes: [UInt8]) throws(MalformedText) {
        let lines = try TextLines(bytes).lines
        guard lines[0].utf8.elementsEqual(InclusionProof.header.utf8) else {
            throw MalformedText(
                1,
                "this is no proof that an event is in a ledger: such a file begins “\(InclusionProof.header)”"
            )
        }
        leaf = try InclusionProof.leaf(lines.dropFirst().first)
        let value = try TextField.value(of: "index", lines.dropFirst(2).first, line: 3)
        guard let index = TextField.number(value) else {
            throw MalformedText(
                3, "“\(TextField.shortened(value))” is no index: it is a whole number without leading zeros")
        }
        self.index = index
        guard let blank = lines.firstIndex(where: \.isEmpty) else {
            throw MalformedText(
                lines.count,
                "no checkpoint follows after an empty line: the file was cut; ask for the proof again")
        }
        guard blank >= 3 else {
            throw MalformedText(blank + 1, "a line of the proof is empty: ask for it again")
        }
        hashes = try TextField.digests(lines[3..<blank])
        let note = lines[(blank + 1)...].map { "\($0)\n" }.joined()
        do {
            checkpoint = try Checkpoint(reading: Array(note.utf8))
        } catch {
            throw error.moved(by: blank + 1)
        }
    }

    private static func leaf(_ line: Substring?) throws(MalformedText) -> EventLeaf {
        let value = try TextField.value(of: "extra", line, line: 2)
        guard let bytes = Base64.bytes(value.utf8) else {
            throw MalformedText(2, "the leaf of the event is not base64: ask for the proof again")
        }
        do {
            return try EventLeaf(reading: bytes)
        } catch {
            throw MalformedText(2, error.message)
        }
    }

    /// The proof as it is written to a file; the usual end of its name is `.tlog-proof`.
    public var bytes: [UInt8] {
        let lines = [InclusionProof.header, "extra \(Base64.text(leaf.bytes))", "index \(index)"]
        let text = (lines + hashes.map(\.base64) + [""]).map { "\($0)\n" }.joined()
        return Array(text.utf8) + checkpoint.bytes
    }

    /// Whether the event is in the ledger of a checkpoint, whose signatures are another question.
    ///
    /// Give `checkpoint` of the proof itself, or one of the same size that is trusted from elsewhere.
    public func outcome(against checkpoint: Checkpoint) -> ProofOutcome {
        guard checkpoint.isOfSameLog(as: self.checkpoint) else {
            return .refused(.otherLog(self.checkpoint.origin, checkpoint.origin))
        }
        guard checkpoint.size == self.checkpoint.size else {
            return .refused(.otherSize(proof: self.checkpoint.size, checkpoint: checkpoint.size))
        }
        guard leaf.position.number - 1 == index else {
            return .refused(.otherPosition(stated: leaf.position.number, leaf: index))
        }
        return MerkleTree.verifyInclusion(
            of: leaf.hash, at: index, inSize: checkpoint.size, root: checkpoint.root, proof: hashes)
    }
}
