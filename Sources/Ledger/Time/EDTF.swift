// A date as a source gives it, possibly imprecise: ISO 8601-2:2019 (EDTF), levels 0 and 1.
// It keeps the text exactly as given, and says which days the text can mean; it never guesses beyond it.

/// A date of EDTF level 0 or 1, such as `2022-04-12`, `2019-08`, `2022-08~` or `../2022-04-19`.
public struct EDTF: Sendable {
    /// The date exactly as it was given.
    public let text: String

    /// The first day that it can mean; `Day.distantPast` for an open or unknown beginning.
    public let first: Day

    /// The last day that it can mean; `Day.distantFuture` for an open or unknown end.
    public let last: Day

    /// Whether it is marked as uncertain, by `?` or `%`, at either end of an interval.
    public let isUncertain: Bool

    /// Whether it is marked as approximate, by `~` or `%`, at either end of an interval.
    public let isApproximate: Bool

    /// Reads a date of level 0 or 1; a qualifier does not widen its interval, a season means its whole year.
    public init(_ text: String) throws(EDTFProblem) {
        self.text = text
        if let days = EDTF.days(of: text.utf8Span.span) {
            (first, last, isUncertain, isApproximate) = (days.lowerBound, days.upperBound, false, false)
            return
        }
        let reading = try EDTFParser(text).read()
        first = reading.first
        last = reading.last
        isUncertain = reading.qualifier.isUncertain
        isApproximate = reading.qualifier.isApproximate
    }

    /// A single day; nil for an open end.
    public init?(_ day: Day) {
        guard !day.isDistant else { return nil }
        text = day.description
        (first, last, isUncertain, isApproximate) = (day, day, false, false)
    }

    /// Whether it can mean one day only.
    public var isExact: Bool { first == last }

    /// The days of the usual forms `2022-04-12`, `2019-08` and `2019`; nil leaves a text to the parser.
    static func days(of text: Span<UInt8>) -> ClosedRange<Day>? {
        guard let year = text.number(at: 0, digits: 4) else { return nil }
        if text.count == 4 { return days(year, months: 1...12) }
        guard text.count >= 7, text[4] == UInt8(ascii: "-"), let month = text.number(at: 5, digits: 2),
            (1...12).contains(month)
        else { return nil }
        if text.count == 7 { return days(year, months: month...month) }
        return text.count == 10 ? Day(text).map { $0...$0 } : nil
    }

    private static func days(_ year: Int, months: ClosedRange<Int>) -> ClosedRange<Day> {
        let length = GregorianCalendar.length(ofMonth: months.upperBound, year: year)
        return Day(
            number: GregorianCalendar.dayNumber(year: year, month: months.lowerBound, day: 1))...Day(
                number: GregorianCalendar.dayNumber(year: year, month: months.upperBound, day: length))
    }
}

extension EDTF: Hashable {
    /// Whether both are the same text; `2019` and `2019-XX` mean the same days and are not equal.
    public static func == (left: EDTF, right: EDTF) -> Bool { left.text == right.text }

    /// Hashes the text, as equality compares it.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension EDTF: CustomStringConvertible {
    /// The date exactly as it was given.
    public var description: String { text }
}
