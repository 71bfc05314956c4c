// Dates as sources give them: what is read, what is refused, and in which words.

import Testing

import Ledger

@Suite struct `a date from a source` {
    @Test(arguments: [
        ("2022-04-12", "2022-04-12", "2022-04-12"),
        ("2019-02", "2019-02-01", "2019-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-07/2022-12", "2022-07-01", "2022-12-31"),
        ("2022-08~", "2022-08-01", "2022-08-31"),
        ("../2022-04-19", "..", "2022-04-19"),
        ("../..", "..", ".."),
        ("1985-02-XX", "1985-02-01", "1985-02-28"),
        ("-00XX", "-0099-01-01", "-0001-12-31"),
        ("00XX", "0000-01-01", "0099-12-31"),
        ("-2004-23", "-2004-01-01", "-2004-12-31"),
        ("2022-05/2022-23", "2022-05-01", "2022-12-31"),
        ("2022-23/2022-05", "2022-01-01", "2022-05-31"),
        ("2022-22/2022-23", "2022-01-01", "2022-12-31"),
        ("1111/1111-01-01", "1111-01-01", "1111-01-01"),
        ("Y20067890%", "Y20067890-01-01", "Y20067890-12-31"),
        ("Y999999999999", "Y999999999999-01-01", "Y999999999999-12-31"),
    ])
    func `means the days from the first to the last`(text: String, first: String, last: String) throws {
        let date = try EDTF(text)
        #expect(date.first.description == first)
        #expect(date.last.description == last)
    }

    @Test func `has its day as written, whatever the offset`() throws {
        let date = try EDTF("2022-04-12T00:30:00+07:00")
        #expect(date.first == Day("2022-04-12"))
        #expect(date.isExact)
    }

    @Test func `is equal to another by its text, not by its days`() throws {
        #expect(try EDTF("2019") == EDTF("2019"))
        #expect(try EDTF("2019") != EDTF("2019-XX"))
        #expect(try Set([EDTF("2019"), EDTF("2019"), EDTF("2019~")]).count == 2)
    }

    @Test func `is exact only where it can mean one day`() throws {
        #expect(try EDTF("2022-04-12~").isExact)
        #expect(try EDTF("2022-04-12/2022-04-12").isExact)
        #expect(try !EDTF("2022-04").isExact)
        #expect(try !EDTF("2022-04-12/..").isExact)
    }

    @Test func `is uncertain or approximate by either end of an interval`() throws {
        let date = try EDTF("1984?/2004~")
        #expect(date.isUncertain)
        #expect(date.isApproximate)
        let plain = try EDTF("1984/2004")
        #expect(!plain.isUncertain)
        #expect(!plain.isApproximate)
    }

