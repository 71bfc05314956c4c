// Lines of a manual page in the language of man(7), with everything escaped that roff would read as markup.
// It knows macros and characters, not programs.

enum Roff {
    /// A macro with its arguments, each in quotes: `.SH "NAME"`.
    static func macro(_ name: String, _ texts: String...) -> String {
        ".\(name)" + texts.map { " \"\(escaped($0))\"" }.joined()
    }

    /// A line of text; a leading point or quote would make it a request.
    static func text(_ text: String) -> String {
        let line = escaped(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
        return line.hasPrefix(".") ? "\\&" + line : line
    }

    /// A line that keeps its spaces, for what is to be copied.
    static func verbatim(_ text: String) -> String {
        let line = escaped(text)
        return line.hasPrefix(".") ? "\\&" + line : line
    }

    static func bold(_ text: String) -> String { "\\fB\(escaped(text))\\fR" }

    static func italic(_ text: String) -> String { "\\fI\(escaped(text))\\fR" }

    private static let signs: [Character: String] = [
        "\\": "\\e", "-": "\\-", "'": "\\(aq", "\"": "\\(dq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti",
    ]

    /// roff sets a bare hyphen, quote, accent or tilde as a typographic sign that cannot be copied.
    private static func escaped(_ text: String) -> String {
        text.map { signs[$0] ?? String($0) }.joined()
    }
}
