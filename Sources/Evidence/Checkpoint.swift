// The state of a log at one size, as it is printed and signed: C2SP tlog-checkpoint. Where it comes from and who is
// trusted is not decided here.
public import Cryptography

/// The root of a ledger's tree at a size, with signatures.
///
/// ```
/// example.org/ledgers/asia
/// 417
/// CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
///
/// — example.org/ledgers/asia Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
/// ```
public struct Checkpoint: Sendable, Hashable {
    /// Whose log it is; a key of the same name should sign.
    public let origin: String
    /// How many events it covers: the position of the last.
    public let size: Int
    /// The root of the tree over them.
    public let root: Digest
    /// Further lines that are signed; nobody audits them.
    public let extensions: [String]
    /// The same as a signed note.
    public private(set) var note: SignedNote

    /// A checkpoint without signatures; throws where a line would be empty, would hold a control character, or the size
    /// is below 0.
    public init(origin: String, size: Int, root: Digest, extensions: [String] = []) throws(MalformedText) {
        let text = ([origin, "\(size)", root.base64] + extensions).joined(separator: "\n") + "\n"
        let note = SignedNote(textBytes: Array(text.utf8))
        let read = try Checkpoint(note)
        guard read.extensions.count == extensions.count else {
            throw MalformedText(1, "a line of a checkpoint has no line feed in it: give a text of one line")
        }
        self = read
    }

    /// Reads a checkpoint with its signatures; throws the first thing wrong with it.
    public init(reading bytes: [UInt8]) throws(MalformedText) {
        self = try Checkpoint(try SignedNote(reading: bytes))
    }

    /// Reads a checkpoint with its signatures, or its lines alone, as they are printed where nobody has signed and as a
    /// person types them: there any line ends, blanks around the text and its lines, and a missing last line feed pass.
    public init(readingSignedOrNot bytes: [UInt8]) throws(MalformedText) {
        let typed = TypedLines(bytes)
        self = try Checkpoint(
            typed.areSigned ? SignedNote(reading: bytes) : SignedNote(textBytes: typed.bytes))
    }

    private init(_ note: SignedNote) throws(MalformedText) {
        let lines = try TextLines(note.textBytes).lines
        guard lines.count >= 3 else {
            throw MalformedText(
                lines.count,
                "a checkpoint has a line each for origin, size and root above the empty line: this is"
                    + " another note, or it was cut")
        }
        if let empty = lines.firstIndex(where: \.isEmpty) {
            throw MalformedText(
                empty + 1, "a line of a checkpoint is empty: only the one above the signatures may be")
        }
        guard let size = TextField.number(lines[1]) else {
            throw MalformedText(
                2, "“\(TextField.shortened(lines[1]))” is no size: it is a whole number without leading zeros"
            )
        }
        origin = String(lines[0])
        self.size = size
        root = try TextField.digest(lines[2], line: 3)
        extensions = lines.dropFirst(3).map { String($0) }
        self.note = note
        guard size > 0 || root == MerkleTree.emptyRoot else {
            throw MalformedText(
                3, "this is not the root of a ledger without events: the root or the size is wrong")
        }
    }

    /// The checkpoint as it is written to a file.
    public var bytes: [UInt8] { note.bytes }

    /// The checkpoint as it is printed: where nobody has signed, its lines alone.
    public var text: String { note.signatures.isEmpty ? note.text : String(decoding: bytes, as: UTF8.self) }

    /// The same with one more signature, of the log or of a witness, after those that it has.
    public func signed(by key: SigningKey) throws(CryptographyError) -> Checkpoint {
        var checkpoint = self
        checkpoint.note = try note.signed(by: key)
        return checkpoint
    }

    /// Verifies the signatures of the keys given.
    public func verification(by keys: [VerifierKey]) throws(CryptographyError) -> NoteVerification {
        try note.verification(by: keys)
    }

    /// Whether both are of one log, byte by byte.
    func isOfSameLog(as other: Checkpoint) -> Bool { origin.utf8.elementsEqual(other.origin.utf8) }
}
