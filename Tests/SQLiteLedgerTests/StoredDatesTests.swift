// Dates of the projections: what is stored as a number comes back as it was, and everything else stays a text.
import SQLite
import Testing

@testable import SQLiteLedger

struct StoredDatesTests {
    @Test(arguments: ["1970-01-01", "2022-04-19", "0001-01-01", "9999-12-31", "1969-12-31", "2020-02-29"])
    func `a day is stored as a number and comes back`(_ text: String) throws {
        let number = try #require(StoredDates.day(text))
        #expect(StoredDates.text(ofDay: number) == text)
        #expect(StoredDates.value(text) == .integer(Int64(number)))
    }

    @Test(arguments: [
        "2022", "2019-08", "2022-08~", "2021-02-30", "-001-01-01", "-0001-01-01", "2022-04-19~", "2019/2021",
        "../2022-04-19", "Y12022-01-01", "",
    ])
    func `any other date is stored as its text`(_ text: String) {
        #expect(StoredDates.day(text) == nil)
        #expect(StoredDates.value(text) == .text(text))
    }

    @Test func `no date is null`() { #expect(StoredDates.value(nil) == .null) }

    /// 2022-04-19 is 19101 days after 1970-01-01: 52 years of 365 days, 13 leap days, and 108 days of 2022.
    @Test func `a day counts from 1970`() { #expect(StoredDates.day("2022-04-19") == 52 * 365 + 13 + 108) }
}
