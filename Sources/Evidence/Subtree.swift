// The one thing that proofs and earlier roots ask a store for: the hash of a complete subtree. Nothing is kept here.

/// A complete subtree: 2 to the power of `height` leaves, from leaf `index` times that number on.
public struct Subtree: Sendable, Hashable {
    /// 0 for a leaf.
    public let height: Int
    /// Counts the subtrees of this height from 0.
    public let index: Int

    /// The subtree of a height at an index.
    public init(height: Int, index: Int) {
        self.height = height
        self.index = index
    }

    /// The leaves that it spans, counted from 0.
    public var leaves: Range<Int> { index << height..<(index + 1) << height }
}

/// The hashes of the complete subtrees of a tree.
public protocol TreeHashes {
    /// Why a hash cannot be given.
    associatedtype Failure: Error

    /// The hash of a subtree that is complete within the leaves that there are.
    func hash(of subtree: Subtree) throws(Failure) -> Digest
}

/// The hashes of a store that keeps those of the leaves and those of complete subtrees of 256 leaves, its tiles.
///
/// An inclusion proof then reads at most 255 leaves and a root for each 256 leaves of the ledger.
public protocol TiledHashes: TreeHashes {
    /// The hashes of these leaves, counted from 0.
    func leafHashes(_ leaves: Range<Int>) throws(Failure) -> [Digest]

    /// The hashes of these tiles, counted from 0.
    func tileHashes(_ tiles: Range<Int>) throws(Failure) -> [Digest]
}

extension TiledHashes {
    /// Makes the hash from the kept ones below it.
    public func hash(of subtree: Subtree) throws(Failure) -> Digest {
        let tileHeight = Frontier.tileHeight
        if subtree.height < tileHeight {
            return MerkleTree.root(ofComplete: try leafHashes(subtree.leaves))
        }
        let tiles = Subtree(height: subtree.height - tileHeight, index: subtree.index)
        return MerkleTree.root(ofComplete: try tileHashes(tiles.leaves))
    }
}