    @Test(arguments: [
        ("2019-02-29", 8, "February 2019 has 28 days: write 01 to 28"),
        ("-0003-02-29", 9, "February -0003 has 28 days: write 01 to 28"),
        ("1960-06-31", 8, "June 1960 has 30 days: write 01 to 30"),
        ("2019-02-00", 8, "February 2019 has 28 days: write 01 to 28"),
        ("2020/2019-02-29", 13, "February 2019 has 28 days: write 01 to 28"),
        ("2016-13-08", 5, "there is no month 13: write 01 to 12, or 21 to 24 for a season"),
        ("2016-00", 5, "there is no month 00: write 01 to 12, or 21 to 24 for a season"),
        ("2016-42", 5, "there is no month 42: write 01 to 12, or 21 to 24 for a season"),
        ("2016-21-03", 7, "a season has no day: leave out the day, or write the month"),
        ("-0000", 0, "there is no year -0000: write 0000, which is 1 BC"),
        ("-0000-01-01", 0, "there is no year -0000: write 0000, which is 1 BC"),
        ("+2006", 0, "a year after 0 has no sign: leave out the +"),
        ("Y2006", 1, "Y is for years of more than four digits: write the year without Y, such as 2006"),
        ("Y020067", 1, "Y is for years of more than four digits: write the year without Y, such as 2006"),
        ("Y1000000000000", 1, "a year has at most twelve digits here: write .. in an interval"),
        ("Y20067-01", 6, "a year with Y stands alone: leave out what follows it"),
        ("Y-61000/-2000", 0, "a year with Y stands alone, not in an interval: write .. for an end that far"),
        ("", 0, "the date is empty: write a day, a month or a year, such as 2019-08"),
        ("..", 0, "an open end belongs to an interval: write ../2022-04-19 or 2022-04-19/.."),
        ("/", 0, "both ends are missing: write ../.. if nothing is known"),
        ("2012/2013/2014", 9, "an interval has two ends: leave out the second /"),
        ("2022/2021", 5, "the interval ends before it begins: write the earlier date first"),
        ("2012-24/2012-21", 8, "the interval ends before it begins: write the earlier date first"),
        ("2013-01/2012-24", 8, "the interval ends before it begins: write the earlier date first"),
        ("2004-06-11~?", 10, "a date has one qualifier: write % for both ? and ~"),
        (
            "2022-04-12/2022-05-01T10:10:10", 11,
            "a time of day has no place in an interval: write the day only"
        ),
        ("2022-04-12T10:10:10~", 19, "a time of day has no qualifier: leave out the time or the qualifier"),
        ("1985-04-12T23:20:30z", 19, "“z” has no place in a date: write Z instead"),
        ("1985-04-12t23:20:30", 10, "“t” has no place in a date: write T instead"),
        ("198u", 3, "“u” has no place in a date: write X instead"),
        ("2012–2013", 4, "“–” has no place in a date: write - instead"),
        ("2012 ", 4, "a space has no place in a date: leave it out"),
        ("2012\u{A0}", 4, "a space has no place in a date: leave it out"),
        ("พ.ศ. 2565", 0, "“พ” has no place in a date: leave it out"),
        ("2012-6", 6, "the end stands where a month of two digits, such as 08, should be"),
        ("12-12", 2, "“-” stands where a year of four digits, such as 0987, should be"),
        ("2012-06-1?", 9, "the end stands where a day of two digits, such as 03, should be"),
        ("2012-06-011", 10, "“1” stands where the end of the date should be"),
        ("2012-10-10T24:00:00", 11, "24 is too much for the hours: write 00 to 23"),
        ("2012-10-10T10:10:60", 17, "60 is too much for the seconds: write 00 to 59"),
        ("2012-10-10T10:10:10.5", 19, "“.” stands where Z, or an offset such as +07:00, should be"),
        ("2012-10-10T10:10", 16, "the end stands where a colon, as in 23:20:30, should be"),
    ])
    func `is refused with a place, what is wrong and what to do`(text: String, offset: Int, message: String) {
        #expect(refusal(of: text) == EDTFProblem(message: message, offset: offset))
    }

    @Test(arguments: [
        ("[2012,2013]", 0, "write the interval from the earliest to the latest, such as 1667/1672"),
        ("Y17E7", 3, "write the year out, such as Y170000000"),
        ("1950S2", 4, "write the years that it can mean, such as 19XX, 195X or 1950/1953"),
        ("2004?-06-11", 4, "write ?, ~ or % once, after the whole date, such as 2004-06~"),
        ("2019-12/%2020", 8, "write ?, ~ or % once, after the whole date, such as 2004-06~"),
        ("2011-23~", 7, "write the season alone, such as 2011-23, or the year, such as 2011~"),
        ("2001-25", 5, "write the months as an interval, such as 2001-04/2001-06"),
        ("1XXX", 0, "write the interval of all that it can mean, such as 1000/1999 for 1XXX"),
        ("XXXX-12-25", 0, "write the interval of all that it can mean, such as 1000/1999 for 1XXX"),
        ("20XX-04", 0, "write the interval of all that it can mean, such as 1000/1999 for 1XXX"),
        ("1985-XX-25", 5, "write the interval of all that it can mean, such as 1000/1999 for 1XXX"),
        ("2012/2013-XX", 5, "write the end without them, such as 2000 for 2000-XX"),
    ])
    func `is refused as level 2 with what to write instead`(text: String, offset: Int, remedy: String) throws
    {
        let problem = try #require(refusal(of: text))
        #expect(problem.offset == offset)
        #expect(problem.message.hasSuffix(" is EDTF level 2, and only levels 0 and 1 are read: \(remedy)"))
    }

    @Test func `is either read with its days in order or refused at a place in the text`() {
        var random = SeededGenerator(state: 20_220_517)
        let pieces = [
            "2022", "-", "04", "19", "XX", "X", "/", "..", "?", "~", "T", "10:10:10", "Z", "Y", "é", "24",
        ]
        var readOnes = 0
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...9, using: &random)
            let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            if let problem = refusal(of: text) {
                #expect((0...text.utf8.count).contains(problem.offset), "\(text)")
            } else if let date = try? EDTF(text) {
                #expect(date.first <= date.last, "\(text)")
                readOnes += 1
            }
        }
        #expect(readOnes > 0)
    }
}
