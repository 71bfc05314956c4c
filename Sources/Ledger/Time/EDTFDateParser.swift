// One date of EDTF level 0 or 1, read from left to right: year, month or season, day, time of day.
// It neither knows of intervals nor of where the date stands.

struct EDTFDateParser {
    private var reader: DateReader
    private let qualifier: EDTFQualifier
    private let qualifierOffset: Int

    static func read(_ part: ArraySlice<UInt8>) throws(EDTFProblem) -> EDTFDate {
        var parser = try EDTFDateParser(part)
        return try parser.date()
    }

    private init(_ part: ArraySlice<UInt8>) throws(EDTFProblem) {
        let sign = part.last.flatMap { EDTFQualifier.signs[$0] }
        let unqualified = sign == nil ? part : part.dropLast()
        qualifier = sign ?? .none
        qualifierOffset = unqualified.endIndex
        reader = DateReader(unqualified)
        guard let other = unqualified.firstIndex(where: { EDTFQualifier.signs[$0] != nil }) else { return }
        guard other + 1 == unqualified.endIndex, sign != nil else {
            throw EDTFLevelTwo.partQualified.problem(at: other)
        }
        throw EDTFProblem(message: "a date has one qualifier: write % for both ? and ~", offset: other)
    }

    private mutating func date() throws(EDTFProblem) -> EDTFDate {
        var date = try reader.take("Y") ? longYear() : fourDigitYear()
        guard reader.isAtEnd else { throw EDTFProblem.expected("the end of the date", at: reader) }
        guard date.form != .dateTime || qualifier == .none else {
            throw EDTFProblem(
                message: "a time of day has no qualifier: leave out the time or the qualifier",
                offset: qualifierOffset)
        }
        date.qualifier = qualifier
        return date
    }

    // MARK: Year

    private mutating func longYear() throws(EDTFProblem) -> EDTFDate {
        let isNegative = reader.take("-")
        let start = reader.offset
        var value = 0
        while let digit = reader.digit() {
            value = value * 10 + digit
            guard value <= GregorianCalendar.largestYear else {
                throw EDTFProblem(
                    message: "a year has at most twelve digits here: write .. in an interval", offset: start)
            }
        }
        guard reader.offset > start else { throw EDTFProblem.expected("the year after Y", at: reader) }
        try refuseLevelTwoYear()
        guard value > 9999, reader.offset - start == String(value).utf8.count else {
            throw EDTFProblem(
                message: "Y is for years of more than four digits: write the year without Y, such as 2006",
                offset: start)
        }
        guard reader.isAtEnd else {
            throw EDTFProblem(
                message: "a year with Y stands alone: leave out what follows it", offset: reader.offset)
        }
        let year = isNegative ? -value : value
        return span(.longYear, from: (year, 1, 1), to: (year, 12, 31))
    }

    private mutating func fourDigitYear() throws(EDTFProblem) -> EDTFDate {
        guard reader.next != "+" else {
            throw EDTFProblem(message: "a year after 0 has no sign: leave out the +", offset: reader.offset)
        }
        let signOffset = reader.offset
        let isNegative = reader.take("-")
        let written = try reader.numeral(4, wanted: "a year of four digits, such as 0987,")
        try refuseLevelTwoYear()
        guard !reader.isAtDigit else {
            throw EDTFProblem(
                message: "a year has four digits: write Y before a longer one, such as Y20067890, "
                    + "and - before the month, such as 2006-07", offset: written.offset)
        }
        guard !(isNegative && written.highest == 0) else {
            throw EDTFProblem(
                message: "there is no year -0000: write 0000, which is 1 BC", offset: signOffset)
        }
        guard written.isExact else { return try unspecifiedYear(written, isNegative: isNegative) }
        let year = isNegative ? -written.lowest : written.lowest
        guard reader.take("-") else { return span(.calendar, from: (year, 1, 1), to: (year, 12, 31)) }
        return try month(ofYear: year)
    }

