// Frontier, earlier roots and proofs against the naive tree, for all small sizes and for random larger ones.
import Evidence
import Testing

struct MerkleTreeTests {
    @Test func `the root at every earlier size is that of the definitions`() throws {
        let tree = NaiveTree(size: 70)
        var frontier = Frontier()
        for size in 0...70 {
            #expect(frontier.size == size)
            #expect(frontier.root == tree.root(0..<size))
            #expect(try MerkleTree.frontier(atSize: size, of: tree) == frontier)
            if size < 70 { frontier.append(tree.leaves[size]) }
        }
        #expect(try MerkleTree.frontier(atSize: -1, of: tree) == nil)
    }

    @Test func `every proof of a small tree is that of the definitions and is accepted`() throws {
        let tree = NaiveTree(size: 21)
        for size in 1...21 {
            for leaf in 0..<size { try expectInclusion(of: leaf, size, tree) }
            for first in 1...size { try expectConsistency(from: first, size, tree) }
        }
    }

    @Test func `proofs of random sizes are those of the definitions and are accepted`() throws {
        var random = SeededGenerator(seed: 9162)
        let tree = NaiveTree(size: 300)
        for _ in 0..<60 {
            let size = Int.random(in: 1...300, using: &random)
            #expect(try MerkleTree.frontier(atSize: size, of: tree)?.root == tree.root(0..<size))
            try expectInclusion(of: Int.random(in: 0..<size, using: &random), size, tree)
            try expectConsistency(from: Int.random(in: 1...size, using: &random), size, tree)
        }
    }

    @Test func `there is no proof of what is not in the tree`() throws {
        let tree = NaiveTree(size: 5)
        #expect(try MerkleTree.inclusionProof(of: 5, inSize: 5, of: tree) == nil)
        #expect(try MerkleTree.inclusionProof(of: -1, inSize: 5, of: tree) == nil)
        #expect(try MerkleTree.inclusionProof(of: 0, inSize: 0, of: tree) == nil)
        #expect(try MerkleTree.consistencyProof(from: 0, to: 5, of: tree) == nil)
        #expect(try MerkleTree.consistencyProof(from: 4, to: 3, of: tree) == nil)
    }

    @Test func `a store that cannot answer says why`() {
        #expect(throws: NaiveTree.Incomplete.self) {
            try MerkleTree.inclusionProof(of: 3, inSize: 9, of: NaiveTree(size: 8))
        }
    }

    @Test func `a store of leaves and tiles gives the same`() {
        let tree = NaiveTree(size: 1500)
        let tiles = Tiles(tree.leaves)
        #expect(tiles.tiles.count == 5)
        for size in [255, 256, 257, 511, 512, 1024, 1300, 1500] {
            #expect(MerkleTree.frontier(atSize: size, of: tiles)?.root == tree.root(0..<size))
            for leaf in [0, 255, size / 2, size - 1] where leaf < size {
                #expect(
                    MerkleTree.inclusionProof(of: leaf, inSize: size, of: tiles)
                        == tree.path(leaf, 0..<size))
            }
            #expect(
                MerkleTree.consistencyProof(from: 200, to: size, of: tiles)
                    == tree.subproof(200, 0..<size))
        }
    }

    /// Leaf hashes and the tiles that appending gave.
    private struct Tiles: TiledHashes {
        typealias Failure = Never
        let leaves: [Digest]
        private(set) var tiles: [Digest] = []

        init(_ leaves: [Digest]) {
            self.leaves = leaves
            var frontier = Frontier()
            for leaf in leaves { if let tile = frontier.append(leaf) { tiles.append(tile) } }
        }

        func leafHashes(_ range: Range<Int>) throws(Never) -> [Digest] { Array(leaves[range]) }
        func tileHashes(_ range: Range<Int>) throws(Never) -> [Digest] { Array(tiles[range]) }
    }

    private func expectInclusion(of leaf: Int, _ size: Int, _ tree: NaiveTree) throws {
        let proof = try #require(try MerkleTree.inclusionProof(of: leaf, inSize: size, of: tree))
        #expect(proof == tree.path(leaf, 0..<size))
        #expect(
            MerkleTree.verifyInclusion(
                of: tree.leaves[leaf], at: leaf, inSize: size, root: tree.root(0..<size), proof: proof)
                == .proved)
    }

    private func expectConsistency(from first: Int, _ size: Int, _ tree: NaiveTree) throws {
        let proof = try #require(try MerkleTree.consistencyProof(from: first, to: size, of: tree))
        #expect(proof == tree.subproof(first, 0..<size))
        #expect(
            MerkleTree.verifyConsistency(
                from: first, root: tree.root(0..<first), to: size, root: tree.root(0..<size), proof: proof)
                == .proved)
    }
}
