// The usual forms of dates and instants are read directly; the general readers are the oracle.
import Testing

@testable import Ledger

struct UsualDateTests {
    private func expectSame(_ text: String) {
        let date = try? EDTF(text)
        let reading = try? EDTFParser(text).read()
        #expect(date?.first == reading?.first && date?.last == reading?.last, "\(text)")
        #expect(date?.isUncertain == reading?.qualifier.isUncertain, "\(text)")
        #expect(date?.isApproximate == reading?.qualifier.isApproximate, "\(text)")
        var reader = DateReader(text)
        let day = reader.day()
        #expect(Day(text) == (reader.isAtEnd ? day : nil), "\(text)")
    }

    @Test(arguments: [0, 1, 4, 100, 1582, 1900, 1969, 1970, 1999, 2000, 2023, 2024, 2100, 9999])
    func `every year, month and day is read as the parser reads it, and so is what is none`(_ year: Int) {
        let year = year.padded(to: 4)
        expectSame(year)
        for month in 0...25 {
            expectSame("\(year)-\(month.padded(to: 2))")
            for day in 0...33 { expectSame("\(year)-\(month.padded(to: 2))-\(day.padded(to: 2))") }
        }
    }

    @Test func `so is every text that differs in one byte from a usual form`() {
        for text in ["2022", "2022-04", "2022-04-12"] {
            let bytes = Array(text.utf8)
            for place in bytes.indices {
                for byte in Array(0x20...0x7E as ClosedRange<UInt8>) {
                    var changed = bytes
                    changed[place] = byte
                    expectSame(String(decoding: changed, as: UTF8.self))
                    changed.insert(bytes[place], at: place)
                    expectSame(String(decoding: changed, as: UTF8.self))
                }
                expectSame(String(decoding: bytes[..<place], as: UTF8.self))
            }
        }
    }

    @Test func `the number of a day is one more than that of the day before`() {
        var number = GregorianCalendar.dayNumber(year: -401, month: 1, day: 1) - 1
        for year in -401...2401 {
            for month in 1...12 {
                for day in 1...GregorianCalendar.length(ofMonth: month, year: year) {
                    number += 1
                    guard GregorianCalendar.dayNumber(year: year, month: month, day: day) != number else {
                        continue
                    }
                    Issue.record("\(year)-\(month)-\(day)")
                    return
                }
            }
        }
    }
}
