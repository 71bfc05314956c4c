// Checkpoints: the published form, signatures of a log and of its witnesses, and what is refused.
import Evidence
import Testing

struct CheckpointTests {
    /// C2SP tlog-checkpoint, its first example.
    private static let published = """
        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=

        """

    @Test func `the published checkpoint is read and written back`() throws {
        let checkpoint = try Checkpoint(reading: Self.published.bytes)
        #expect(checkpoint.origin == "example.com/behind-the-sofa")
        #expect(checkpoint.size == 20_852_163)
        #expect(checkpoint.root.base64 == "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")
        #expect(checkpoint.extensions.isEmpty)
        #expect(checkpoint.bytes == Self.published.bytes)
    }

    @Test func `a checkpoint is signed by its log and then by a witness`() throws {
        let (log, witness) = (
            try Examples.key("example.org/log", 1), try Examples.key("example.net/witness", 2)
        )
        let root = NaiveTree(size: 3).root(0..<3)
        let bare = try Checkpoint(
            origin: "example.org/log", size: 3, root: root, extensions: ["as of 2022-06-30"])
        #expect(bare.note.text == "example.org/log\n3\n\(root.base64)\nas of 2022-06-30\n")
        let signed = try bare.signed(by: log).signed(by: witness)
        let read = try Checkpoint(reading: signed.bytes)
        #expect(read == signed)
        #expect(read.extensions == ["as of 2022-06-30"])
        let found = try read.verification(by: [witness.verifier, log.verifier])
        #expect(found.signers == [log.verifier.identity, witness.verifier.identity])
        #expect(found.isVerified(by: log.verifier))
        #expect(try !read.verification(by: [try Examples.key("example.org/log", 3).verifier]).isVerified)
    }

    @Test func `any changed bit of a signed checkpoint is refused or shows`() throws {
        let log = try Examples.key("example.org/log", 1)
        let bytes = try Checkpoint(origin: "example.org/log", size: 3, root: NaiveTree(size: 3).root(0..<3))
            .signed(by: log).bytes
        for bit in 0..<8 * bytes.count {
            var damaged = bytes
            damaged[bit / 8] ^= 1 << (bit % 8)
            guard let read = try? Checkpoint(reading: damaged) else { continue }
            #expect(try !read.verification(by: [log.verifier]).isVerified, "bit \(bit)")
        }
    }

