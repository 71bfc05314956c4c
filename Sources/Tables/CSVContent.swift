// What a CSV file holds, each field with its place, so that whoever checks the data can point at it.
// No file is opened here, and no field is interpreted.

/// A CSV file as read: what is sound, and everything that is not.
public struct CSVContent: Sendable, Equatable {
    /// The fields of the first line, which name the columns.
    public var header: [CSVField] = []
    /// The rows without a problem; each has as many fields as the header.
    public var rows: [CSVRow] = []
    /// Everything wrong with the file, in the order of the lines.
    public var problems: [CSVProblem] = []

    /// The field of a row under the named column, or nil where there is no such column.
    public func field(_ name: String, of row: CSVRow) -> CSVField? {
        guard let index = header.firstIndex(where: { $0.text == name }), index < row.fields.count else {
            return nil
        }
        return row.fields[index]
    }
}

/// A row of a CSV file.
public struct CSVRow: Sendable, Equatable {
    /// The line on which the row begins, counted from 1.
    public var line: Int
    /// The fields from left to right.
    public var fields: [CSVField]
}

/// A field of a CSV file and the place where it stands.
public struct CSVField: Sendable, Equatable {
    /// The value, without its quotes.
    public var text: String
    /// The line on which the field begins, counted from 1.
    public var line: Int
    /// The column of its first code point, the quote if there is one, counted from 1.
    public var column: Int
    /// The number of code points that it takes on its first line, quotes included.
    public var length: Int
}

/// One thing wrong with a CSV file.
public struct CSVProblem: Error, Sendable, Equatable {
    /// The line, counted from 1.
    public var line: Int
    /// The code point in the line, counted from 1.
    public var column: Int
    /// What is wrong and what to do, as one or two sentences.
    public var message: String

    /// A problem at a place, also for what only the importer can see.
    public init(line: Int, column: Int, message: String) {
        self.line = line
        self.column = column
        self.message = message
    }
}
