// A cell of a table: one value in the forms that its readers need.
// It does not know its column, its format or its place.

public import JSON

extension Table {
    /// One value: text for machines, and where they differ words for people and a structure for JSON.
    public struct Cell: Sendable, Equatable, ExpressibleByStringLiteral {
        /// What CSV holds, and what the other formats hold unless something else is given.
        public var text: String
        /// What people read instead of the text; line breaks are kept.
        public var display: String?
        /// What the value means to a reader; never the only sign of it.
        public var style: Style
        /// What JSON holds instead of the text read as the column's kind.
        public var json: JSON?

        /// A plain cell of this text, unless said otherwise.
        public init(_ text: String, display: String? = nil, style: Style = .plain, json: JSON? = nil) {
            self.text = text
            self.display = display
            self.style = style
            self.json = json
        }

        /// A plain cell of this text, so that a row can be written as a list of literals.
        public init(stringLiteral text: String) {
            self.init(text)
        }

        /// Nothing known here: an empty field in CSV and null in JSON.
        public static let missing = Cell("", json: .null)

        /// A whole number in every format, whatever the column's kind.
        public static func integer(_ value: Int, style: Style = .plain) -> Cell {
            Cell(String(value), style: style, json: .integer(value))
        }

        /// Several values: joined by `|` in CSV, by a comma for people, an array in JSON.
        public static func list(_ items: [String], style: Style = .plain) -> Cell {
            guard !items.isEmpty else { return Cell("", display: "", style: style, json: .list([])) }
            return list(of: items.map { Cell($0) }, style: style)
        }

        /// Several values, each with its own forms: joined by `|` in CSV, by a comma for people, an array in JSON. A `|` or
        /// `\` inside a value has a `\` before it in CSV, so that the list can be taken apart again.
        public static func list(of items: [Cell], style: Style = .plain) -> Cell {
            Cell(
                items.map { $0.text.escapedInList }.joined(separator: "|"),
                display: items.map(\.shown).joined(separator: ", "), style: style,
                json: .list(items.map { $0.json ?? .text($0.text) }))
        }

        /// What people read: the display text, or else the text.
        public var shown: String { display ?? text }
    }
}

extension String {
    /// The text as an item of a list in CSV.
    fileprivate var escapedInList: String {
        utf8.contains { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "\\") }
            ? replacing("\\", with: "\\\\").replacing("|", with: "\\|") : self
    }
}
