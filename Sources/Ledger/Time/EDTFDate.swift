// What a date of EDTF was read as, before it is known whether it may stand where it stands.
// It holds no text and throws nothing.

struct EDTFDate {
    enum Form: Equatable {
        case calendar
        case dateTime
        case season(Int)
        case unspecified
        case longYear
        case interval
    }

    var form: Form
    var first: Day
    var last: Day
    var qualifier: EDTFQualifier = .none

    /// The number of the season, 21 to 24.
    var season: Int? {
        if case .season(let number) = form { number } else { nil }
    }

    /// Whether an interval from this date to `end` would run backwards.
    ///
    /// The first days decide, as in the published cases: `2004-06-11/2004-06` is refused, `2004-06-01/2004-06`
    /// is not. A season at the end may be any day of its year; two seasons of a year follow their numbers.
    func isCertainlyAfter(_ end: EDTFDate) -> Bool {
        guard let endSeason = end.season else { return first > end.first }
        if let season, first == end.first { return season > endSeason }
        return first > end.last
    }
}

struct EDTFQualifier: Equatable {
    let isUncertain: Bool
    let isApproximate: Bool

    static let none = EDTFQualifier(isUncertain: false, isApproximate: false)

    static let signs: [UInt8: EDTFQualifier] = [
        UInt8(ascii: "?"): EDTFQualifier(isUncertain: true, isApproximate: false),
        UInt8(ascii: "~"): EDTFQualifier(isUncertain: false, isApproximate: true),
        UInt8(ascii: "%"): EDTFQualifier(isUncertain: true, isApproximate: true),
    ]

    func union(_ other: EDTFQualifier) -> EDTFQualifier {
        EDTFQualifier(
            isUncertain: isUncertain || other.isUncertain,
            isApproximate: isApproximate || other.isApproximate)
    }
}
