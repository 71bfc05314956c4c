// Dates of random logs: a few days that come again and again, so that events meet on them, and every form of
// imprecision that a source may give.
import Ledger

/// Makes dates; the same few days come again and again.
struct RandomDates {
    private let days: [Day]

    init(_ random: inout SeededGenerator) {
        days = (0..<14).map { index in
            let year = index < 2 ? random.below(1990) - 5 : 2008 + random.below(23)
            return RandomDates.day(year, &random)
        }
    }

    private static func day(_ year: Int, _ random: inout SeededGenerator) -> Day {
        Day(year: year, month: 1 + random.below(12), day: 1 + random.below(28)) ?? .distantPast
    }

    mutating func exact(_ random: inout SeededGenerator) -> Day {
        if random.happens(65), let day = random.one(of: days) { return day.advanced(by: random.below(3) - 1) }
        return RandomDates.day(random.happens(5) ? random.below(2030) - 5 : 2006 + random.below(25), &random)
    }

    /// A date in any form that is read.
    mutating func date(_ random: inout SeededGenerator) -> String {
        let day = exact(&random)
        let text = day.description
        guard random.happens(35) else { return text }
        let year = String(text.dropLast(6))
        let later = day.advanced(by: 1 + random.below(900))
        let forms = [
            String(text.dropLast(3)), year, "\(year)~", "\(text)?", "\(text.dropLast(3))~",
            "\(text)/\(later)", "../\(text)", "\(text)/..",
            "\(year)/\(String(later.description.dropLast(6)))",
        ]
        return random.one(of: forms) ?? text
    }
}