    @Test(arguments: [("", 1), ("a\nb", 1), ("a\n5", 1), ("a\u{7}", 1), ("a", -1)])
    func `a checkpoint that could not be read back is not made`(origin: String, size: Int) {
        #expect(throws: MalformedText.self) {
            try Checkpoint(origin: origin, size: size, root: MerkleTree.leafHash([]))
        }
    }

    @Test func `an extension line is one line and not empty`() {
        for line in ["", "a\nb", "a\n"] {
            #expect(throws: MalformedText.self) {
                try Checkpoint(origin: "a", size: 0, root: MerkleTree.emptyRoot, extensions: [line])
            }
        }
    }

    private static let head = "example.org/log\n3\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"

    @Test(arguments: [
        Malformed("", line: 1, "empty"),
        Malformed("example.org/log", line: 1, "does not end"),
        Malformed(head, line: 3, "no empty line"),
        Malformed(head + "\n", line: 4, "no signature follows"),
        Malformed(head + "\n" + String(Examples.peterLine.dropLast()), line: 5, "does not end"),
        Malformed(head + "\n" + Examples.peterLine + "more\n", line: 6, "is no signature"),
        Malformed(head + "\n" + Examples.peterLine + "\n", line: 6, "no signature follows"),
        Malformed(head + "\n" + Examples.peterLine + Examples.peterLine, line: 6, "has signed above already"),
        Malformed(head + "\n-- a AAAAAAAA\n", line: 5, "is no signature"),
        Malformed(head + "\n— a+b AAAAAAAA\n", line: 5, "neither spaces nor plus"),
        Malformed(head + "\n— a\u{A0}b AAAAAAAA\n", line: 5, "neither spaces nor plus"),
        Malformed(head + "\n—  AAAAAAAA\n", line: 5, "neither spaces nor plus"),
        Malformed(head + "\n— a b AAAAAAAA\n", line: 5, "no signature"),
        Malformed(head + "\n— a AAAAAAA\n", line: 5, "not base64"),
        Malformed(head + "\n— a AAAAAA==\n", line: 5, "not base64"),
        Malformed(head + "\n— a AAAAAAB=\n", line: 5, "not base64"),
        Malformed(
            "\n3\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n" + Examples.peterLine, line: 1, "is empty"),
        Malformed(
            head.replacing("\n3\n", with: "\n03\n") + "\n" + Examples.peterLine, line: 2, "“03” is no size"),
        Malformed(
            head.replacing("\n3\n", with: "\n+3\n") + "\n" + Examples.peterLine, line: 2, "“+3” is no size"),
        Malformed(
            head.replacing("\n3\n", with: "\n3 \n") + "\n" + Examples.peterLine, line: 2, "“3 ” is no size"),
        Malformed(head.replacing("\n3\n", with: "\n٣\n") + "\n" + Examples.peterLine, line: 2, "is no size"),
        Malformed(
            head.replacing("\n3\n", with: "\n9223372036854775808\n") + "\n" + Examples.peterLine, line: 2,
            "is no size"),
        Malformed(
            head.replacing("\n3\n", with: "\n0\n") + "\n" + Examples.peterLine, line: 3, "without events"),
        Malformed(
            head.replacing("CsUY", with: "CsU") + "\n" + Examples.peterLine, line: 3, "not a hash of 32 bytes"
        ),
        Malformed(
            head.replacing("q2I=", with: "q2J=") + "\n" + Examples.peterLine, line: 3,
            "not a hash of 32 bytes"),
        Malformed("example.org/log\n3\n\n" + Examples.peterLine, line: 2, "a line each"),
        Malformed(head + "\nextra\n\n" + Examples.peterLine, line: 4, "is empty"),
        Malformed(
            head.replacing("3\n", with: "3\r\n") + "\n" + Examples.peterLine, line: 2,
            "control character, byte 13"),
        Malformed(
            head + "\n" + String(repeating: Examples.peterLine, count: 101), line: 105, "more than 100"),
    ])
    func `a malformed checkpoint is refused at its line`(case malformed: Malformed) {
        malformed.expect { try Checkpoint(reading: $0) }
    }

    @Test(arguments: [
        head, String(head.dropLast()), head.replacing("\n", with: "\r\n"), "\n \n" + head + "\n\t\n",
        head.replacing("\n", with: " \n  "), "\u{FEFF}" + head,
    ]) func `lines that a person has typed are read without what an editor adds`(text: String) throws {
        #expect(try Checkpoint(readingSignedOrNot: text.bytes).text == Self.head)
    }

    @Test(arguments: [
        head + "\n" + Examples.peterLine.replacing("\n", with: "\r\n"),
        head + "\n" + String(Examples.peterLine.dropLast()), head + Examples.peterLine,
        " " + head + "\n" + Examples.peterLine, head.replacing("3\n", with: "3\n\n"),
        head.replacing("3\n", with: "3 4\n"), "", "\n\n",
    ]) func `of a signed checkpoint, or one with other lines, nothing is passed over`(text: String) throws {
        let read = try? Checkpoint(readingSignedOrNot: text.bytes)
        #expect(read == nil || read?.bytes == text.bytes)
    }

    @Test func `bytes that are not UTF-8 are refused at their line`() {
        let bytes = Self.head.bytes + [0xFF, 0x0A] + Examples.peterLine.bytes
        let error = #expect(throws: MalformedText.self) { try Checkpoint(reading: bytes) }
        #expect(error?.line == 4)
    }

    @Test func `a note of more than a million bytes is refused, and one of a million is read`() throws {
        let below = "\n\n" + Examples.peterLine
        let fill = String(repeating: "a", count: 1_000_000 - below.utf8.count)
        #expect(try SignedNote(reading: (fill + below).bytes).signatures.count == 1)
        let error = #expect(throws: MalformedText.self) {
            try SignedNote(reading: ("a" + fill + below).bytes)
        }
        #expect(error?.message.contains("longer than 1000000 bytes") == true)
    }

}

/// A text that is malformed at a line.
struct Malformed: Sendable, CustomTestStringConvertible {
    let text: String
    let line: Int
    let words: String

    init(_ text: String, line: Int, _ words: String) {
        (self.text, self.line, self.words) = (text, line, words)
    }

    var testDescription: String { "line \(line): \(words)" }

    func expect(_ read: ([UInt8]) throws -> some Any, sourceLocation: SourceLocation = #_sourceLocation) {
        let error = #expect(throws: MalformedText.self, sourceLocation: sourceLocation) {
            _ = try read(text.bytes)
        }
        #expect(error?.line == line, "\(error?.description ?? "")", sourceLocation: sourceLocation)
        #expect(
            error?.message.contains(words) == true, "\(error?.description ?? "")",
            sourceLocation: sourceLocation)
    }
}
