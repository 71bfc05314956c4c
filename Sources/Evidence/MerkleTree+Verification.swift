// How proofs are verified: RFC 9162, sections 2.1.3.2 and 2.1.4.2, step by step. Nothing here knows how they are made.

extension MerkleTree {
    /// Whether a proof shows that the leaf with this hash, counted from 0, is in the tree of this size and root.
    public static func verifyInclusion(
        of leafHash: Digest, at leaf: Int, inSize size: Int, root: Digest, proof: [Digest]
    ) -> ProofOutcome {
        guard leaf >= 0, leaf < size else { return .refused(.outsideTree(leaf: leaf, size: size)) }
        var (node, last) = (leaf, size - 1)
        var hash = leafHash
        for sibling in proof {
            guard last > 0 else { return .refused(.wrongLength) }
            if !node.isMultiple(of: 2) || node == last {
                hash = nodeHash(sibling, hash)
                climb(&node, &last)
            } else {
                hash = nodeHash(hash, sibling)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        guard last == 0 else { return .refused(.wrongLength) }
        return hash == root ? .proved : .refused(.otherRoot)
    }

    /// Whether a proof shows that the second tree only grew from the first.
    public static func verifyConsistency(
        from first: Int, root firstRoot: Digest, to second: Int, root secondRoot: Digest, proof: [Digest]
    ) -> ProofOutcome {
        guard first > 0, first <= second else { return .refused(.notGrown(from: first, to: second)) }
        if first == second {
            guard proof.isEmpty else { return .refused(.wrongLength) }
            return firstRoot == secondRoot ? .proved : .refused(.otherRoot)
        }
        guard !proof.isEmpty else { return .refused(.wrongLength) }
        let isComplete = first.nonzeroBitCount == 1
        let path = isComplete ? [firstRoot] + proof : proof
        var (node, last) = (first - 1, second - 1)
        while !node.isMultiple(of: 2) { (node, last) = (node >> 1, last >> 1) }
        var (firstHash, secondHash) = (path[0], path[0])
        for hash in path.dropFirst() {
            guard last > 0 else { return .refused(.wrongLength) }
            if !node.isMultiple(of: 2) || node == last {
                (firstHash, secondHash) = (nodeHash(hash, firstHash), nodeHash(hash, secondHash))
                climb(&node, &last)
            } else {
                secondHash = nodeHash(secondHash, hash)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        guard last == 0 else { return .refused(.wrongLength) }
        guard firstHash == firstRoot else { return .refused(.otherOlderRoot) }
        return secondHash == secondRoot ? .proved : .refused(.otherRoot)
    }

    /// Climbs over the levels on which the right edge has no sibling.
    private static func climb(_ node: inout Int, _ last: inout Int) {
        while node.isMultiple(of: 2), node > 0 { (node, last) = (node >> 1, last >> 1) }
    }
}
