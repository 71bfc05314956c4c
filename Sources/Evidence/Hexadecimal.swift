// Bytes as pairs of lower-case hexadecimal digits, and nothing more lenient.

enum Hexadecimal {
    /// The digits of a byte, the higher first.
    static func digits(of byte: UInt8) -> (UInt8, UInt8) { (digit(byte >> 4), digit(byte & 15)) }

    // Without a branch: a digest is written four times an event, and no digit is more likely than another.
    private static func digit(_ value: UInt8) -> UInt8 {
        let isLetter = (value &+ 6) >> 4
        return UInt8(ascii: "0") &+ value &+ isLetter &* (UInt8(ascii: "a") - UInt8(ascii: "0") - 10)
    }

    /// Appends the digits of a digest.
    static func write(_ digest: Digest, to output: inout [UInt8]) {
        let start = output.count
        output.append(contentsOf: repeatElement(0, count: 2 * Digest.length))
        var span = output.mutableSpan
        for index in 0..<Digest.length {
            let (high, low) = digits(of: digest.lanes[index])
            span[start + 2 * index] = high
            span[start + 2 * index + 1] = low
        }
    }

    static func text(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        for byte in bytes {
            let (high, low) = digits(of: byte)
            text += [high, low]
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a text; nil where it is no pairs of lower-case digits.
    static func bytes(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = value(digits[index]), let low = value(digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
