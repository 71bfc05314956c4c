// The tree of RFC 9162 by its definitions, leaf by leaf, without anything that makes it quick: the oracle of the proofs.
import Cryptography
import Evidence

/// All leaf hashes of a tree; every hash is made anew from them.
struct NaiveTree {
    var leaves: [Digest]

    /// A tree of so many leaves, each another.
    init(size: Int) { leaves = (0..<size).map { Digest.sha256([0] + Array("leaf \($0)".utf8)) } }

    /// MTH(D[n]), section 2.1.1.
    func root(_ range: Range<Int>) -> Digest {
        switch range.count {
        case 0: Digest.sha256([])
        case 1: leaves[range.lowerBound]
        default:
            Digest.sha256(
                [1] + root(range.lowerBound..<NaiveTree.split(range)).bytes
                    + root(NaiveTree.split(range)..<range.upperBound).bytes)
        }
    }

    /// PATH(m, D[n]), section 2.1.3.1.
    func path(_ leaf: Int, _ range: Range<Int>) -> [Digest] {
        guard range.count > 1 else { return [] }
        let (left, right) = NaiveTree.halves(range)
        return left.contains(leaf) ? path(leaf, left) + [root(right)] : path(leaf, right) + [root(left)]
    }

    /// SUBPROOF(m, D[n], b), section 2.1.4.1, where m is counted from the first leaf of the tree.
    func subproof(_ first: Int, _ range: Range<Int>, isWhole: Bool = true) -> [Digest] {
        if first == range.upperBound { return isWhole ? [] : [root(range)] }
        let (left, right) = NaiveTree.halves(range)
        return first <= left.upperBound
            ? subproof(first, left, isWhole: isWhole) + [root(right)]
            : subproof(first, right, isWhole: false) + [root(left)]
    }

    private static func halves(_ range: Range<Int>) -> (Range<Int>, Range<Int>) {
        (range.lowerBound..<split(range), split(range)..<range.upperBound)
    }

    /// After the largest power of two smaller than the length.
    private static func split(_ range: Range<Int>) -> Int {
        var power = 1
        while power * 2 < range.count { power *= 2 }
        return range.lowerBound + power
    }
}

/// A tree that knows complete subtrees alone, and refuses any other.
extension NaiveTree: TreeHashes {
    struct Incomplete: Error {}

    func hash(of subtree: Subtree) throws(Incomplete) -> Digest {
        guard subtree.height >= 0, subtree.index >= 0, subtree.leaves.upperBound <= leaves.count else {
            throw Incomplete()
        }
        return root(subtree.leaves)
    }
}

extension Digest {
    /// SHA-256 of bytes, straight from the library.
    static func sha256(_ bytes: [UInt8]) -> Digest {
        let lanes = SHA256.hash(bytes.span)
        return Digest(lanes.indices.map { lanes[$0] }) ?? MerkleTree.emptyRoot
    }
}
