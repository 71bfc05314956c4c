// How proofs and earlier roots are made, RFC 9162, sections 2.1.3.1 and 2.1.4.1. Each asks for the hashes of complete
// subtrees alone; where they come from is the store's.

extension MerkleTree {
    /// The tree as it was when it had so many leaves; nil where it never had.
    public static func frontier<Hashes: TreeHashes>(atSize size: Int, of hashes: Hashes)
        throws(Hashes.Failure) -> Frontier?
    {
        guard size >= 0 else { return nil }
        var peaks: [Digest] = []
        var first = 0
        while first < size {
            let height = largestPower(notOver: size - first)
            peaks.append(try hashes.hash(of: Subtree(height: height, index: first >> height)))
            first += 1 << height
        }
        return Frontier(size: size, peaks: peaks)
    }

    /// What shows that a leaf, counted from 0, is in the tree of a size; nil where that tree has no such leaf.
    public static func inclusionProof<Hashes: TreeHashes>(
        of leaf: Int, inSize size: Int, of hashes: Hashes
    ) throws(Hashes.Failure) -> [Digest]? {
        guard leaf >= 0, leaf < size else { return nil }
        var proof: [Digest] = []
        var range = 0..<size
        while range.count > 1 {
            let middle = split(range)
            let isLeft = leaf < middle
            proof.append(
                try hash(of: isLeft ? middle..<range.upperBound : range.lowerBound..<middle, in: hashes))
            range = isLeft ? range.lowerBound..<middle : middle..<range.upperBound
        }
        return proof.reversed()
    }

    /// What shows that the tree of the second size only grew from the tree of the first; nil where the first is no
    /// tree with leaves that the second can have grown from.
    public static func consistencyProof<Hashes: TreeHashes>(
        from first: Int, to second: Int, of hashes: Hashes
    ) throws(Hashes.Failure) -> [Digest]? {
        guard first > 0, first <= second else { return nil }
        var proof: [Digest] = []
        var range = 0..<second
        while range.upperBound != first {
            let middle = split(range)
            let isLeft = first <= middle
            proof.append(
                try hash(of: isLeft ? middle..<range.upperBound : range.lowerBound..<middle, in: hashes))
            range = isLeft ? range.lowerBound..<middle : middle..<range.upperBound
        }
        // Whoever verifies has the hash of the whole first tree already.
        if range.lowerBound > 0 { proof.append(try hash(of: range, in: hashes)) }
        return proof.reversed()
    }

    /// Where RFC 9162 divides a range of more than one leaf: after the largest power of two below its length.
    private static func split(_ range: Range<Int>) -> Int {
        range.lowerBound + 1 << largestPower(notOver: range.count - 1)
    }

    /// The hash over a range that RFC 9162 divides the tree into, from those of the complete subtrees in it.
    private static func hash<Hashes: TreeHashes>(of range: Range<Int>, in hashes: Hashes)
        throws(Hashes.Failure) -> Digest
    {
        var complete: [Digest] = []
        var first = range.lowerBound
        while first < range.upperBound {
            let height = largestPower(notOver: range.upperBound - first)
            complete.append(try hashes.hash(of: Subtree(height: height, index: first >> height)))
            first += 1 << height
        }
        return Frontier(size: range.count, peaks: complete).root
    }

    /// The exponent of the largest power of two that is not over a number above 0.
    private static func largestPower(notOver number: Int) -> Int {
        Int.bitWidth - 1 - number.leadingZeroBitCount
    }
}
