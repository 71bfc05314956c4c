// The right edge of a growing tree: all that an append needs to know of what was appended before. It holds no leaf.

/// The hashes of the largest complete subtrees of a tree, from left to right: enough to append to it and for its root.
public struct Frontier: Sendable, Hashable {
    /// How many leaves the tree has.
    public private(set) var size: Int
    /// One hash for each bit that is set in the size, the largest subtree first.
    public private(set) var peaks: [Digest]

    /// The height of the subtrees whose hashes a store keeps beside those of the leaves.
    public static let tileHeight = 8

    /// The tree without leaves.
    public init() { (size, peaks) = (0, []) }

    init(size: Int, peaks: [Digest]) { (self.size, self.peaks) = (size, peaks) }

    /// The root of the tree, RFC 9162, section 2.1.1.
    public var root: Digest {
        guard var root = peaks.last else { return MerkleTree.emptyRoot }
        for peak in peaks.dropLast().reversed() { root = MerkleTree.nodeHash(peak, root) }
        return root
    }

    /// Appends a leaf by its hash; gives the hash of the tile that it completes, every 256 leaves.
    @discardableResult
    public mutating func append(_ leafHash: Digest) -> Digest? {
        var hash = leafHash
        var tile: Digest?
        for height in 0..<size.trailingOnes {
            hash = MerkleTree.nodeHash(peaks.removeLast(), hash)
            if height + 1 == Frontier.tileHeight { tile = hash }
        }
        peaks.append(hash)
        size += 1
        return tile
    }
}

extension FixedWidthInteger {
    /// How many of the lowest bits are set without a gap.
    fileprivate var trailingOnes: Int { (~self).trailingZeroBitCount }
}

extension Frontier {
    private static let sizeLength = 8

    /// The form in which a frontier is stored: the size in eight bytes, the highest first; the peaks; the root.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Frontier.sizeLength + (peaks.count + 1) * Digest.length)
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: size >> shift))
        }
        for peak in peaks { bytes.append(contentsOf: peak.bytes) }
        return bytes + root.bytes
    }

    /// Reads that form; nil for any other bytes, also where one bit has changed: the root would not be theirs.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count >= Frontier.sizeLength, let first = bytes.first, first < 0x80 else { return nil }
        size = bytes.prefix(Frontier.sizeLength).reduce(0) { $0 << 8 | Int($1) }
        let count = size.nonzeroBitCount + 1
        guard bytes.count == Frontier.sizeLength + count * Digest.length else { return nil }
        var digests = (0..<count).compactMap { index in
            Digest(bytes.dropFirst(Frontier.sizeLength + index * Digest.length).prefix(Digest.length))
        }
        let stated = digests.popLast()
        peaks = digests
        guard stated == root else { return nil }
    }
}
