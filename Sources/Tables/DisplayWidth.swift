// How many cells of a terminal a character takes.
// The ranges are those of East_Asian_Width W and F in Unicode 14.0, joined across unassigned code points;
// emoji and marks come from the standard library, which is newer. Ambiguous characters count as narrow.

/// The width of characters in terminal cells.
enum DisplayWidth {
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF,
        0x4E00...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
        0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x1B2FB, 0x1F200...0x1F265,
        0x20000...0x3FFFD,
    ]
    private static let hangul: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0xA960...0xA97C, 0xAC00...0xD7A3,
    ]
    // Vowels and final consonants that stand inside the block of the Hangul letter before them.
    private static let conjoining: [ClosedRange<UInt32>] = [0x1160...0x11FF, 0xD7B0...0xD7FB]
    // Format characters that are drawn all the same: the soft hyphen and the Arabic number signs.
    private static let drawn: [ClosedRange<UInt32>] = [
        0xAD...0xAD, 0x600...0x605, 0x6DD...0x6DD, 0x70F...0x70F, 0x8E2...0x8E2,
    ]

    static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        let isEmoji = scalars.contains { $0.properties.isEmojiPresentation || $0.value == 0xFE0F }
        if isEmoji, scalars.first?.properties.isEmoji == true { return 2 }
        // The sum, because Thai and Indic letters that join into one character still stand side by side.
        return scalars.reduce(0) { $0 + of($1) }
    }

    static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
        if within(conjoining, value) { return 0 }
        if within(wide, value) { return isMark(scalar) ? 0 : 2 }
        if scalar.properties.isEmojiPresentation { return 2 }
        return isMark(scalar) && !within(drawn, value) ? 0 : 1
    }

    /// Whether the script of the character allows a line break on either side of it.
    static func isIdeographic(_ character: Character) -> Bool {
        guard let value = character.unicodeScalars.first?.value, value >= 0x1100 else { return false }
        return within(wide, value) && !within(hangul, value)
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: true
        default: false
        }
    }

    private static func within(_ ranges: [ClosedRange<UInt32>], _ value: UInt32) -> Bool {
        ranges.contains { $0.contains(value) }
    }
}
