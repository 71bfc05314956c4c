// Bytes as pairs of lower-case hexadecimal digits, and nothing more lenient: salts, digests and identifiers are written
// and read in this one form.

/// Pairs of lower-case hexadecimal digits.
package enum Hexadecimal {
    /// The digit of a number from 0 to 15.
    ///
    /// Without a branch: a digest is written four times an event, and no digit is more likely than another.
    @inlinable package static func digit(_ value: UInt8) -> UInt8 {
        let isLetter = (value &+ 6) >> 4
        return UInt8(ascii: "0") &+ value &+ isLetter &* (UInt8(ascii: "a") - UInt8(ascii: "0") - 10)
    }

    /// The number of a digit; nil for any other character.
    @inlinable package static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    /// The digits of bytes.
    package static func text(_ bytes: some Collection<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(2 * bytes.count)
        for byte in bytes {
            text.append(digit(byte >> 4))
            text.append(digit(byte & 15))
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a text; nil where it is no pairs of digits.
    @inlinable package static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count / 2)
        var high: UInt8?
        for character in text.utf8 {
            guard let digit = value(character) else { return nil }
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        return high == nil ? bytes : nil
    }
}
