// Writes a table for people: columns side by side, lined up as a terminal shows them.
// It never cuts a text, and no data can move the cursor: control characters are shown, not sent.

/// Aligned columns under a ruled heading, for a terminal or an e-mail.
public struct TextWriter: TableWriter, Equatable {
    /// The number of terminal cells that lines should keep to, or nil for lines as long as they are.
    public var width: Int?
    /// Whether styles become terminal colours.
    public var color: Bool

    /// A writer for lines of at most `width` terminal cells.
    public init(width: Int? = nil, color: Bool = false) {
        self.width = width
        self.color = color
    }

    /// The table as lines of columns, with long texts wrapped inside their column.
    public func write(_ table: Table) -> String {
        let shown = table.seen(by: .people)
        guard !shown.columns.isEmpty else { return "" }
        let heading = shown.columns.map { Block($0.title, style: .strong) }
        let body = shown.rows.map { row in row.map { Block($0.shown, style: $0.style) } }
        let widths = ColumnWidths(of: [heading] + body).fitted(into: width, gap: Self.gap.count)
        let alignments = shown.columns.map(\.alignment)
        let rule = widths.map { Block(String(repeating: "─", count: $0), style: .faint) }
        return ([heading, rule] + body)
            .map { lines(of: $0, widths: widths, alignments: alignments) }
            .joined()
    }

    private static let gap = "  "

    private func lines(of row: [Block], widths: [Int], alignments: [Table.Alignment]) -> String {
        let columns = zip(row, widths).map { $0.wrapped(to: $1) }
        let height = columns.map(\.count).max() ?? 0
        return (0..<height).map { line in
            let cells = columns.indices.map { index in
                place(
                    line < columns[index].count ? columns[index][line] : "", style: row[index].style,
                    width: widths[index], alignment: alignments[index])
            }
            return cells.joined(separator: Self.gap).withoutTrailingSpaces + "\n"
        }.joined()
    }

    // The padding stays outside the colours, so that trailing spaces can be dropped.
    private func place(_ text: String, style: Style, width: Int, alignment: Table.Alignment) -> String {
        let padding = String(repeating: " ", count: max(0, width - Wrapping.displayWidth(of: text)))
        let painted = style.painted(text, color: color)
        return alignment == .left ? painted + padding : padding + painted
    }
}

/// A cell's text made harmless and split at its own line breaks, before the column's width is known.
struct Block: Sendable {
    let lines: [String]
    let style: Style

    init(_ text: String, style: Style) {
        lines = Visible.lines(of: text)
        self.style = style
    }

    func wrapped(to width: Int) -> [String] {
        lines.flatMap { Wrapping.wrap($0, width: width) }
    }
}

extension String {
    var withoutTrailingSpaces: String {
        var rest = self[...]
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
