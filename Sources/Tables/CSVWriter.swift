// Writes a table as CSV after RFC 4180, with LF line ends.
// It writes the data as it is, but for a text that a spreadsheet would run as a formula; the same table gives the same
// bytes.

/// Comma-separated values with a header line, quoted only where the format needs it.
public struct CSVWriter: TableWriter, Equatable {
    /// A writer of CSV; it has no options.
    public init() {}

    /// The names of the machines' columns, which are there even if no row is.
    public func begin(_ table: Table) -> (head: String, layout: Void) {
        (Self.line(table.seen(by: .machines).columns.map(\.name)), ())
    }

    /// A line for each row. A text that a spreadsheet would take for a formula has an apostrophe before it.
    public func rows(_ table: Table, _ layout: Void, areFirst: Bool) -> String {
        table.seen(by: .machines).rows.map { Self.line($0.map { Self.harmless($0.text) }) }.joined()
    }

    /// A header and rows of bare text.
    public func write(header: [String], rows: [[String]]) -> String {
        ([header] + rows).map(Self.line).joined()
    }

    /// The text with an apostrophe before a beginning that makes a spreadsheet run it; numbers and dates stay as they are.
    private static func harmless(_ text: String) -> String {
        switch text.utf8.first {
        case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): "'" + text
        case UInt8(ascii: "+"): isMade(text, of: "0123456789.") ? text : "'" + text
        case UInt8(ascii: "-"): isMade(text, of: "0123456789.-/~?%") ? text : "'" + text
        default: text
        }
    }

    /// Whether something follows the sign, and that is made of figures alone.
    private static func isMade(_ text: String, of figures: String) -> Bool {
        text.utf8.count > 1 && text.utf8.dropFirst().allSatisfy(figures.utf8.contains)
    }

    private static func line(_ fields: [String]) -> String {
        // A single empty field would leave an empty line, which is no row.
        fields == [""] ? "\"\"\n" : fields.map(quoted).joined(separator: ",") + "\n"
    }

    private static func quoted(_ field: String) -> String {
        guard field.unicodeScalars.contains(where: needsQuotes.contains) else { return field }
        var result = "\"".unicodeScalars
        for scalar in field.unicodeScalars {
            result.append(scalar)
            if scalar == "\"" { result.append(scalar) }
        }
        result.append("\"")
        return String(result)
    }

    // U+FEFF at the very start would be read as a byte order mark.
    private static let needsQuotes: Set<Unicode.Scalar> = [",", "\"", "\n", "\r", "\u{FEFF}"]
}
