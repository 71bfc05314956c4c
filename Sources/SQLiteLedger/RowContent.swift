// What the pages of a row can tell of a cell: the same pages hold what it shows and, elsewhere, what it has in the
// pipeline.
import Ledger
import SQLite

protocol RowContent: Sendable, Hashable {
    /// The table in which its pages lie.
    static var table: String { get }

    /// Writes it against the day from which it holds and the position from which it is believed.
    func write(to bytes: inout ByteWriter, from day: Int, knownFrom: Int)

    /// Reads what was written against a day and a position.
    init(_ reader: inout ByteReader, from day: Int, knownFrom: Int) throws
}

extension ByteWriter {
    /// A date as a column holds it, or none, against a day that is near it.
    mutating func write(_ date: SQLValue, near day: Int) {
        switch date {
        case .integer(let number): write((Folded.number(Int(number) - day) + 1) << 1)
        case .text(let text):
            write(text.utf8.count << 1 | 1)
            write(text.utf8)
        default: write(0)
        }
    }
}

extension ByteReader {
    /// A date that was written against a day, as a column holds it.
    mutating func date(near day: Int) throws -> SQLValue {
        let date = try number()
        if date == 0 { return .null }
        if date & 1 == 1 { return .text(try text(date >> 1)) }
        let number = day + Folded.unfolded((date >> 1) - 1)
        guard (-CellPlace.end...CellPlace.end).contains(number) else { throw ByteReader.damage }
        return .integer(Int64(number))
    }
}
