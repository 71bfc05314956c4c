// Dates of the projections in few bytes: a day of the calendar as its number, every other date as its text.
import Ledger
import SQLite

enum StoredDates {
    /// The number of a date that is one day in the form 2022-04-19, nil for every other date.
    static func day(_ text: String) -> Int? {
        // A minus would be a tenth character and more.
        text.utf8.count == 10 && text.utf8.first != UInt8(ascii: "-") ? Day(text)?.number : nil
    }

    /// The text of such a number.
    static func text(ofDay number: Int) -> String { Day(number: number).description }

    /// A date as a column holds it.
    static func value(_ text: String?) -> SQLValue {
        guard let text else { return .null }
        return day(text).map { .integer(Int64($0)) } ?? .text(text)
    }

    /// The date that a column holds.
    static func text(_ value: SQLValue) -> String? {
        switch value {
        case .integer(let day): text(ofDay: Int(day))
        case .text(let text): text
        default: nil
        }
    }
}
