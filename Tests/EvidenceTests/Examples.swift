// An event and keys that the tests of this folder share. The expected digests beside them were worked out with Python's
// hashlib and json from the decision page on what an event proves, not with this program.
import Cryptography
import Evidence
import JSON
import Ledger
import Testing

enum Examples {
    /// An event of which everything is fixed; its salt is the bytes 0 to 15.
    static func event(
        at position: Int = 17, note: String? = "The gazette gives the day.", title: String = "Ley de niñez",
        recordedBy: String = "ann"
    ) throws -> Event {
        let sources = try #require(Sources(CanonicalJSON([["title": "Gazette 12"]])))
        return Event(
            position: Position(position), id: EventID("e-1"),
            content: Content(
                type: "instrument.commenced", version: 1, occurred: try EDTF("2001-02-03"), sources: sources,
                note: note, payload: ["instrument": "aa/act/2001/law-1", "title": .text(title)]),
            recorded: try #require(Instant("2022-06-30T00:00:00Z")), recordedBy: recordedBy,
            origin: "https://example.org/ledger", salt: (0..<16).map { UInt8($0) })
    }

    /// The leaf of that event.
    static let leaf =
        #"{"id":"e-1","note":"1df2892df4927e350f9157b205c807bd3af15324e15486d78984a291c29b690e","#
        + #""occurred":"2001-02-03","#
        + #""payload":"7c125957b3c2596019ac0b2a5d3259cdb17f8ab38dfa71a2acaab41c4a20d758","position":17,"#
        + #""recorded":"2022-06-30T00:00:00Z","#
        + #""recordedBy":"175033e3dbedf335a14602450b606cf8c3fe3054370dd64a095b6255eaa1852f","#
        + #""source":"https://example.org/ledger","#
        + #""sources":"d9a8e5969c1031fb0180cde62b1d59dff8e4b487b93dc938ec11352eea62d1cc","#
        + #""type":"instrument.commenced","version":1}"#

    /// SHA-256 of a zero byte and the leaf.
    static let leafHash = "88eec1f78da719cf9e071498fb1ecdd3775f5b9bf480fb8de0542cae3328cf65"

    /// The same where the event has no note.
    static let leafHashWithoutNote = "50132ec014ac20f7e9ada0198a847d19d699941469b2e4ed0d803e80256a90b8"

    // Keys and note of golang.org/x/mod, sumdb/note/note_test.go; (c) The Go Authors, BSD-3-Clause.
    static let peterSigning = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
    static let peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    static let enoch = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
    static let noteText = """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        """
    static let peterLine =
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    static let enochLine =
        "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"

    /// A signing key whose seed is one byte thirty-two times.
    static func key(_ name: String, _ byte: UInt8) throws -> SigningKey {
        let seed = [UInt8](repeating: byte, count: 32)
        let key = try #require(try Ed25519.PrivateKey(seed: seed))
        return try #require(SigningKey(name: name, key))
    }

    /// A ledger of seven events whose fifth is the example, and a checkpoint of it.
    static func inclusionProof() throws -> InclusionProof {
        let event = try event(at: 5)
        let leaf = EventLeaf(event, try #require(EventEvidence(event)))
        var tree = NaiveTree(size: 7)
        tree.leaves[4] = leaf.hash
        let checkpoint = try Checkpoint(origin: "example.org/ledger", size: 7, root: tree.root(0..<7))
            .signed(by: try key("example.org/ledger", 1))
        return InclusionProof(of: leaf, hashes: tree.path(4, 0..<7), checkpoint: checkpoint)
    }
}

extension String {
    var bytes: [UInt8] { Array(utf8) }
}
