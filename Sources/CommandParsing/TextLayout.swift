// Paragraphs and two-column lists of a given width, as plain text.
// Widths count characters; nothing here knows what the text says.

struct TextLayout {
    /// The number of characters of a line.
    let width: Int

    private static let gap = 2
    private static let widestLabel = 28

    /// Below forty characters there is no room for two columns.
    init(width: Int) {
        self.width = max(40, width)
    }

    /// The lines of a paragraph; all but the first are indented by `hanging` more.
    func paragraph(_ text: String, indent: Int = 0, hanging: Int = 0) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isWhitespace) {
            let margin = indent + (lines.isEmpty ? 0 : hanging)
            if !line.isEmpty, margin + line.count + 1 + word.count > width {
                lines.append(spaces(margin) + line)
                line = String(word)
            } else {
                line += line.isEmpty ? String(word) : " \(word)"
            }
        }
        if !line.isEmpty { lines.append(spaces(indent + (lines.isEmpty ? 0 : hanging)) + line) }
        return lines
    }

    /// Labels on the left, texts on the right; a label that is too long has a line of its own.
    func list(_ rows: [(label: String, text: String)]) -> [String] {
        let fitting = rows.map { $0.label.count }.filter { $0 <= Self.widestLabel }
        let column = Self.gap + (fitting.max() ?? 0) + Self.gap
        return rows.flatMap { row in
            let label = spaces(Self.gap) + row.label
            let text = paragraph(row.text, indent: column)
            guard let first = text.first, label.count + Self.gap <= column else { return [label] + text }
            return [label + first.dropFirst(label.count)] + text.dropFirst()
        }
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}
