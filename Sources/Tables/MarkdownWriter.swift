// Writes a table for people as a Markdown pipe table, to be pasted into a document.
// Data stays data: nothing in a cell can become a link, an element, emphasis or another cell.

/// A pipe table as GitHub, Pandoc and most wikis read it.
public struct MarkdownWriter: TableWriter, Equatable {
    /// A writer of Markdown; it has no options.
    public init() {}

    /// The titles of the people's columns, which are there even if no row is.
    public func begin(_ table: Table) -> (head: String, layout: Void) {
        let columns = table.seen(by: .people).columns
        let rule = columns.map { $0.alignment == .left ? "---" : "---:" }
        return (Self.line(columns.map { Self.escaped($0.title) }) + Self.line(rule), ())
    }

    /// A line for each row.
    public func rows(_ table: Table, _ layout: Void, areFirst: Bool) -> String {
        table.seen(by: .people).rows.map { row in Self.line(row.map { Self.escaped($0.shown) }) }.joined()
    }

    private static func line(_ cells: [String]) -> String {
        cells.isEmpty ? "" : "| " + cells.joined(separator: " | ") + " |\n"
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
