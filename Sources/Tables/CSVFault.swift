// The wording of everything that can be wrong with a CSV file; each sentence exists once, here.

extension CSVScanner {
    /// A kind of fault in a CSV text.
    enum Fault {
        case emptyFile, emptyHeader, emptyLine
        case unnamedColumn, repeatedColumn(String)
        case fieldCount(_ found: Int, _ expected: Int)
        case strayQuote, afterQuote, openQuote, loneReturn, encoding

        func problem(line: Int, column: Int) -> CSVProblem {
            CSVProblem(line: line, column: column, message: message)
        }

        private var message: String {
            switch self {
            case .emptyFile: "The file is empty. Its first line must name the columns."
            case .emptyHeader: "The first line is empty. It must name the columns."
            case .emptyLine: "This line is empty. Delete it."
            case .unnamedColumn: "This column has no name. Name it or delete it."
            case .repeatedColumn(let name):
                "The column \"\(Visible.escaped(name))\" occurs twice. Delete one or rename it."
            case .fieldCount(let found, let expected):
                "This row has \(Self.fields(found)), but the header has \(expected). "
                    + (found < expected
                        ? "Add what is missing, or an empty field."
                        : "Put quotes round a field that contains a comma, or delete what is too many.")
            case .strayQuote:
                "A quote stands inside a field that is not quoted. Quote the whole field and double this quote."
            case .afterQuote:
                "Text follows the closing quote of a field. Double a quote that belongs to the field."
            case .openQuote: "This quote is never closed. Close it, or double it if it belongs to the field."
            case .loneReturn: "A carriage return stands alone. End lines with LF or CRLF."
            case .encoding: "This is not UTF-8. Save the file with the encoding UTF-8."
            }
        }

        private static func fields(_ count: Int) -> String { count == 1 ? "1 field" : "\(count) fields" }
    }
}
