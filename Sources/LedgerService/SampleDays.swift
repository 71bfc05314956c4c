// The days at which counts over time are read.
import Ledger

/// How far the days lie apart at which counts are read.
public enum SampleStep: String, Sendable, CaseIterable {
    case year, quarter, month

    var months: Int {
        switch self {
        case .year: 12
        case .quarter: 3
        case .month: 1
        }
    }
}

/// The first and the last day of a stretch, and the ends of steps between them.
enum SampleDays {
    /// More days than anyone reads.
    static let most = 2000

    /// Ends of years for long stretches, of months for short ones: at most two dozen days.
    static func between(_ since: Day, _ until: Day) -> [Day] {
        let step = [1, 3, 6, 12, 24, 60, 120, 240].first { months(since, until) / $0 <= 22 } ?? 600
        return ends(ofMonths: step, since, until)
    }

    /// Every end of a step.
    static func every(_ step: SampleStep, _ since: Day, _ until: Day) throws -> [Day] {
        let count = months(since, until) / step.months
        guard count < most else {
            throw QuestionProblem(
                "counting every \(step.rawValue) from \(since) to \(until) would take \(count) days: give --since, or a"
                    + " longer step")
        }
        return ends(ofMonths: step.months, since, until)
    }

    private static func months(_ since: Day, _ until: Day) -> Int {
        (until.year - since.year) * 12 + until.month - since.month
    }

    private static func ends(ofMonths step: Int, _ since: Day, _ until: Day) -> [Day] {
        guard since < until else { return [until] }
        var days = [since]
        var month = (since.year * 12 + since.month - 1) / step * step + step
        while let first = Day(
            year: floorDivision(month, 12), month: month - floorDivision(month, 12) * 12 + 1, day: 1)
        {
            let day = first.advanced(by: -1)
            guard day < until else { break }
            if day > since { days.append(day) }
            month += step
        }
        return days + [until]
    }

    private static func floorDivision(_ number: Int, _ divisor: Int) -> Int {
        number >= 0 ? number / divisor : -((divisor - 1 - number) / divisor)
    }
}
