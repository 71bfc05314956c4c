// The parts of an event that a redaction can erase, and the salt that keeps what was erased from being guessed.
private import Cryptography
import JSON
public import Ledger

extension ErasablePart {
    /// The part of an event in RFC 8785 form; an absent note is `null`.
    public func bytes(of event: Event) -> [UInt8] {
        switch self {
        case .payload: event.content.payload.bytes
        case .note: (event.content.note.map { JSON.text($0) } ?? .null).canonicalBytes
        case .sources: event.content.sources.canonical.bytes
        case .recordedBy: JSON.text(event.recordedBy).canonicalBytes
        }
    }

    /// What is hashed after the salt of an event: a text for each part.
    var label: [UInt8] { ErasablePart.labels[place] }

    private static let labels = allCases.map { Array("lawledger part \($0.rawValue)".utf8) }
}

/// Sixteen random bytes that keep a digest from telling what it is the digest of.
public struct Salt: Sendable, Hashable {
    let lanes: SIMD16<UInt8>

    /// How many bytes a salt has.
    public static let length = 16

    init(_ lanes: SIMD16<UInt8>) { self.lanes = lanes }

    /// The salt with these bytes; nil for any other number than sixteen.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Salt.length else { return nil }
        lanes = SIMD16(bytes)
    }

    /// The sixteen bytes.
    public var bytes: [UInt8] { lanes.indices.map { lanes[$0] } }

    /// The salt of one part of the event whose salt this is: the first half of SHA-256(salt, label of the part).
    ///
    /// Whoever has it learns neither the salt of the event nor that of another part.
    public func derived(for part: ErasablePart) -> Salt {
        var hash = SHA256()
        hash.update(lanes)
        hash.update(part.label.span)
        return Salt(hash.finish().lowHalf)
    }

    /// The digest of a part whose salt this is: SHA-256(salt, bytes).
    public func digest(of bytes: [UInt8]) -> Digest {
        var hash = SHA256()
        hash.update(lanes)
        hash.update(bytes.span)
        return Digest(hash.finish())
    }
}
