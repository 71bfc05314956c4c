// Reads CSV after RFC 4180 strictly and reports everything wrong with a file at once.
// It guesses nothing: no other separator, no other quote, no other encoding.

/// A strict reader of CSV; CRLF line ends and a byte order mark are accepted.
public struct CSVReader: Sendable {
    /// A reader of CSV; it has no options.
    public init() {}

    /// The content of a file's bytes; bytes that are not UTF-8 are the only problems reported then.
    public func read(bytes: [UInt8]) -> CSVContent {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return CSVContent(problems: encodingProblems(in: bytes))
        }
        return read(text)
    }

    /// The header, the sound rows and all problems of a text.
    public func read(_ text: String) -> CSVContent {
        var scanner = CSVScanner(text)
        var content = CSVContent()
        guard let header = scanner.row() else {
            scanner.report(.emptyFile, line: 1, column: 1)
            return CSVContent(problems: scanner.problems)
        }
        content.header = header.fields
        checkNames(of: header, &scanner)
        while true {
            let before = scanner.problems.count
            guard let row = scanner.row() else { break }
            // A misplaced quote shifts the fields; their count would only be an echo of it.
            if scanner.problems.count == before { checkCount(of: row, against: header, &scanner) }
            if scanner.problems.count == before { content.rows.append(row) }
        }
        // The names of columns are looked at when the whole header has been read, which may take several lines.
        content.problems = scanner.problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
        return content
    }

    private func checkNames(of header: CSVRow, _ scanner: inout CSVScanner) {
        guard !header.isBlank else {
            return scanner.report(.emptyHeader, line: header.line, column: 1)
        }
        var seen: Set<String> = []
        for field in header.fields {
            if field.text.isEmpty {
                scanner.report(.unnamedColumn, line: field.line, column: field.column)
            } else if !seen.insert(field.text).inserted {
                scanner.report(.repeatedColumn(field.text), line: field.line, column: field.column)
            }
        }
    }

    private func checkCount(of row: CSVRow, against header: CSVRow, _ scanner: inout CSVScanner) {
        let expected = header.fields.count
        let found = row.fields.count
        if row.isBlank {
            scanner.report(.emptyLine, line: row.line, column: 1)
        } else if found > expected {
            let extra = row.fields[expected]
            scanner.report(.fieldCount(found, expected), line: extra.line, column: extra.column)
        } else if found < expected {
            scanner.report(.fieldCount(found, expected), line: scanner.end.line, column: scanner.end.column)
        }
    }

    private func encodingProblems(in bytes: [UInt8]) -> [CSVProblem] {
        var problems: [CSVProblem] = []
        var place = CSVScanner.Place()
        var parser = UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let encoded):
                let scalar = UTF8.decode(encoded)
                if place == CSVScanner.Place(), scalar == "\u{FEFF}" { continue }
                place.advance(over: scalar)
            case .emptyInput: return problems
            case .error:
                // One for each line is enough: a file in another encoding has thousands.
                if problems.last?.line != place.line {
                    problems.append(CSVScanner.Fault.encoding.problem(line: place.line, column: place.column))
                }
                place.column += 1
            }
        }
    }
}

extension CSVRow {
    // A line with nothing on it; a single empty field is written as two quotes.
    fileprivate var isBlank: Bool { fields.count == 1 && fields[0].length == 0 }
}
