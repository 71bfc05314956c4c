// Writes a table for people as a Markdown pipe table, to be pasted into a document.
// Data stays data: nothing in a cell can become a link, an element, emphasis or another cell.

/// A pipe table as GitHub, Pandoc and most wikis read it.
public struct MarkdownWriter: TableWriter, Equatable {
    /// A writer of Markdown; it has no options.
    public init() {}

    /// The people's columns of the table; the heading is there even if no row is.
    public func write(_ table: Table) -> String {
        let shown = table.seen(by: .people)
        guard !shown.columns.isEmpty else { return "" }
        let heading = shown.columns.map { Self.escaped($0.title) }
        let rule = shown.columns.map { $0.alignment == .left ? "---" : "---:" }
        let body = shown.rows.map { row in row.map { Self.escaped($0.shown) } }
        return ([heading, rule] + body).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
    }

    /// The text with a backslash before all that Markdown would interpret, and `<br>` for line breaks.
    public static func escaped(_ text: String) -> String {
        Visible.lines(of: text).map { line in
            var result = String.UnicodeScalarView()
            for scalar in line.unicodeScalars {
                if interpreted.contains(scalar) { result.append("\\") }
                result.append(scalar)
            }
            return String(result)
        }.joined(separator: "<br>")
    }

    private static let interpreted: Set<Unicode.Scalar> = [
        "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&", "$",
    ]
}
