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

    /// How wide the columns are and on which side they line up.
    public struct Layout: Sendable {
        fileprivate let widths: [Int]
        fileprivate let alignments: [Table.Alignment]
    }

    /// The table as lines of columns, with long texts wrapped inside their column. Where words would be broken into
    /// scraps, the columns are written some at a time, each time with the keys, or the first where none is one.
    public func write(_ table: Table) -> String {
        let shown = table.seen(by: .people)
        let widths = ColumnWidths(of: shown.blocks)
        return widths.groups(into: width, gap: Self.gap.count, keys: shown.keys).map { group in
            let part = shown.columns(at: group)
            let layout = layout(of: part, widths.columns(at: group))
            return head(of: part, layout) + rows(part, layout, areFirst: true)
        }.joined(separator: "\n")
    }

    /// The titles of the people's columns over a rule.
    public func begin(_ table: Table) -> (head: String, layout: Layout) {
        let shown = table.seen(by: .people)
        let layout = layout(of: shown, ColumnWidths(of: shown.blocks))
        return (head(of: shown, layout), layout)
    }

    /// The lines of each row; texts that are longer than those by which columns were laid out are wrapped.
    public func rows(_ table: Table, _ layout: Layout, areFirst: Bool) -> String {
        table.seen(by: .people).rows.map { row in
            lines(of: row.map { Block($0.shown, style: $0.style) }, layout)
        }.joined()
    }

    private func layout(of table: Table, _ widths: ColumnWidths) -> Layout {
        Layout(
            widths: widths.fitted(into: width, gap: Self.gap.count),
            alignments: table.columns.map(\.alignment)
        )
    }

    private func head(of table: Table, _ layout: Layout) -> String {
        guard !table.columns.isEmpty else { return "" }
        let rule = layout.widths.map { Block(String(repeating: "─", count: $0), style: .faint) }
        return lines(of: table.heading, layout) + lines(of: rule, layout)
    }

    private static let gap = "  "

    private func lines(of row: [Block], _ layout: Layout) -> String {
        let (widths, alignments) = (layout.widths, layout.alignments)
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

extension Table {
    fileprivate var heading: [Block] { columns.map { Block($0.title, style: .strong) } }

    /// The places of the columns by which rows are told apart.
    fileprivate var keys: [Int] {
        let keys = columns.indices.filter { columns[$0].isKey }
        return keys.isEmpty ? Array(columns.indices.prefix(1)) : keys
    }

    /// The titles and the rows, before the widths of columns are known.
    fileprivate var blocks: [[Block]] {
        [heading] + rows.map { row in row.map { Block($0.shown, style: $0.style) } }
    }

    fileprivate func columns(at places: [Int]) -> Table {
        Table(columns: places.map { columns[$0] }, rows: rows.map { row in places.map { row[$0] } })
    }
}

extension String {
    var withoutTrailingSpaces: String {
        var rest = self[...]
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
