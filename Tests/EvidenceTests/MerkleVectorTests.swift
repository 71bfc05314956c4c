// The published vectors of RFC 6962, whose tree RFC 9162 keeps: good and bad proofs.
import Evidence
import Foundation
import JSON
import Testing

struct MerkleVectorTests {
    private let vectors: JSON

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "vectors/rfc6962-merkle.json")
        vectors = try JSON(parsing: Array(Data(contentsOf: file)))
    }

    @Test func `roots of every size are the published ones`() throws {
        let leaves = try rows("leaf inputs").map { MerkleTree.leafHash(try bytes(try text($0))) }
        var frontier = Frontier()
        for (size, expected) in try rows("root by size").enumerated() {
            #expect(frontier.root == Digest(hexadecimal: try text(expected)), "size \(size)")
            if size < leaves.count { frontier.append(leaves[size]) }
        }
        #expect(frontier.size == 8)
    }

    @Test func `inclusion proofs are accepted and refused as published`() throws {
        let rows = try rows("inclusion")
        #expect(rows.count == 98)
        for row in rows {
            let isBad = row["wantErr"] == true
            let outcome = try outcome(row, ["leafHash", "root"], isBad: isBad) { digests, proof in
                guard let leaf = Int(try text(row["leafIdx"])), let size = Int(try text(row["treeSize"]))
                else {
                    return nil
                }
                return MerkleTree.verifyInclusion(
                    of: digests[0], at: leaf, inSize: size, root: digests[1], proof: proof)
            }
            #expect(outcome?.isProved != isBad || (outcome == nil && isBad), "\(row.canonical)")
        }
    }

    @Test func `consistency proofs are accepted and refused as published`() throws {
        let rows = try rows("consistency")
        #expect(rows.count == 98)
        for row in rows {
            let isBad = row["wantErr"] == true
            let outcome = try outcome(row, ["root1", "root2"], isBad: isBad) { digests, proof in
                guard let first = Int(try text(row["size1"])), let second = Int(try text(row["size2"])) else {
                    return nil
                }
                return MerkleTree.verifyConsistency(
                    from: first, root: digests[0], to: second, root: digests[1], proof: proof)
            }
            #expect(outcome?.isProved != isBad || (outcome == nil && isBad), "\(row.canonical)")
        }
    }

    /// The outcome for a row, nil where what it gives is no digest or no size: no proof can be made of that.
    private func outcome(
        _ row: JSON, _ names: [String], isBad: Bool,
        _ verify: ([Digest], [Digest]) throws -> ProofOutcome?
    ) throws -> ProofOutcome? {
        let texts = try names.map { try text(row[$0]) }
        let proof = try rows(row["proof"]).map { Digest(base64: try text($0)) }
        // One good row gives words instead of roots; they stand for any digest.
        let digests = texts.map { Digest(base64: $0) ?? (isBad ? nil : MerkleTree.leafHash(Array($0.utf8))) }
        guard !digests.contains(nil), !proof.contains(nil) else { return nil }
        return try verify(digests.compactMap(\.self), proof.compactMap(\.self))
    }

    private func rows(_ name: String) throws -> [JSON] { try rows(vectors[name]) }

    private func rows(_ json: JSON?) throws -> [JSON] {
        guard case .list(let items)? = json else { throw Missing() }
        return items
    }

    private func text(_ json: JSON?) throws -> String { try #require(json?.asText) }

    private func bytes(_ hexadecimal: String) throws -> [UInt8] {
        let digits = hexadecimal.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    private struct Missing: Error {}
}
