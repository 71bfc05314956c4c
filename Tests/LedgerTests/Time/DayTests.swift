// Days of the calendar against numbers that are published elsewhere, and against a calendar walked by hand.

import Testing

import Ledger

@Suite struct `a day` {
    // The Unix epoch; the modified Julian day 0; the first Gregorian day; the Julian day 0 (JD 2440587.5 is
    // the epoch at midnight); year 1 as the epoch of the proleptic "rata die" (its day 1).
    @Test(arguments: [
        (1970, 1, 1, 0), (1969, 12, 31, -1), (1858, 11, 17, -40_587), (1582, 10, 15, -141_427),
        (-4713, 11, 24, -2_440_588), (1, 1, 1, -719_162), (2000, 2, 29, 11_016), (2000, 3, 1, 11_017),
    ])
    func `has the number of days since 1970`(year: Int, month: Int, day: Int, number: Int) throws {
        let made = try #require(Day(year: year, month: month, day: day))
        #expect(made.number == number)
        #expect((made.year, made.month, made.day) == (year, month, day))
    }

    @Test func `goes round from its parts to its number and back in five thousand years either way`() throws {
        var number = try #require(Day(year: -5000, month: 1, day: 1)).number
        for year in -5000...5000 {
            for month in 1...12 {
                let length = lengthOfMonth(month, year: year)
                for day in [1, 15, length] {
                    let made = try #require(Day(year: year, month: month, day: day))
                    try #require(made.number == number + day - 1)
                    try #require((made.year, made.month, made.day) == (year, month, day))
                    try #require(Day(made.description) == made)
                }
                try #require(Day(year: year, month: month, day: length + 1) == nil)
                number += length
            }
        }
        #expect(number == (Day(year: 5001, month: 1, day: 1))?.number)
    }

    @Test(arguments: [-5, -4, -1, 0, 1, 1899, 1900, 1999, 2000, 2100, 2400])
    func `follows the day before it through a whole year`(year: Int) throws {
        var day = try #require(Day(year: year, month: 1, day: 1))
        for month in 1...12 {
            for expected in 1...lengthOfMonth(month, year: year) {
                try #require((day.year, day.month, day.day) == (year, month, expected))
                day = day.advanced(by: 1)
            }
        }
        #expect(day == Day(year: year + 1, month: 1, day: 1))
    }

    @Test(arguments: [
        (1900, false), (2000, true), (2100, false), (-4, true), (0, true), (-100, false), (-400, true),
        (2019, false), (2024, true),
    ])
    func `is the twenty-ninth of February in leap years only`(year: Int, isLeap: Bool) {
        #expect((Day(year: year, month: 2, day: 29) != nil) == isLeap)
    }

    @Test(arguments: [(2022, 0, 1), (2022, 13, 1), (2022, 4, 31), (2022, 1, 0), (2022, 2, 30), (.max, 1, 1)])
    func `is refused where it does not exist`(year: Int, month: Int, day: Int) {
        #expect(Day(year: year, month: month, day: day) == nil)
    }

    @Test(arguments: ["2022-04-19", "0000-01-01", "-0001-12-31", "-4713-11-24", "9999-12-31"])
    func `is written as it is read`(text: String) {
        #expect(Day(text)?.description == text)
    }

    @Test(arguments: [
        "", "2022", "2022-04", "2022-4-19", "2022-04-19 ", " 2022-04-19", "+2022-04-19", "2022-04-19T",
        "-0000-01-01", "2022-02-29", "20220419", "2022/04/19", "12022-04-19", "Y12022-04-19", "٢٠٢٢-04-19",
        "..", "2022-04-1", "--2022-04-19",
    ])
    func `is not read from anything but its one form`(text: String) {
        #expect(Day(text) == nil)
    }

    @Test func `is written with Y beyond four digits`() {
        #expect(Day(year: 12022, month: 4, day: 19)?.description == "Y12022-04-19")
        #expect(Day(year: -12022, month: 4, day: 19)?.description == "Y-12022-04-19")
    }

    @Test func `is ordered by time`() throws {
        let days = ["-0001-12-31", "0000-01-01", "1969-12-31", "2022-04-19", "2022-05-09"].compactMap(
            Day.init)
        #expect(days.count == 5)
        #expect(days.reversed().sorted() == days)
    }

    @Test func `lies between the open ends, which stay what they are`() throws {
        let last = try #require(Day(year: 999_999_999_999, month: 12, day: 31))
        let first = try #require(Day(year: -999_999_999_999, month: 1, day: 1))
        #expect(Day.distantPast < first)
        #expect(last < Day.distantFuture)
        #expect((last.year, last.month, last.day) == (999_999_999_999, 12, 31))
        #expect((first.year, first.month, first.day) == (-999_999_999_999, 1, 1))
        #expect(Day.distantFuture.advanced(by: 1) == .distantFuture)
        #expect(Day.distantFuture.advanced(by: -1) == .distantFuture)
        #expect(Day.distantPast.advanced(by: -1) == .distantPast)
        #expect(Day.distantPast.isDistant)
        #expect(!first.isDistant)
        #expect(Day.distantPast.description == "..")
        #expect(Day.distantFuture.description == "..")
    }

    @Test func `does not overflow`() throws {
        let day = try #require(Day("2022-04-19"))
        #expect(day.advanced(by: .max) == .distantFuture)
        #expect(day.advanced(by: .min) == .distantPast)
        #expect(Day("1969-12-31")?.advanced(by: .min) == .distantPast)
        #expect(Day(number: .max) == .distantFuture)
        #expect(Day(number: .min) == .distantPast)
    }
}

/// The calendar as the rhyme has it, apart from the code under test.
private func lengthOfMonth(_ month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) ? 29 : 28
    default: 31
    }
}
