// The points that a ledger is asked at: now and in the past on both clocks, drawn from a seed.
import EventLog
import Ledger
import LedgerService
import SQLiteLedger

struct Asked {
    let reader: LedgerReader
    let nowNow: Point
    private let first: Day
    private let end: Position
    private var random = SplitMix64(state: 0)

    init(_ work: Work) throws {
        let log = try SQLiteLog(opening: work.text("ledger"))
        reader = LedgerReader(log, now: Appending.now)
        let head = try log.head()
        end = head.position
        // The made-up ledgers begin fifty years before their end.
        first = (head.recorded ?? Appending.now).day.advanced(by: -18250)
        nowNow = Point(day: Appending.now.day, position: end, words: "now")
    }

    /// Thirty points of each kind, so that no call asks what the one before it asked.
    mutating func points(_ seed: Int) throws -> [(name: String, points: [Point])] {
        random = SplitMix64(state: UInt64(truncatingIfNeeded: seed))
        let kinds: [(String, Bool, Bool)] = [
            ("now, known now", false, false), ("past, known in the past", true, true),
            ("past, known now", true, false),
            ("now, known in the past", false, true),
        ]
        return kinds.map { name, isPast, isKnownInThePast in
            let points = (0..<30).map { _ in
                Point(
                    day: isPast ? pastDay() : nowNow.day, position: isKnownInThePast ? pastPosition() : end,
                    words: name)
            }
            return (name, points)
        }
    }

    /// Pairs of days in the past, a year or so apart, both known now.
    mutating func pairs() -> [(Point, Point)] {
        (0..<30).map { _ in
            let day = pastDay()
            let later = day.advanced(by: 200 + Int.random(in: 0..<400, using: &random))
            return (Point(day: day, position: end, words: "a"), Point(day: later, position: end, words: "b"))
        }
    }

    private mutating func pastDay() -> Day {
        first.advanced(by: 365 + Int.random(in: 0..<17_500, using: &random))
    }

    private mutating func pastPosition() -> Position {
        Position(max(1, end.number / 20 + Int.random(in: 0..<max(1, end.number * 9 / 10), using: &random)))
    }
}

/// The generator of Steele, Lea and Flood: small, and the same everywhere.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