    private func unspecifiedYear(
        _ written: EDTFNumeral, isNegative: Bool
    ) throws(EDTFProblem) -> EDTFDate {
        guard written.isUnspecifiedFromRight, written.unspecified <= 2, reader.next != "-" else {
            throw EDTFLevelTwo.unspecified.problem(at: written.offset)
        }
        guard isNegative else {
            return span(.unspecified, from: (written.lowest, 1, 1), to: (written.highest, 12, 31))
        }
        // The year 0000 has no sign, so that -00XX ends with -0001.
        return span(.unspecified, from: (-written.highest, 1, 1), to: (-max(written.lowest, 1), 12, 31))
    }

    private func refuseLevelTwoYear() throws(EDTFProblem) {
        if reader.next == "E" { throw EDTFLevelTwo.exponent.problem(at: reader.offset) }
        if reader.next == "S" { throw EDTFLevelTwo.significantDigits.problem(at: reader.offset) }
    }

    // MARK: Month and day

    private mutating func month(ofYear year: Int) throws(EDTFProblem) -> EDTFDate {
        let written = try reader.numeral(2, wanted: "a month of two digits, such as 08,")
        guard written.isExact else { return try unspecifiedMonth(written, year: year) }
        let month = written.lowest
        switch month {
        case 1...12: break
        case 21...24:
            guard reader.next != "-" else {
                throw EDTFProblem(
                    message: "a season has no day: leave out the day, or write the month",
                    offset: reader.offset)
            }
            return span(.season(month), from: (year, 1, 1), to: (year, 12, 31))
        case 25...41: throw EDTFLevelTwo.seasonGroup.problem(at: written.offset)
        default:
            throw EDTFProblem(
                message: "there is no month \(month.padded(to: 2)): write 01 to 12, or 21 to 24 for a season",
                offset: written.offset)
        }
        guard reader.take("-") else {
            let length = GregorianCalendar.length(ofMonth: month, year: year)
            return span(.calendar, from: (year, month, 1), to: (year, month, length))
        }
        return try day(ofMonth: month, year: year)
    }

    private mutating func unspecifiedMonth(
        _ written: EDTFNumeral, year: Int
    ) throws(EDTFProblem) -> EDTFDate {
        guard written.unspecified == 2 else { throw EDTFLevelTwo.unspecified.problem(at: written.offset) }
        if reader.take("-") {
            let day = try reader.numeral(2, wanted: "a day of two digits, such as 03,")
            guard day.unspecified == 2 else { throw EDTFLevelTwo.unspecified.problem(at: written.offset) }
        }
        return span(.unspecified, from: (year, 1, 1), to: (year, 12, 31))
    }

    private mutating func day(ofMonth month: Int, year: Int) throws(EDTFProblem) -> EDTFDate {
        let written = try reader.numeral(2, wanted: "a day of two digits, such as 03,")
        let length = GregorianCalendar.length(ofMonth: month, year: year)
        guard written.isExact else {
            guard written.unspecified == 2 else { throw EDTFLevelTwo.unspecified.problem(at: written.offset) }
            return span(.unspecified, from: (year, month, 1), to: (year, month, length))
        }
        let day = written.lowest
        guard (1...length).contains(day) else {
            let sign = year < 0 ? "-" : ""
            let name = "\(GregorianCalendar.monthNames[month - 1]) \(sign)\(abs(year).padded(to: 4))"
            throw EDTFProblem(
                message: "\(name) has \(length) days: write 01 to \(length)", offset: written.offset)
        }
        guard reader.take("T") else {
            return span(.calendar, from: (year, month, day), to: (year, month, day))
        }
        try reader.checkTimeOfDay()
        return span(.dateTime, from: (year, month, day), to: (year, month, day))
    }

    private typealias Date = (year: Int, month: Int, day: Int)

    private func span(_ form: EDTFDate.Form, from first: Date, to last: Date) -> EDTFDate {
        EDTFDate(
            form: form,
            first: Day(
                number: GregorianCalendar.dayNumber(year: first.year, month: first.month, day: first.day)),
            last: Day(number: GregorianCalendar.dayNumber(year: last.year, month: last.month, day: last.day)))
    }
}
