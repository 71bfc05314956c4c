// Thirty-two bytes that stand for something else, and how they are written. Nothing is hashed here.
import Ledger

/// A SHA-256 digest: of a leaf, of a subtree, of a part of an event.
public struct Digest: Sendable, Hashable, CustomStringConvertible {
    let lanes: SIMD32<UInt8>

    /// How many bytes a digest has.
    public static let length = 32

    init(_ lanes: SIMD32<UInt8>) { self.lanes = lanes }

    /// The digest with these bytes; nil for any other number than thirty-two.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Digest.length else { return nil }
        lanes = SIMD32(bytes)
    }

    /// Reads sixty-four lower-case hexadecimal digits; nil for anything else.
    public init?(hexadecimal text: String) {
        guard let bytes = Hexadecimal.bytes(text) else { return nil }
        self.init(bytes)
    }

    /// Reads the form of RFC 4648, section 4, with its padding; nil for anything else.
    public init?(base64 text: String) {
        guard let bytes = Base64.bytes(text.utf8) else { return nil }
        self.init(bytes)
    }

    /// Appends the hexadecimal digits.
    func write(to output: inout [UInt8]) {
        let start = output.count
        output.append(contentsOf: repeatElement(0, count: 2 * Digest.length))
        var span = output.mutableSpan
        for index in 0..<Digest.length {
            span[start + 2 * index] = Hexadecimal.digit(lanes[index] >> 4)
            span[start + 2 * index + 1] = Hexadecimal.digit(lanes[index] & 15)
        }
    }

    /// The thirty-two bytes.
    public var bytes: [UInt8] { lanes.indices.map { lanes[$0] } }

    /// Sixty-four lower-case hexadecimal digits.
    public var hexadecimal: String { Hexadecimal.text(bytes) }

    /// The form of RFC 4648, section 4, with its padding.
    public var base64: String { Base64.text(bytes) }

    /// The hexadecimal digits.
    public var description: String { hexadecimal }
}
