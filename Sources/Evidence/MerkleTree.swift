// The hashes of the Merkle tree of RFC 9162, section 2.1.1. What is a leaf is for EventLeaf to say, and where hashes
// are kept for a store.
private import Cryptography

/// The hashes of RFC 9162 with SHA-256.
public enum MerkleTree {
    /// The root of a tree without leaves: the hash of no bytes.
    public static let emptyRoot = Digest(SHA256().finish())

    /// The hash of a leaf with this input.
    public static func leafHash(_ input: [UInt8]) -> Digest {
        var hash = SHA256()
        hash.update(0)
        hash.update(input.span)
        return Digest(hash.finish())
    }

    /// The hash of a node above two others.
    public static func nodeHash(_ left: Digest, _ right: Digest) -> Digest {
        var hash = SHA256()
        hash.update(1)
        hash.update(left.lanes)
        hash.update(right.lanes)
        return Digest(hash.finish())
    }

    /// The root over a complete subtree's hashes of one level; their number must be a power of two.
    public static func root(ofComplete hashes: [Digest]) -> Digest {
        var level = hashes
        while level.count > 1 {
            level = stride(from: 0, to: level.count - 1, by: 2).map { nodeHash(level[$0], level[$0 + 1]) }
        }
        return level.first ?? emptyRoot
    }
}
