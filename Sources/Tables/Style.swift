// What a piece of output means to its reader, and the terminal codes for it.
// A style is never the only sign of a meaning: the words must say it too.

/// The meaning of a piece of text; a writer decides how it looks, or ignores it.
public enum Style: Sendable, Equatable, CaseIterable {
    /// Ordinary text.
    case plain
    /// A heading, or the one thing to look at.
    case strong
    /// Text that may be passed over.
    case faint
    /// The strongest level of a scale, or something that went well.
    case good
    /// A level between the ends of a scale.
    case middling
    /// The weakest level of a scale, or something that failed.
    case bad
    /// Something to look into: a flag, a dispute, a warning.
    case attention

    // Only the eight basic colours, because every terminal lets its user choose them.
    private var code: String? {
        switch self {
        case .plain: nil
        case .strong: "1"
        case .faint: "2"
        case .good: "32"
        case .middling: "33"
        case .bad: "31"
        case .attention: "35"
        }
    }

    /// The text between the terminal's codes for this style, or unchanged when colour is off.
    public func painted(_ text: String, color: Bool) -> String {
        guard color, let code, !text.isEmpty else { return text }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}
