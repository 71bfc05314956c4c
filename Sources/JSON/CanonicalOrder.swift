// The order of an object's members: RFC 8785, section 3.2.3. It may not use Swift's order of strings, which
// follows Unicode normalisation.

enum CanonicalOrder {
    /// Whether a key comes before another by UTF-16 code units.
    static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8) { rank($0) < rank($1) }
    }

    // UTF-8 sorts by code point. UTF-16 differs in one thing: surrogate pairs (first byte F0 to F4) come before
    // U+E000 to U+FFFF (first byte EE or EF). Raising these two bytes gives the order of UTF-16 without decoding.
    private static func rank(_ byte: UInt8) -> UInt8 {
        byte == 0xEE || byte == 0xEF ? byte + 0x10 : byte
    }
}
