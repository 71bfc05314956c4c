// A day in the world: the unit of every question about what the law was.
// It has no time zone and no time of day, and never asks a clock.

/// A day of the proleptic Gregorian calendar, or one of the two open ends of time.
public struct Day: Sendable, Hashable {
    /// Days since 1970-01-01, negative before it.
    public let number: Int

    /// Makes a day from its number; numbers beyond the open ends become the open end.
    public init(number: Int) {
        self.number = Swift.min(Swift.max(number, -Day.distance), Day.distance)
    }

    /// Makes a day from its parts (year 0 comes before year 1), or nil when it does not exist.
    public init?(year: Int, month: Int, day: Int) {
        guard (-GregorianCalendar.largestYear...GregorianCalendar.largestYear).contains(year),
            (1...12).contains(month),
            (1...GregorianCalendar.length(ofMonth: month, year: year)).contains(day)
        else { return nil }
        number = GregorianCalendar.dayNumber(year: year, month: month, day: day)
    }

    /// Reads exactly `YYYY-MM-DD` or `-YYYY-MM-DD`; nil for anything else, and for days that do not exist.
    public init?(_ text: String) {
        if let day = Day(text.utf8Span.span) {
            self = day
            return
        }
        var reader = DateReader(text)
        guard let day = reader.day(), reader.isAtEnd else { return nil }
        self = day
    }

    /// Reads exactly `YYYY-MM-DD`; nil for anything else, and for days that do not exist.
    init?(_ text: Span<UInt8>) {
        guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
            let year = text.number(at: 0, digits: 4), let month = text.number(at: 5, digits: 2),
            let day = text.number(at: 8, digits: 2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    // A power of two well inside Int, so that sums of a few of them cannot overflow.
    private static let distance = 1 << 60

    /// The open beginning: before every day that can be written.
    public static let distantPast = Day(number: -distance)

    /// The open end: after every day that can be written.
    public static let distantFuture = Day(number: distance)

    /// Whether this is an open end and not a day of the calendar.
    public var isDistant: Bool { self == .distantPast || self == .distantFuture }

    /// The astronomical year: 0 is 1 BC, -1 is 2 BC; without meaning for an open end.
    public var year: Int { GregorianCalendar.components(ofDayNumber: number).year }

    /// The month, 1 to 12; without meaning for an open end.
    public var month: Int { GregorianCalendar.components(ofDayNumber: number).month }

    /// The day of the month, 1 to 31; without meaning for an open end.
    public var day: Int { GregorianCalendar.components(ofDayNumber: number).day }

    /// The day so many days later, or earlier for a negative number; an open end stays what it is.
    public func advanced(by days: Int) -> Day {
        guard !isDistant else { return self }
        let (sum, overflow) = number.addingReportingOverflow(days)
        guard !overflow else { return days < 0 ? .distantPast : .distantFuture }
        return Day(number: sum)
    }
}

extension Day: Comparable {
    /// Whether the left day is earlier.
    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

extension Day: CustomStringConvertible {
    /// The form `2022-04-19`, with `Y` before a year of more than four digits; `..` for an open end.
    public var description: String {
        if let text = usualText { return text }
        var text: [UInt8] = []
        write(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// The description of a day of the years 0 to 9999, which needs no memory of its own.
    private var usualText: String? {
        guard Day.usual.contains(number) else { return nil }
        let (year, month, day) = GregorianCalendar.components(ofDayNumber: number)
        let digit = { (number: Int) in UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10) }
        let characters: InlineArray<10, UInt8> = [
            digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), UInt8(ascii: "-"),
            digit(month / 10), digit(month), UInt8(ascii: "-"), digit(day / 10), digit(day),
        ]
        do { return String(copying: try UTF8Span(validating: characters.span)) } catch { return nil }
    }

    private static let usual =
        GregorianCalendar.dayNumber(
            year: 0, month: 1, day: 1)...GregorianCalendar.dayNumber(year: 9999, month: 12, day: 31)

    /// Appends the description.
    func write(to text: inout [UInt8]) {
        guard !isDistant else { return text.append(contentsOf: "..".utf8) }
        let (year, month, day) = GregorianCalendar.components(ofDayNumber: number)
        if year.magnitude > 9999 { text.append(UInt8(ascii: "Y")) }
        if year < 0 { text.append(UInt8(ascii: "-")) }
        text.append(digitsOf: abs(year), width: 4)
        text.append(UInt8(ascii: "-"))
        text.append(digitsOf: month, width: 2)
        text.append(UInt8(ascii: "-"))
        text.append(digitsOf: day, width: 2)
    }
}
