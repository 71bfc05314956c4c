// A text with signatures below it: C2SP signed-note. What the text says is for others to read.
public import Cryptography

/// A signature line of a note, verified or not.
public struct NoteSignature: Sendable, Hashable {
    /// Whose it says it is.
    public let key: KeyIdentity
    /// The bytes after the four of the key's hash; of an Ed25519 key sixty-four.
    public let bytes: [UInt8]

    fileprivate static let mark = "— "

    fileprivate var line: String {
        "\(NoteSignature.mark)\(key.name) \(Base64.text(key.hash.bigEndianBytes + bytes))\n"
    }

    fileprivate init(key: KeyIdentity, bytes: [UInt8]) { (self.key, self.bytes) = (key, bytes) }

    fileprivate init(_ line: Substring, number: Int) throws(MalformedText) {
        let form = "a signature line is “— name base64”, and nothing may follow the signatures"
        guard line.utf8.starts(with: NoteSignature.mark.utf8) else {
            throw MalformedText(number, "“\(TextField.shortened(line))” is no signature: \(form)")
        }
        let parts = line.utf8.dropFirst(NoteSignature.mark.utf8.count)
            .split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false).map { Substring($0) }
        guard parts.count == 2, KeyIdentity.isName(parts[0]) else {
            throw MalformedText(number, "this is no signature: \(form); \(KeyIdentity.nameRule)")
        }
        guard let decoded = Base64.bytes(parts[1].utf8), decoded.count > 4 else {
            throw MalformedText(
                number,
                "the signature of “\(TextField.shortened(parts[0]))” is not base64 of a key hash and a"
                    + " signature: it was cut or changed; get the file again")
        }
        let hash = decoded.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        self.init(key: KeyIdentity(name: String(parts[0]), hash: hash), bytes: Array(decoded.dropFirst(4)))
    }
}

/// A text and its signatures.
public struct SignedNote: Sendable, Hashable {
    /// What is signed, with its last line feed.
    public let textBytes: [UInt8]
    /// In the order of their lines.
    public private(set) var signatures: [NoteSignature]

    /// How many signatures a note may have.
    public static let mostSignatures = 100
    /// How many bytes a note may have.
    public static let limit = TextLines.limit

    /// What is signed, as text.
    public var text: String { String(decoding: textBytes, as: UTF8.self) }

    init(textBytes: [UInt8]) { (self.textBytes, signatures) = (textBytes, []) }

    /// Reads a note; throws the first thing wrong with it.
    public init(reading bytes: [UInt8]) throws(MalformedText) {
        let lines = try TextLines(bytes).lines
        guard let blank = lines.lastIndex(where: \.isEmpty), blank > 0 else {
            throw MalformedText(
                lines.count,
                "there is no empty line between a text and its signatures: the file was cut, or is no"
                    + " signed note")
        }
        let below = lines[(blank + 1)...]
        guard !below.isEmpty else {
            throw MalformedText(lines.count, "no signature follows the text: the file was cut; get it again")
        }
        guard below.count <= SignedNote.mostSignatures else {
            throw MalformedText(
                blank + 2 + SignedNote.mostSignatures,
                "there are more than \(SignedNote.mostSignatures) signatures: take those out that nobody needs"
            )
        }
        var signatures: [NoteSignature] = []
        for (index, line) in zip(below.indices, below) {
            let signature = try NoteSignature(line, number: index + 1)
            guard !signatures.contains(where: { $0.key == signature.key }) else {
                throw MalformedText(
                    index + 1, "“\(signature.key)” has signed above already: leave one of its signatures")
            }
            signatures.append(signature)
        }
        textBytes = Array(lines[..<blank].joined(separator: "\n").utf8) + [UInt8(ascii: "\n")]
        self.signatures = signatures
    }

    /// The note as it is written to a file.
    public var bytes: [UInt8] {
        textBytes + [UInt8(ascii: "\n")] + signatures.flatMap { Array($0.line.utf8) }
    }

    /// The note with one more signature, after those that it has; what the same key signed before is replaced.
    public func signed(by key: SigningKey) throws(CryptographyError) -> SignedNote {
        let identity = key.verifier.identity
        var note = self
        note.signatures.removeAll { $0.key == identity }
        note.signatures.append(NoteSignature(key: identity, bytes: try key.signature(of: textBytes)))
        return note
    }
}
