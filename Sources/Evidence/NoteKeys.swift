// The keys of signed notes and their texts, as golang.org/x/mod/sumdb/note writes them. The text of a signing key is a
// secret: nothing here prints it unless it is asked for by name.
public import Cryptography

/// A public key with the name under which it signs notes.
public struct VerifierKey: Sendable, Hashable, CustomStringConvertible {
    /// Its name and hash.
    public let identity: KeyIdentity
    private let key: Ed25519.PublicKey

    /// The key under a name; nil where the name is empty or has spaces or plus signs.
    public init?(name: String, _ key: Ed25519.PublicKey) {
        guard KeyIdentity.isName(name) else { return nil }
        identity = KeyIdentity(name: name, publicKey: key.bytes)
        self.key = key
    }

    /// Reads `name+hash+base64`; a line feed may follow.
    public init(reading bytes: [UInt8]) throws(MalformedText) {
        let text = try KeyText(bytes, prefix: "", what: "a verifier key")
        guard let key = Ed25519.PublicKey(text.bytes), let read = VerifierKey(name: text.name, key) else {
            throw KeyText.refusal("a verifier key")
        }
        try text.check(read.identity)
        self = read
    }

    /// `name+hash+base64(1, public key)`: to be published.
    public var text: String { "\(identity)+\(Base64.text([KeyIdentity.ed25519] + key.bytes))" }

    /// The text.
    public var description: String { text }

    /// Whether bytes are this key's signature of a text.
    func verifies(_ signature: [UInt8], of text: [UInt8]) throws(CryptographyError) -> Bool {
        try key.verifies(signature, of: text)
    }
}

/// A private key with the name under which it signs notes.
public struct SigningKey: Sendable, CustomStringConvertible {
    /// The key that verifies what this one signs.
    public let verifier: VerifierKey
    private let key: Ed25519.PrivateKey

    private static let prefix = "PRIVATE+KEY+"

    /// The key under a name; nil where the name is empty or has spaces or plus signs.
    public init?(name: String, _ key: Ed25519.PrivateKey) {
        guard let verifier = VerifierKey(name: name, key.publicKey) else { return nil }
        (self.verifier, self.key) = (verifier, key)
    }

    /// Reads `PRIVATE+KEY+name+hash+base64`; a line feed may follow. An error never shows the text.
    public init(reading bytes: [UInt8]) throws(MalformedText) {
        let text = try KeyText(bytes, prefix: SigningKey.prefix, what: "a signing key")
        guard let key = try? Ed25519.PrivateKey(seed: text.bytes), let read = SigningKey(name: text.name, key)
        else { throw KeyText.refusal("a signing key") }
        try text.check(read.verifier.identity)
        self = read
    }

    /// `PRIVATE+KEY+name+hash+base64(1, seed)`: whoever has it can sign.
    public var secretText: String {
        "\(SigningKey.prefix)\(verifier.identity)+\(Base64.text([KeyIdentity.ed25519] + key.seed))"
    }

    /// Says whose key it is and nothing of the seed.
    public var description: String { "the signing key of \(verifier.identity)" }

    func signature(of text: [UInt8]) throws(CryptographyError) -> [UInt8] { try key.signature(of: text) }
}

/// The parts of a key's text.
private struct KeyText {
    let name: String
    let hash: String
    let bytes: [UInt8]
    let what: String

    init(_ bytes: [UInt8], prefix: String, what: String) throws(MalformedText) {
        let feed = UInt8(ascii: "\n")
        let lines = try TextLines(bytes.last == feed ? bytes : bytes + [feed]).lines
        guard lines.count == 1 else { throw MalformedText(2, "\(what) is one line: take the others out") }
        guard lines[0].utf8.starts(with: prefix.utf8) else { throw KeyText.refusal(what) }
        let parts = lines[0].utf8.dropFirst(prefix.utf8.count)
            .split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let key = Base64.bytes(parts[2]), key.first == KeyIdentity.ed25519,
            key.count == Ed25519.keyLength + 1
        else { throw KeyText.refusal(what) }
        (name, hash, self.bytes) = (
            String(Substring(parts[0])), String(Substring(parts[1])), Array(key.dropFirst())
        )
        self.what = what
    }

    func check(_ identity: KeyIdentity) throws(MalformedText) {
        guard hash == identity.hashText else {
            throw MalformedText(
                1,
                "the hash in the text of \(what) is not that of its name and key: one of them was changed;"
                    + " get the key again")
        }
    }

    static func refusal(_ what: String) -> MalformedText {
        let form = what.contains("signing") ? "PRIVATE+KEY+name+hash+base64" : "name+hash+base64"
        return MalformedText(1, "this is not \(what) for Ed25519: its form is \(form), as it was given out")
    }
}
