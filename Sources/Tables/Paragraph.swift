// An entry too long for a row of columns: a heading line with wrapped, indented lines below it.
// Like a table it is made harmless for a terminal, and cuts nothing.

/// A heading with lines of text below it, and entries that belong to it.
public struct Paragraph: Sendable, Equatable {
    /// The first line.
    public var heading: String
    /// What the heading means to a reader; never the only sign of it.
    public var style: Style
    /// What stands below, indented, each wrapped by itself.
    public var lines: [String]
    /// Entries below, indented like the lines.
    public var entries: [Paragraph]

    /// A heading, alone unless lines or entries are given.
    public init(
        _ heading: String, style: Style = .strong, lines: [String] = [], entries: [Paragraph] = []
    ) {
        self.heading = heading
        self.style = style
        self.lines = lines
        self.entries = entries
    }

    /// The paragraph as text of at most `width` terminal cells a line, where a width is given.
    public func text(width: Int?, color: Bool = false) -> String {
        text(width: width, color: color, depth: 0)
    }

    private static let step = 4
    private static let narrowest = 20

    private func text(width: Int?, color: Bool, depth: Int) -> String {
        let first = Self.wrapped(heading, width, depth).enumerated().map { index, line in
            Self.placed(style.painted(line, color: color), depth + (index == 0 ? 0 : 1))
        }
        let below = lines.flatMap { Self.wrapped($0, width, depth) }.map { Self.placed($0, depth + 1) }
        let inner = entries.map { $0.text(width: width, color: color, depth: depth + 1) }
        return (first + below).joined() + inner.joined()
    }

    private static func placed(_ line: String, _ depth: Int) -> String {
        line.isEmpty ? "\n" : String(repeating: " ", count: depth * step) + line + "\n"
    }

    /// Lines that fit when they are indented by one step more than the depth.
    private static func wrapped(_ text: String, _ width: Int?, _ depth: Int) -> [String] {
        let lines = Visible.lines(of: text)
        guard let width else { return lines }
        return lines.flatMap { Wrapping.wrap($0, width: max(narrowest, width - (depth + 1) * step)) }
    }
}
