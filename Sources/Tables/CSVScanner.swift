// Walks through CSV text code point by code point and knows where it is.
// It splits rows and fields; whether they fit the header is the reader's concern.

/// A place in a CSV text and what has been found wrong up to there.
struct CSVScanner {
    /// A line and a code point in it, both counted from 1.
    struct Place: Equatable {
        var line = 1
        var column = 1

        mutating func advance(over scalar: Unicode.Scalar) {
            if scalar == "\n" {
                line += 1
                column = 1
            } else {
                column += 1
            }
        }
    }

    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var place = Place()
    private(set) var problems: [CSVProblem] = []
    /// Where the last row ended, before its line end.
    private(set) var end = Place()

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        if scalars.first == "\u{FEFF}" { index = 1 }
    }

    mutating func report(_ fault: Fault, line: Int, column: Int) {
        problems.append(fault.problem(line: line, column: column))
    }

    /// The next row, or nil at the end of the text.
    mutating func row() -> CSVRow? {
        guard index < scalars.count else { return nil }
        var row = CSVRow(line: place.line, fields: [field()])
        while current == "," {
            take()
            row.fields.append(field())
        }
        end = place
        if current == "\r" { take() }
        if current == "\n" { take() }
        return row
    }

    private mutating func field() -> CSVField {
        let start = place
        var length = 0
        let text = current == "\"" ? quoted(&length) : plain()
        if place.line == start.line { length = place.column - start.column }
        return CSVField(text: text, line: start.line, column: start.column, length: length)
    }

    private mutating func plain() -> String {
        var text = String.UnicodeScalarView()
        while let scalar = current, !atDelimiter {
            if scalar == "\"" { report(.strayQuote, line: place.line, column: place.column) }
            if scalar == "\r" { report(.loneReturn, line: place.line, column: place.column) }
            text.append(scalar)
            take()
        }
        return String(text)
    }

    // `firstLine` becomes the number of code points before the first line break inside the quotes.
    private mutating func quoted(_ firstLine: inout Int) -> String {
        let start = place
        var text = String.UnicodeScalarView()
        take()
        while let scalar = current {
            if scalar == "\n", place.line == start.line { firstLine = place.column - start.column }
            if scalar == "\"" {
                take()
                guard current == "\"" else {
                    skipToDelimiter()
                    return String(text)
                }
            }
            text.append(scalar)
            take()
        }
        report(.openQuote, line: start.line, column: start.column)
        return String(text)
    }

    private mutating func skipToDelimiter() {
        if current != nil, !atDelimiter { report(.afterQuote, line: place.line, column: place.column) }
        while current != nil, !atDelimiter { take() }
    }

    private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private var atDelimiter: Bool {
        guard let current else { return true }
        if current == "\r" { return index + 1 < scalars.count && scalars[index + 1] == "\n" }
        return current == "," || current == "\n"
    }

    private mutating func take() {
        place.advance(over: scalars[index])
        index += 1
    }
}
