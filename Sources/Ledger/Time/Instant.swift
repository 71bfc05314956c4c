// An instant of the record: when the ledger learnt something.
// It is always UTC and never asks a clock; whoever records brings the instant along.

/// A UTC instant, precise to the microsecond.
public struct Instant: Sendable, Hashable {
    /// Microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    public let microseconds: Int64

    /// Makes an instant from microseconds since 1970-01-01T00:00:00Z.
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// Reads RFC 3339 with capital `T` and `Z`, at most six decimals, years 0000 to 9999 in UTC; else nil.
    public init?(_ text: String) {
        if let usual = Instant(text.utf8Span.span) {
            self = usual
            return
        }
        var reader = DateReader(text)
        guard reader.next != "-", let day = reader.day(), reader.take("T"),
            let time = reader.timeOfDay(), let offset = reader.zoneOffset(), reader.isAtEnd
        else { return nil }
        let start = Instant.startOfDay(day).microseconds
        let instant = Instant(microseconds: start + Int64(time.microseconds - offset))
        guard (0...9999).contains(instant.day.year), !time.isLeapSecond || instant.endsMonth else {
            return nil
        }
        self = instant
    }

    /// Reads the forms that are written, `2022-06-30T00:00:00Z` with three or six decimals where there are any;
    /// nil leaves a text to the general reader.
    private init?(_ text: Span<UInt8>) {
        guard [20, 24, 27].contains(text.count), text[10] == UInt8(ascii: "T"), text[13] == UInt8(ascii: ":"),
            text[16] == UInt8(ascii: ":"), text[text.count - 1] == UInt8(ascii: "Z"),
            let day = Day(text.extracting(0..<10)), let hour = text.number(at: 11, digits: 2), hour < 24,
            let minute = text.number(at: 14, digits: 2), minute < 60,
            let second = text.number(at: 17, digits: 2), second < 60
        else { return nil }
        var fraction = 0
        if text.count > 20 {
            let digits = text.count - 21
            guard text[19] == UInt8(ascii: "."), let number = text.number(at: 20, digits: digits) else {
                return nil
            }
            fraction = digits == 3 ? number * 1000 : number
        }
        let start = Instant.startOfDay(day).microseconds
        let clock = ((hour * 60 + minute) * 60 + second) * Instant.perSecond + fraction
        self.init(microseconds: start + Int64(clock))
    }

    /// The first microsecond of a day, UTC; the earliest or latest instant where the day is out of reach.
    public static func startOfDay(_ day: Day) -> Instant {
        let (product, overflow) = Int64(day.number).multipliedReportingOverflow(by: Int64(perDay))
        guard !overflow else { return Instant(microseconds: day.number < 0 ? .min : .max) }
        return Instant(microseconds: product)
    }

    /// The last microsecond of a day, UTC; the earliest or latest instant where the day is out of reach.
    public static func endOfDay(_ day: Day) -> Instant {
        let start = startOfDay(day).microseconds
        guard start != .min else { return Instant(microseconds: .min) }
        let (sum, overflow) = start.addingReportingOverflow(Int64(perDay - 1))
        return Instant(microseconds: overflow ? .max : sum)
    }

    /// The day that it is in UTC.
    public var day: Day { Day(number: split.day) }

    private static let perSecond = 1_000_000
    private static let perDay = 86_400 * perSecond

    /// The number of the day, and the microseconds since it began.
    private var split: (day: Int, microseconds: Int) {
        let (day, rest) = GregorianCalendar.floorDivide(Int(microseconds), by: Instant.perDay)
        return (day, rest)
    }

    /// Whether this is in the last second of a month, the only place of a leap second.
    private var endsMonth: Bool {
        split.microseconds >= Instant.perDay - Instant.perSecond && day.advanced(by: 1).day == 1
    }
}

extension Instant: Comparable {
    /// Whether the left instant is earlier.
    public static func < (left: Instant, right: Instant) -> Bool { left.microseconds < right.microseconds }
}

extension Instant: CustomStringConvertible {
    /// The one form that is stored: `2022-06-30T00:00:00Z`, with three or six decimals where they are needed.
    public var description: String {
        let (seconds, fraction) = split.microseconds.quotientAndRemainder(dividingBy: Instant.perSecond)
        let (minutes, second) = seconds.quotientAndRemainder(dividingBy: 60)
        let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
        var text: [UInt8] = []
        text.reserveCapacity(27)
        day.write(to: &text)
        for (sign, number) in [("T" as Unicode.Scalar, hour), (":", minute), (":", second)] {
            text.append(UInt8(ascii: sign))
            text.append(digitsOf: number, width: 2)
        }
        if fraction != 0 {
            let isWholeMilliseconds = fraction.isMultiple(of: 1000)
            text.append(UInt8(ascii: "."))
            text.append(
                digitsOf: isWholeMilliseconds ? fraction / 1000 : fraction, width: isWholeMilliseconds ? 3 : 6
            )
        }
        text.append(UInt8(ascii: "Z"))
        return String(decoding: text, as: UTF8.self)
    }
}

extension DateReader {
    /// Reads `hh:mm:ss` with up to six decimals; a leap second is read as the microsecond before its end.
    fileprivate mutating func timeOfDay() -> (microseconds: Int, isLeapSecond: Bool)? {
        guard let hour = number(digits: 2), hour < 24, take(":"),
            let minute = number(digits: 2), minute < 60, take(":"),
            let second = number(digits: 2), second <= 60,
            let fraction = fraction()
        else { return nil }
        let minutes = hour * 60 + minute
        guard second < 60 else { return ((minutes * 60 + 60) * 1_000_000 - 1, true) }
        return ((minutes * 60 + second) * 1_000_000 + fraction, false)
    }

    /// Reads a point and one to six decimals as microseconds; zero where no point comes next.
    private mutating func fraction() -> Int? {
        guard take(".") else { return 0 }
        guard isAtDigit else { return nil }
        var microseconds = 0
        for _ in 0..<6 {
            microseconds = microseconds * 10 + (digit() ?? 0)
        }
        return microseconds
    }

    /// Reads `Z` or `+hh:mm` as microseconds to subtract.
    fileprivate mutating func zoneOffset() -> Int? {
        if take("Z") { return 0 }
        let isWest = take("-")
        guard isWest || take("+"), let hours = number(digits: 2), hours < 24, take(":"),
            let minutes = number(digits: 2), minutes < 60
        else { return nil }
        return (hours * 60 + minutes) * 60_000_000 * (isWest ? -1 : 1)
    }
}
