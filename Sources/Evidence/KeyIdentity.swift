// How a signature says whose it is: C2SP signed-note. A name and four bytes are no proof of anything; a key is.
private import Cryptography
import Ledger

/// The name of a key and the four bytes that tell keys of one name apart.
public struct KeyIdentity: Sendable, Hashable, CustomStringConvertible {
    /// Usually an address without scheme: `example.org/ledgers/asia`.
    public let name: String
    /// The first four bytes of SHA-256(name, line feed, 1, public key) for an Ed25519 key.
    public let hash: UInt32

    /// `name+hash`, as at the beginning of a key's text.
    public var description: String { "\(name)+\(hashText)" }

    var hashText: String { Hexadecimal.text(hash.bigEndianBytes) }

    /// The mark of an Ed25519 key.
    static let ed25519: UInt8 = 1

    init(name: String, hash: UInt32) { (self.name, self.hash) = (name, hash) }

    init(name: String, publicKey: [UInt8]) {
        let digest = SHA256.hash(Array(name.utf8), [UInt8(ascii: "\n"), KeyIdentity.ed25519], publicKey)
        self.init(name: name, hash: UInt32(bigEndian: digest.lowHalf.lowHalf.lowHalf))
    }

    /// Whether a name is not empty and has neither spaces nor plus signs.
    static func isName(_ text: some StringProtocol) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy {
                $0 != "+" && !$0.properties.isWhitespace && $0.value >= 0x20
            }
    }

    static let nameRule = "a name of a key has neither spaces nor plus signs"

    // Swift takes two spellings of "é" for one; the hash of a key does not.
    /// Whether both are the same, byte by byte.
    public static func == (left: KeyIdentity, right: KeyIdentity) -> Bool {
        left.hash == right.hash && left.name.utf8.elementsEqual(right.name.utf8)
    }

    /// Feeds the four bytes, which the name decides.
    public func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

extension UInt32 {
    init(bigEndian bytes: SIMD4<UInt8>) {
        self = (0..<4).reduce(0) { $0 << 8 | UInt32(bytes[$1]) }
    }

    /// The four bytes, the highest first.
    var bigEndianBytes: [UInt8] {
        stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: self >> $0) }
    }
}
