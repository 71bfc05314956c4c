// A cell on its way to the tables: what is believed of it no more goes into pages, what is believed at the end becomes
// rows.
import Ledger

/// The numbers by which the rows of a jurisdiction name instruments and levels.
struct CourseNumbers {
    private let instruments: [InstrumentID: Int]
    /// The levels that were met; rows name them by their places.
    private(set) var levels: [Levels.Shown] = []

    init(of instruments: [InstrumentID: Int]) { self.instruments = instruments }

    /// The number of an instrument: what supports a level is one of this jurisdiction, and filed.
    func number(_ instrument: InstrumentID) -> Int { instruments[instrument] ?? 0 }

    /// The place of the level that a value shows, given the places of those that are likely.
    mutating func level(of value: CellValue, among likely: inout [Int]) -> Int {
        for place in likely where levels[place].level == value.level && levels[place].scale == value.scale {
            return place
        }
        let shown = Levels.Shown(value)
        let place = levels.firstIndex(of: shown) ?? levels.count
        if place == levels.count { levels.append(shown) }
        likely.append(place)
        return place
    }
}

/// A cell that events touched, and what of it was not given out yet.
struct CourseCell {
    let cell: Cell
    let number: Int
    var isRead = false
    /// Whether what is new touches it.
    var isTouched = false
    /// The last page of its past, and up to which byte it is stored.
    private var page: (page: PastPage, stored: Int)?
    private var reasons = RecentReasons()
    /// The places of the levels that it showed.
    private var levels: [Int] = []

    /// A cell with the last page of its past, where one is stored.
    init(_ cell: Cell, _ number: Int, _ page: PastPage?) {
        self.cell = cell
        self.number = number
        self.page = page.map { ($0, $0.bytes.count) }
    }

    /// What a change in the course changes in the row of the matrix.
    mutating func rowChange(_ change: CourseChange, _ numbers: inout CourseNumbers) -> RowChange {
        let instruments = numbers
        return RowChange(
            change, of: number, cell.indicator, isRead: isRead,
            level: { numbers.level(of: $0, among: &levels) }, instrument: instruments.number)
    }

    /// Puts a span that is believed no more into the last page; gives the one before once that is full.
    mutating func end(
        _ span: CellSpan, knownTo: Int, _ numbers: inout CourseNumbers
    ) -> (page: PastPage, stored: Int)? {
        var full: (page: PastPage, stored: Int)?
        if let last = page, !last.page.takes(knownTo) { (full, page) = (last, nil) }
        if page == nil { page = (PastPage(number, knownTo: knownTo), 0) }
        let value = span.value
        let level = numbers.level(of: value, among: &levels)
        let reasons = reasons.bytes(value, number: numbers.number)
        page?.page.append(
            span, value, from: span.knownFrom.number, to: knownTo, level: level, reasons: reasons)
        return full
    }

    /// The last page, where any of it is not stored; asked for once, at the end.
    mutating func lastPage() -> (page: PastPage, stored: Int)? {
        defer { page = nil }
        return page.flatMap { $0.stored < $0.page.bytes.count ? $0 : nil }
    }

    /// The row of a span that is believed at the end.
    mutating func row(_ span: CellSpan, _ numbers: inout CourseNumbers) -> SpanRow {
        let value = span.value
        let level = numbers.level(of: value, among: &levels)
        return SpanRow(
            span, value, knownFrom: span.knownFrom.number, level: level,
            reasons: reasons.bytes(value, number: numbers.number))
    }
}
