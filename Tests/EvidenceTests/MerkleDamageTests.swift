// Proofs in which anything at all was changed are refused, and stored frontiers too.
import Evidence
import Testing

struct MerkleDamageTests {
    @Test(arguments: [1, 2, 3, 5, 8, 13]) func `an inclusion proof with one changed bit is refused`(size: Int)
        throws
    {
        let tree = NaiveTree(size: size)
        let root = tree.root(0..<size)
        for leaf in Set([0, size / 2, size - 1]) {
            let proof = tree.path(leaf, 0..<size)
            let verify = { (hash: Digest, root: Digest, proof: [Digest]) in
                MerkleTree.verifyInclusion(of: hash, at: leaf, inSize: size, root: root, proof: proof)
                    .isProved
            }
            for bit in 0..<256 {
                #expect(!verify(tree.leaves[leaf].flipping(bit), root, proof))
                #expect(!verify(tree.leaves[leaf], root.flipping(bit), proof))
                for index in proof.indices {
                    var damaged = proof
                    damaged[index] = proof[index].flipping(bit)
                    #expect(!verify(tree.leaves[leaf], root, damaged))
                }
            }
        }
    }

    @Test(arguments: [(1, 2), (3, 7), (4, 8), (6, 13), (8, 8)])
    func `a consistency proof with one changed bit is refused`(first: Int, second: Int) {
        let tree = NaiveTree(size: second)
        let (older, newer) = (tree.root(0..<first), tree.root(0..<second))
        let proof = tree.subproof(first, 0..<second)
        let verify = { (older: Digest, newer: Digest, proof: [Digest]) in
            MerkleTree.verifyConsistency(from: first, root: older, to: second, root: newer, proof: proof)
                .isProved
        }
        for bit in 0..<256 {
            #expect(!verify(older.flipping(bit), newer, proof))
            #expect(!verify(older, newer.flipping(bit), proof))
            for index in proof.indices {
                var damaged = proof
                damaged[index] = proof[index].flipping(bit)
                #expect(!verify(older, newer, damaged))
            }
        }
    }

    @Test func `a proof says nothing of another leaf, another size or with hashes more or less`() {
        let tree = NaiveTree(size: 20)
        let root = tree.root(0..<20)
        for leaf in 0..<20 {
            let proof = tree.path(leaf, 0..<20)
            let verify = { (leaf: Int, size: Int, proof: [Digest]) in
                MerkleTree.verifyInclusion(
                    of: tree.leaves[leaf % 20], at: leaf, inSize: size, root: root, proof: proof)
            }
            for other in 0..<20 where other != leaf { #expect(!verify(other, 20, proof).isProved) }
            #expect(!verify(leaf, 20, proof.dropLast()).isProved)
            #expect(!verify(leaf, 20, Array(proof.dropFirst())).isProved)
            #expect(verify(leaf, 20, proof + [root]) == .refused(.wrongLength))
            #expect(!verify(leaf, 20, [root] + proof).isProved)
        }
        #expect(
            MerkleTree.verifyInclusion(of: root, at: 20, inSize: 20, root: root, proof: [])
                == .refused(.outsideTree(leaf: 20, size: 20)))
        #expect(
            MerkleTree.verifyInclusion(of: root, at: -1, inSize: 20, root: root, proof: [])
                == .refused(.outsideTree(leaf: -1, size: 20)))
    }

    @Test func `the older root and the newer one are told apart`() {
        let tree = NaiveTree(size: 7)
        let proof = tree.subproof(3, 0..<7)
        let (older, newer) = (tree.root(0..<3), tree.root(0..<7))
        let verify = { (from: Int, older: Digest, to: Int, newer: Digest, proof: [Digest]) in
            MerkleTree.verifyConsistency(from: from, root: older, to: to, root: newer, proof: proof)
        }
        #expect(verify(3, newer, 7, newer, proof) == .refused(.otherOlderRoot))
        #expect(verify(3, older, 7, older, proof) == .refused(.otherRoot))
        #expect(verify(3, older, 7, newer, []) == .refused(.wrongLength))
        #expect(verify(3, older, 7, newer, proof + [older]) == .refused(.wrongLength))
        #expect(verify(7, newer, 3, older, proof) == .refused(.notGrown(from: 7, to: 3)))
        #expect(verify(0, older, 7, newer, proof) == .refused(.notGrown(from: 0, to: 7)))
        #expect(verify(7, newer, 7, newer, [older]) == .refused(.wrongLength))
        #expect(verify(7, older, 7, newer, []) == .refused(.otherRoot))
    }

    @Test func `a frontier is read back from its bytes and from no others`() {
        for size in [0, 1, 2, 3, 7, 8, 255, 256, 300] {
            var frontier = Frontier()
            for leaf in NaiveTree(size: size).leaves { frontier.append(leaf) }
            let bytes = frontier.bytes
            #expect(Frontier(bytes) == frontier)
            for bit in 0..<8 * bytes.count {
                var damaged = bytes
                damaged[bit / 8] ^= 1 << (bit % 8)
                #expect(Frontier(damaged) == nil, "size \(size), bit \(bit)")
            }
            for count in 0..<bytes.count { #expect(Frontier(Array(bytes.prefix(count))) == nil) }
            #expect(Frontier(bytes + [0]) == nil)
        }
    }
}

extension Digest {
    /// The digest with one bit changed.
    func flipping(_ bit: Int) -> Digest {
        var bytes = bytes
        bytes[bit / 8] ^= 1 << (bit % 8)
        return Digest(bytes) ?? self
    }
}
