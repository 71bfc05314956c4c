// A rectangle on the two clocks: days of the world, positions of the log.
import Ledger

/// The days and positions that a page is about: both end before their second number.
struct RowBounds: Sendable, Hashable {
    var from: Int
    var to: Int
    var knownFrom: Int
    /// `open` for a page that goes on.
    var knownTo: Int

    /// The end of what is believed still.
    static let open = Position.end.number

    /// All days, from a position on, for good.
    init(knownFrom: Int) {
        self.init(from: -CellPlace.end, to: CellPlace.end, knownFrom: knownFrom, knownTo: RowBounds.open)
    }

    init(from: Int, to: Int, knownFrom: Int, knownTo: Int) {
        self.from = from
        self.to = to
        self.knownFrom = knownFrom
        self.knownTo = knownTo
    }

    /// A day and a position by their numbers: what is believed and shown for good has no end at which it could be asked for.
    static func point(_ day: Day, _ position: Position) -> (day: Int, position: Int) {
        (min(CellPlace.day(day), CellPlace.end - 1), min(position.number, RowBounds.open - 1))
    }

    var isOpen: Bool { knownTo == RowBounds.open }

    /// A day that days are written against: the first one, where there is one.
    var firstDay: Int { from == -CellPlace.end ? 0 : from }

    /// The days, which must not end before they begin.
    var days: Range<Int> { from..<to }

    /// Whether they hold a day as known at a position.
    func holds(_ day: Int, _ position: Int) -> Bool {
        from <= day && day < to && knownFrom <= position && position < knownTo
    }

    /// Whether all of what others hold, which is something, is held.
    func holds(_ other: RowBounds) -> Bool {
        from <= other.from && other.from < other.to && other.to <= to && knownFrom <= other.knownFrom
            && other.knownFrom < other.knownTo && other.knownTo <= knownTo
    }

    /// What both hold.
    func intersection(_ other: RowBounds) -> RowBounds {
        RowBounds(
            from: max(from, other.from), to: min(to, other.to), knownFrom: max(knownFrom, other.knownFrom),
            knownTo: min(knownTo, other.knownTo))
    }
}
