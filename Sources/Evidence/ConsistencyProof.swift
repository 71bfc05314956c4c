// The proof that a ledger only grew, in a file of its own form: no published one is known. Reading it proves nothing;
// `outcome` with two checkpoints, and the signatures of both, do.

/// What shows that nothing was changed between two states of a ledger.
///
/// ```
/// lawledger consistency proof v1
/// from 300
/// to 417
/// gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
/// ```
public struct ConsistencyProof: Sendable, Hashable {
    /// How many events the older state covers.
    public let from: Int
    /// How many events the newer state covers.
    public let to: Int
    /// In the order of RFC 9162.
    public let hashes: [Digest]

    private static let header = "lawledger consistency proof v1"

    /// Puts a proof together.
    public init(from: Int, to: Int, hashes: [Digest]) {
        (self.from, self.to, self.hashes) = (from, to, hashes)
    }

    /// Reads a proof; throws the first thing wrong with its form.
    public init(reading bytes: [UInt8]) throws(MalformedText) {
        let lines = try TextLines(bytes).lines
        guard lines[0].utf8.elementsEqual(ConsistencyProof.header.utf8) else {
            throw MalformedText(
                1, "this is no proof that a ledger only grew: such a file begins “\(ConsistencyProof.header)”"
            )
        }
        from = try ConsistencyProof.size("from", lines.dropFirst().first, line: 2)
        to = try ConsistencyProof.size("to", lines.dropFirst(2).first, line: 3)
        hashes = try TextField.digests(lines[3...])
    }

    private static func size(_ name: String, _ line: Substring?, line number: Int) throws(MalformedText)
        -> Int
    {
        let value = try TextField.value(of: name, line, line: number)
        guard let size = TextField.number(value) else {
            throw MalformedText(
                number,
                "“\(TextField.shortened(value))” is no size: it is a whole number without leading zeros")
        }
        return size
    }

    /// The proof as it is written to a file.
    public var bytes: [UInt8] {
        let lines = [ConsistencyProof.header, "from \(from)", "to \(to)"] + hashes.map(\.base64)
        return Array(lines.map { "\($0)\n" }.joined().utf8)
    }

    /// Whether the ledger of the newer checkpoint only grew from that of the older; their signatures are another
    /// question.
    public func outcome(from older: Checkpoint, to newer: Checkpoint) -> ProofOutcome {
        guard older.isOfSameLog(as: newer) else { return .refused(.otherLog(older.origin, newer.origin)) }
        guard older.size == from else { return .refused(.otherSize(proof: from, checkpoint: older.size)) }
        guard newer.size == to else { return .refused(.otherSize(proof: to, checkpoint: newer.size)) }
        return MerkleTree.verifyConsistency(
            from: from, root: older.root, to: to, root: newer.root, proof: hashes)
    }
}
