// Instants of the record: RFC 3339 in, one canonical form out.

import Testing

import Ledger

@Suite struct `an instant` {
    // 1985-04-12T23:20:50.52Z, 1996-12-19T16:39:57-08:00, 1990-12-31T23:59:60Z, 1990-12-31T15:59:60-08:00 and
    // 1937-01-01T12:00:27.87+00:20 are the examples of RFC 3339, section 5.8.
    @Test(arguments: [
        ("2022-06-30T00:00:00Z", "2022-06-30T00:00:00Z"),
        ("1985-04-12T23:20:50.52Z", "1985-04-12T23:20:50.520Z"),
        ("1996-12-19T16:39:57-08:00", "1996-12-20T00:39:57Z"),
        ("1990-12-31T23:59:60Z", "1990-12-31T23:59:59.999999Z"),
        ("1990-12-31T15:59:60-08:00", "1990-12-31T23:59:59.999999Z"),
        ("1937-01-01T12:00:27.87+00:20", "1937-01-01T11:40:27.870Z"),
        ("2022-06-30T00:00:00.000000Z", "2022-06-30T00:00:00Z"),
        ("2022-06-30T00:00:00.000001Z", "2022-06-30T00:00:00.000001Z"),
        ("2022-06-30T00:00:00.1234Z", "2022-06-30T00:00:00.123400Z"),
        ("2022-06-30T23:59:60.25Z", "2022-06-30T23:59:59.999999Z"),
        ("2022-01-01T00:00:00+07:00", "2021-12-31T17:00:00Z"),
        ("2022-01-01T00:00:00-00:00", "2022-01-01T00:00:00Z"),
        ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"),
    ])
    func `is read from RFC 3339 and written in one form`(text: String, canonical: String) {
        #expect(Instant(text)?.description == canonical)
    }

    // 2^31 seconds is where 32-bit time ends; the billionth second was widely reported.
    @Test func `counts microseconds since 1970`() {
        #expect(Instant("1970-01-01T00:00:00Z")?.microseconds == 0)
        #expect(Instant("1969-12-31T23:59:59.999999Z")?.microseconds == -1)
        #expect(Instant("2038-01-19T03:14:08Z")?.microseconds == 2_147_483_648_000_000)
        #expect(Instant("2001-09-09T01:46:40Z")?.microseconds == 1_000_000_000_000_000)
    }

    @Test(arguments: [
        "", "2022-06-30", "2022-06-30T00:00Z", "2022-06-30T00:00:00", "2022-06-30 00:00:00Z",
        "2022-06-30t00:00:00Z", "2022-06-30T00:00:00z", "2022-06-30T24:00:00Z", "2022-06-30T00:60:00Z",
        "2022-06-30T00:00:61Z", "2022-06-31T00:00:00Z", "2022-06-30T00:00:00.Z", "2022-06-30T00:00:00,5Z",
        "2022-06-30T00:00:00.1234567Z", "2022-06-30T00:00:00+7:00", "2022-06-30T00:00:00+0700",
        "2022-06-30T00:00:00+07", "2022-06-30T00:00:00+24:00", "2022-06-30T00:00:00+07:60",
        "2022-06-30T00:00:00Z ", "2022-06-30T00:00:00Z+07:00", "-0001-06-30T00:00:00Z",
        "0000-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "12022-06-30T00:00:00Z",
    ])
    func `is not read from anything else`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test(arguments: [
        "2022-06-29T23:59:60Z", "2022-06-30T22:59:60Z", "2022-06-30T23:58:60Z", "2022-06-30T23:59:60+07:00",
        "2022-02-27T23:59:60Z",
    ])
    func `is refused as a leap second that is not the end of a month in UTC`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test func `goes round from its number to its text and back`() {
        var random = SeededGenerator(state: 20_220_419)
        let range = Instant.startOfDay(Day(number: -719_528)).microseconds..<253_402_300_800_000_000
        for step in 0..<20_000 {
            let unit: Int64 = [1, 1000, 1_000_000][step % 3]
            let instant = Instant(microseconds: Int64.random(in: range, using: &random) / unit * unit)
            #expect(Instant(instant.description) == instant)
            #expect(Instant.startOfDay(instant.day) <= instant)
            #expect(instant <= Instant.endOfDay(instant.day))
        }
    }

    @Test func `belongs to a day from its first to its last microsecond`() throws {
        for text in ["2022-06-30", "1969-12-31", "1970-01-01", "0000-01-01"] {
            let day = try #require(Day(text))
            #expect(Instant.startOfDay(day).description == "\(text)T00:00:00Z")
            #expect(Instant.endOfDay(day).description == "\(text)T23:59:59.999999Z")
            #expect(Instant.startOfDay(day).day == day)
            #expect(Instant.endOfDay(day).day == day)
            #expect(
                Instant.endOfDay(day).microseconds + 1 == Instant.startOfDay(day.advanced(by: 1)).microseconds
            )
        }
    }

    @Test func `stays within its range at the open ends`() {
        #expect(Instant.endOfDay(.distantFuture).microseconds == .max)
        #expect(Instant.startOfDay(.distantFuture).microseconds == .max)
        #expect(Instant.endOfDay(.distantPast).microseconds == .min)
        #expect(Instant.startOfDay(.distantPast).microseconds == .min)
        for extreme in [Int64.min, .max] {
            let instant = Instant(microseconds: extreme)
            #expect(Instant.startOfDay(instant.day) <= instant)
            #expect(instant <= Instant.endOfDay(instant.day))
            #expect(instant.description.hasPrefix("Y"))
        }
    }

    @Test func `is read from the forms that are written as from any other of the same instant`() {
        for text in ["2022-06-30T17:05:09Z", "2024-02-29T00:00:00.120Z", "0000-12-31T23:59:59.000001Z"] {
            let bytes = Array(text.utf8)
            for place in bytes.indices.dropLast() {
                for byte in Array("0123456789:.-TZ+ é".utf8) {
                    var changed = bytes
                    changed[place] = byte
                    let usual = Instant(String(decoding: changed, as: UTF8.self))
                    let other = Instant(String(decoding: changed.dropLast(), as: UTF8.self) + "+00:00")
                    #expect(usual == other, "\(String(decoding: changed, as: UTF8.self))")
                }
            }
        }
    }

    @Test func `is ordered by time`() throws {
        let earlier = try #require(Instant("2022-06-30T23:00:00+07:00"))
        let later = try #require(Instant("2022-06-30T17:00:00Z"))
        #expect(earlier < later)
        #expect(!(later < earlier))
    }
}
