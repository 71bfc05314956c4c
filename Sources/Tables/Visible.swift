// Makes data harmless for a terminal: what would move the cursor or turn the reading order is spelled out.
// It changes nothing else; data for machines is never passed through here.

/// Text in which control characters can be seen instead of taking effect.
public enum Visible {
    /// The text on one line, with controls and bidirectional overrides written as `\n`, `\t` or `\u{1B}`.
    public static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHostile) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isHostile(scalar) {
                result.append(contentsOf: name(of: scalar).unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// The lines of a text as split by LF or CRLF, each one escaped.
    public static func lines(of text: String) -> [String] {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
            .map { escaped(String($0)) }
    }

    private static let short: [Unicode.Scalar: String] = ["\n": "\\n", "\r": "\\r", "\t": "\\t"]

    private static func name(of scalar: Unicode.Scalar) -> String {
        short[scalar] ?? "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    }

    // The marks U+200E, U+200F and U+061C stay: they order neighbours in honest Urdu and Dhivehi text.
    private static func isHostile(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0: true
        case 0x2028...0x202E, 0x2066...0x206F: true
        default: false
        }
    }
}
