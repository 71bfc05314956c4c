// A column of a table: what machines call it, what people call it, and how its cells are laid out.
// It holds no data; how a cell's text becomes JSON is decided here and nowhere else.

public import JSON

extension Table {
    /// A column, with a stable name for machines and a title for people.
    public struct Column: Sendable, Equatable {
        /// The CSV header and JSON key; once published it stays.
        public var name: String
        /// The heading in text and Markdown; it may change with the wording.
        public var title: String
        /// The side on which people see the cells lined up.
        public var alignment: Alignment
        /// The JSON value that a cell's text stands for.
        public var jsonKind: JSONKind
        /// Who sees the column.
        public var audience: Audience
        /// Whether rows are told apart by it: it stands before every part of a table that is too wide to be shown whole.
        public var isKey: Bool

        /// A column of text on the left for everyone, unless said otherwise.
        public init(
            _ name: String, title: String, alignment: Alignment = .left, jsonKind: JSONKind = .text,
            audience: Audience = .everyone, isKey: Bool = false
        ) {
            self.name = name
            self.title = title
            self.alignment = alignment
            self.jsonKind = jsonKind
            self.audience = audience
            self.isKey = isKey
        }

        /// The cell's own JSON value, else its text read as the column's kind.
        public func json(of cell: Cell) -> JSON {
            cell.json ?? jsonKind.value(of: cell.text)
        }
    }

    /// The side on which the cells of a column line up.
    public enum Alignment: Sendable, Equatable {
        /// Text and names.
        case left
        /// Counts and positions, so that their units stand under each other.
        case right
    }

    /// The JSON value that the text of a cell stands for; text that does not fit the kind stays text.
    public enum JSONKind: Sendable, Equatable {
        /// The text as it is, also when it is empty.
        case text
        /// A whole number; empty text is null.
        case integer
        /// A finite decimal number; empty text is null.
        case number
        /// `true` or `false`; empty text is null.
        case boolean
        /// An array of the parts between `|`; empty text is the empty array.
        case list

        func value(of text: String) -> JSON {
            switch self {
            case .text: .text(text)
            case .list: .list(text.split(separator: "|").map { .text(String($0)) })
            case _ where text.isEmpty: .null
            case .integer: Int(text).map { .integer($0) } ?? .text(text)
            case .number: Double(text).flatMap { $0.isFinite ? .number($0) : nil } ?? .text(text)
            case .boolean: Bool(text).map { .boolean($0) } ?? .text(text)
            }
        }
    }
}
