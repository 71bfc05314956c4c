// The proleptic Gregorian calendar as plain arithmetic: years, months and days to day numbers and back.
// It knows no text, no time of day and no clock. Years are astronomical: 0 comes before 1, -1 before 0.

enum GregorianCalendar {
    static let monthNames = [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ]

    /// The largest year, before or after year 0, that is turned into a day: far below what a number can hold.
    static let largestYear = 999_999_999_999

    /// Four hundred years have the same number of days wherever they begin.
    private static let daysInEra = 146_097
    private static let yearsInEra = 400

    /// 1970-01-01, counted from 0000-01-01.
    private static let epoch = 719_528

    private static let monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

    /// The days of a common year that come before a month, which is 1 to 12.
    private static func days(beforeMonth month: Int) -> Int {
        // From March on the months have 30.6 days on average, in a pattern that this division follows.
        month > 2 ? 59 + (153 * (month - 3) + 2) / 5 : 31 * (month - 1)
    }

    static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    /// The number of days of `month`, which is 1 to 12.
    static func length(ofMonth month: Int, year: Int) -> Int {
        monthLengths[month - 1] + (month == 2 && isLeap(year) ? 1 : 0)
    }

    /// Days since 1970-01-01 of a day that exists, in a year not beyond `largestYear`.
    static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let (era, yearOfEra) = floorDivide(year, by: yearsInEra)
        let leapDay = month > 2 && isLeap(year) ? 1 : 0
        return era * daysInEra + daysInEra(beforeYear: yearOfEra) - epoch + days(beforeMonth: month) + leapDay
            + day - 1
    }

    static func components(ofDayNumber number: Int) -> (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = floorDivide(number + epoch, by: daysInEra)
        // No year is longer than 366 days, so this guess is never late, and at most two years early.
        var yearOfEra = dayOfEra / 366
        while daysInEra(beforeYear: yearOfEra + 1) <= dayOfEra {
            yearOfEra += 1
        }
        let year = era * yearsInEra + yearOfEra
        let dayOfYear = dayOfEra - daysInEra(beforeYear: yearOfEra)
        let leapDay = isLeap(year) ? 1 : 0
        let february = 31 + 28 + leapDay
        guard dayOfYear >= february else { return (year, dayOfYear / 31 + 1, dayOfYear % 31 + 1) }
        // The months from March on, by the pattern of their beginnings.
        let month = (5 * (dayOfYear - february) + 2) / 153 + 3
        return (year, month, dayOfYear - days(beforeMonth: month) - leapDay + 1)
    }

    /// The days of an era that come before one of its years, 0 to 400; its year 0 is a leap year.
    private static func daysInEra(beforeYear year: Int) -> Int {
        guard year > 0 else { return 0 }
        let past = year - 1
        return year * 365 + past / 4 - past / 100 + past / 400 + 1
    }

    static func floorDivide(_ value: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
