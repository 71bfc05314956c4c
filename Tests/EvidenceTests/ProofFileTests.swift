// Proofs as files: what they show against checkpoints, and how malformed ones are refused.
import Evidence
import Foundation
import JSON
import Ledger
import Testing

struct ProofFileTests {
    @Test func `an inclusion proof is written, read back and shows that the event is there`() throws {
        let proof = try Examples.inclusionProof()
        let read = try InclusionProof(reading: proof.bytes)
        #expect(read == proof)
        #expect(read.leaf.id == EventID("e-1"))
        #expect(read.outcome(against: read.checkpoint) == .proved)
    }

    @Test func `an inclusion proof is a C2SP tlog-proof`() throws {
        let proof = try Examples.inclusionProof()
        let lines = String(decoding: proof.bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0] == "c2sp.org/tlog-proof@v1")
        let extra = try #require(Data(base64Encoded: String(lines[1].dropFirst("extra ".count))))
        #expect(Array(extra) == proof.leaf.bytes)
        #expect(lines[2] == "index 4")
        #expect(lines[3..<6].map { String($0) } == proof.hashes.map(\.base64))
        #expect(lines[6].isEmpty)
        #expect(lines[7...].joined(separator: "\n").bytes == proof.checkpoint.bytes)
    }

    @Test(arguments: ["a", "ab", "abc"]) func `a leaf of any length travels in the base 64 of others`(
        by: String
    ) throws {
        let event = try Examples.event(recordedBy: by)
        let named = Event(
            position: event.position, id: EventID(by), content: event.content, recorded: event.recorded,
            recordedBy: by, origin: event.origin, salt: event.salt)
        let leaf = try #require(EventLeaf(named))
        let proof = InclusionProof(of: leaf, hashes: [], checkpoint: try Examples.inclusionProof().checkpoint)
        let lines = String(decoding: proof.bytes, as: UTF8.self).split(separator: "\n")
        #expect(lines[1] == "extra \(Data(leaf.bytes).base64EncodedString())")
        #expect(try InclusionProof(reading: proof.bytes).leaf == leaf)
    }

    @Test func `an inclusion proof says nothing against another checkpoint`() throws {
        let proof = try Examples.inclusionProof()
        let checkpoint = proof.checkpoint
        let other = { (origin: String, size: Int, root: Digest) -> ProofOutcome in
            proof.outcome(against: try Checkpoint(origin: origin, size: size, root: root))
        }
        #expect(try other(checkpoint.origin, 7, checkpoint.root) == .proved)
        #expect(
            try other(checkpoint.origin, 8, checkpoint.root) == .refused(.otherSize(proof: 7, checkpoint: 8)))
        #expect(try other(checkpoint.origin, 7, proof.leaf.hash) == .refused(.otherRoot))
        #expect(
            try other("elsewhere", 7, checkpoint.root)
                == .refused(.otherLog("example.org/ledger", "elsewhere")))
    }

    @Test func `the leaf, its index and every hash must belong together`() throws {
        let proof = try Examples.inclusionProof()
        let text = String(decoding: proof.bytes, as: UTF8.self)
        let at3 = try InclusionProof(reading: text.replacing("index 4", with: "index 3").bytes)
        #expect(at3.outcome(against: at3.checkpoint) == .refused(.otherPosition(stated: 5, leaf: 3)))
        let far = try InclusionProof(reading: text.replacing("index 4", with: "index \(Int.max)").bytes)
        guard case .refused(let refusal) = far.outcome(against: far.checkpoint) else {
            Issue.record("a leaf outside every tree was proved")
            return
        }
        #expect(refusal.description.contains("leaf \(Int.max)"))
        let other = InclusionProof(
            of: try InclusionProof(reading: proof.bytes).leaf, hashes: proof.hashes.reversed(),
            checkpoint: proof.checkpoint)
        #expect(other.outcome(against: other.checkpoint) == .refused(.otherRoot))
    }

    @Test func `a consistency proof is written, read back and shows that the ledger only grew`() throws {
        let tree = NaiveTree(size: 9)
        let checkpoint = { (size: Int) in
            try Checkpoint(origin: "example.org/ledger", size: size, root: tree.root(0..<size))
        }
        let hashes = try #require(try MerkleTree.consistencyProof(from: 5, to: 9, of: tree))
        let proof = ConsistencyProof(from: 5, to: 9, hashes: hashes)
        #expect(try ConsistencyProof(reading: proof.bytes) == proof)
        #expect(
            String(decoding: proof.bytes, as: UTF8.self).hasPrefix(
                "lawledger consistency proof v1\nfrom 5\nto 9\n"))
        #expect(proof.outcome(from: try checkpoint(5), to: try checkpoint(9)) == .proved)
        #expect(
            proof.outcome(from: try checkpoint(4), to: try checkpoint(9))
                == .refused(.otherSize(proof: 5, checkpoint: 4)))
        #expect(
            proof.outcome(from: try checkpoint(5), to: try checkpoint(8))
                == .refused(.otherSize(proof: 9, checkpoint: 8)))
        let changed = try Checkpoint(origin: "example.org/ledger", size: 5, root: tree.root(1..<6))
        #expect(proof.outcome(from: changed, to: try checkpoint(9)) == .refused(.otherOlderRoot))
        let elsewhere = try Checkpoint(origin: "elsewhere", size: 5, root: tree.root(0..<5))
        #expect(
            proof.outcome(from: elsewhere, to: try checkpoint(9))
                == .refused(.otherLog("elsewhere", "example.org/ledger")))
        let empty = try Checkpoint(origin: "example.org/ledger", size: 0, root: MerkleTree.emptyRoot)
        #expect(
            ConsistencyProof(from: 0, to: 9, hashes: []).outcome(from: empty, to: try checkpoint(9))
                == .refused(.notGrown(from: 0, to: 9)))
    }

    private static let consistency = "lawledger consistency proof v1\nfrom 5\nto 9\n"
    private static let hash = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"

    @Test(arguments: [
        Malformed("", line: 1, "empty"),
        Malformed("lawledger consistency proof v2\n", line: 1, "lawledger consistency proof v1"),
        Malformed("lawledger consistency proof v1\n", line: 2, "“from” is missing"),
        Malformed("lawledger consistency proof v1\nfrom 5\n", line: 3, "“to” is missing"),
        Malformed("lawledger consistency proof v1\nfrom  5\nto 9\n", line: 2, "“ 5” is no size"),
        Malformed("lawledger consistency proof v1\nfrom 5\nto 09\n", line: 3, "“09” is no size"),
        Malformed(consistency + hash + "\n", line: 5, "not a hash"),
        Malformed(consistency + hash + "AAAA\n", line: 5, "not a hash"),
        Malformed(consistency + String(repeating: hash, count: 65), line: 68, "more than 64"),
        Malformed(consistency + hash.dropLast(), line: 4, "does not end"),
    ])
    func `a malformed consistency proof is refused at its line`(case malformed: Malformed) {
        malformed.expect { try ConsistencyProof(reading: $0) }
    }

    @Test func `a malformed inclusion proof is refused at its line`() throws {
        let text = String(decoding: try Examples.inclusionProof().bytes, as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        let with = { (line: Int, replacement: String) in
            (lines[..<(line - 1)] + [replacement] + lines[line...]).joined(separator: "\n")
        }
        let without = { (range: Range<Int>) in
            (lines[..<(range.lowerBound - 1)] + lines[(range.upperBound - 1)...]).joined(separator: "\n")
        }
        for malformed in [
            Malformed(with(1, "c2sp.org/tlog-proof@v2"), line: 1, "c2sp.org/tlog-proof@v1"),
            Malformed(with(1, "lawledger consistency proof v1"), line: 1, "c2sp.org/tlog-proof@v1"),
            Malformed(without(2..<3), line: 2, "“extra” is missing"),
            Malformed(with(2, "extra e30"), line: 2, "not base64"),
            Malformed(with(2, "extra e30="), line: 2, "“id” is missing"),
            Malformed(with(3, "index 04"), line: 3, "“04” is no index"),
            Malformed(with(3, "index"), line: 3, "“index” is missing"),
            Malformed(with(3, ""), line: 3, "“index” is missing"),
            Malformed(with(5, lines[4] + "A"), line: 5, "not a hash"),
            Malformed(without(7..<8), line: 7, "not a hash"),
            Malformed(lines[..<6].joined(separator: "\n") + "\n", line: 6, "no checkpoint follows"),
            Malformed(with(9, "seven"), line: 9, "“seven” is no size"),
            Malformed(with(12, "— nobody"), line: 12, "no signature"),
            Malformed(text + "more\n", line: 13, "is no signature"),
        ] { malformed.expect { try InclusionProof(reading: $0) } }
    }

    @Test(arguments: [
        ("\"e-1\"", "17", "“id” of the event's leaf must be text"),
        ("\"e-1\"", "\"\"", "“id” of the event's leaf must be text"),
        (":5,", ":0,", "“position” of the event's leaf must be a whole number"),
        ("\"version\":1", "\"version\":\"1\"", "“version” of the event's leaf must be a whole number"),
        (":5,", ":5, ", "not an object in RFC 8785 form"),
        ("\"version\":1", "\"version\":1,\"zeal\":1", "“zeal” is no member"),
        (",\"version\":1", "", "“version” is missing"),
        ("1df2892d", "1DF2892d", "“note” of the event's leaf must be 64"),
        ("{", "[{", "not an object"),
    ])
    func `a leaf that is no event's is refused`(part: String, replacement: String, words: String) throws {
        let proof = try Examples.inclusionProof()
        let text = String(decoding: proof.bytes, as: UTF8.self)
        let base64 = { (leaf: String) in Data(leaf.utf8).base64EncodedString() }
        let leaf = proof.leaf.text.replacing(part, with: replacement)
        #expect(leaf != proof.leaf.text)
        Malformed(text.replacing(base64(proof.leaf.text), with: base64(leaf)), line: 2, words)
            .expect { try InclusionProof(reading: $0) }
    }
}
