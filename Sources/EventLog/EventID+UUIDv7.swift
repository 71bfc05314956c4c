// Identifiers made here: UUIDv7 (RFC 9562), so that they sort by the time at which they were made.
public import Ledger

extension Identifier where Kind == Kinds.Event {
    /// A UUIDv7 of an instant and ten random bytes.
    public static func make(at instant: Instant, random: [UInt8]) -> EventID {
        let milliseconds = UInt64(max(0, instant.microseconds / 1000))
        var bytes = (0..<6).map { UInt8(truncatingIfNeeded: milliseconds >> UInt64(40 - 8 * $0)) }
        bytes += random.prefix(10)
        bytes[6] = bytes[6] & 0x0F | 0x70
        bytes[8] = bytes[8] & 0x3F | 0x80
        return EventID(hyphenated(bytes))
    }

    private static func hyphenated(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef")
        return bytes.enumerated().reduce(into: "") { text, byte in
            if [4, 6, 8, 10].contains(byte.offset) { text.append("-") }
            text.append(digits[Int(byte.element >> 4)])
            text.append(digits[Int(byte.element & 15)])
        }
    }
}
