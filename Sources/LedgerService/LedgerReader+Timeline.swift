// The timeline: events on the world's axis with the level changes that they caused, and counts over time.
import EventLog
public import Ledger

/// What of a timeline is asked for; empty means everything.
public struct TimelineFilter: Sendable {
    /// Of these jurisdictions.
    public var jurisdictions: [String] = []
    /// Of the members of this body.
    public var region: String?
    /// What this body itself did.
    public var body: String?
    /// About these indicators, or changing their cells.
    public var indicators: [String] = []
    /// About this instrument.
    public var instrument: String?
    /// Of these types, or families such as `instrument.`.
    public var types: [String] = []

    /// Everything.
    public init() {}
}

/// One event of a timeline.
public struct TimelineEntry: Sendable {
    /// The event with what became of it.
    public let entry: Entry
    /// The content that holds.
    public let content: Content
    /// The date on which it stands here: that of the event, or another on which what it states begins or ceases to count.
    public let date: EDTF
    /// The level changes that it caused.
    public internal(set) var changes: [LevelChange]
    /// Whether the last day asked lies inside the imprecise date.
    public let isPossible: Bool
    /// How the commencement is put off that it states on this date, where it is.
    public let postponement: Postponement?

    /// Whether it stands here on another date than that of the event.
    public var isLater: Bool { date != content.occurred }
}

/// How many cells stood at each level of an indicator on some days.
public struct LevelSeries: Sendable {
    /// Which indicator.
    public let indicator: IndicatorID
    /// The levels of its scale as it is on the last day, low to high.
    public let scale: [String]
    /// The days.
    public let days: [Day]
    /// For each level in words, the number of cells on each day, and how many of them an analyst has assessed.
    public let counts: [(level: String, counts: [Int], analysed: [Int])]
    /// How many cells there are in all.
    public let total: Int
}

extension TimelineFilter {
    /// The part of the filter that a matrix understands: the chart counts the cells that the matrix lists.
    fileprivate var asMatrix: MatrixFilter {
        var filter = MatrixFilter()
        filter.jurisdictions = jurisdictions
        filter.region = region
        filter.indicators = indicators
        return filter
    }
}

extension LevelSeries {
    /// The same series without the days on which nothing differs from the day before, but for the last.
    var changesOnly: LevelSeries {
        let kept = days.indices.filter { index in
            index == 0 || index == days.count - 1
                || counts.contains { $0.counts[index] != $0.counts[index - 1] }
        }
        return LevelSeries(
            indicator: indicator, scale: scale, days: kept.map { days[$0] },
            counts: counts.map { level in
                (level.level, kept.map { level.counts[$0] }, kept.map { level.analysed[$0] })
            }, total: total)
    }
}

extension LedgerReader {
    /// How many events a page has.
    static let pageSize = 100

    /// The events of a stretch of days, in the order of the world; after the last day those that are possible. Of
    /// them a page, counted from 1, where one is asked for.
    public func timeline(
        since: Day, until point: Point, _ filter: TimelineFilter = TimelineFilter(), page: Int? = nil
    ) throws -> [TimelineEntry] {
        let test = try TimelineTest(filter, self, point)
        let selection = Selection(from: since, through: point.day)
        let range = page.map { ($0 - 1) * LedgerReader.pageSize..<$0 * LedgerReader.pageSize }
        guard let range, test.acceptsEverything else {
            var certain = try log.occurrences(selection, knownAt: point.position)
            var possible = try log.possible(on: point.day, knownAt: point.position)
            if let candidates = try test.candidates(log, knownAt: point.position) {
                certain.removeAll { !candidates.contains($0.position) }
                possible.removeAll { !candidates.contains($0.position) }
            }
            return try entries(at: certain, then: possible, test, point, range)
        }
        var occurrences = try log.occurrences(selection, knownAt: point.position, page: range)
        if occurrences.count < range.count {
            // What is possible follows what is certain.
            let certain = try log.count(selection, knownAt: point.position)
            let possible = try log.possible(on: point.day, knownAt: point.position)
            let rest = max(range.lowerBound, certain) - certain..<max(range.upperBound, certain) - certain
            occurrences += possible[rest.clamped(to: possible.indices)]
        }
        return try entries(at: occurrences, test, point)
    }

    /// How many events are looked at to fill a page.
    private static let entriesAtATime = 256

    /// The events that a test accepts, of those that are certain and of those that are possible; of them some, where some
    /// are asked for: no more is read then than fills them.
    private func entries(
        at certain: [Occurrence], then possible: [Occurrence], _ test: TimelineTest, _ point: Point,
        _ range: Range<Int>?
    ) throws -> [TimelineEntry] {
        guard let range else { return try entries(at: certain + possible, test, point) }
        var (page, count) = ([TimelineEntry](), 0)
        let pieces =
            stride(from: 0, to: certain.count, by: LedgerReader.entriesAtATime).map {
                certain[$0..<min($0 + LedgerReader.entriesAtATime, certain.count)]
            } + [possible[...]]
        for piece in pieces where count < range.upperBound {
            let accepted = try entries(at: Array(piece), test, point)
            page += accepted.indices.filter { range.contains(count + $0) }.map { accepted[$0] }
            count += accepted.count
        }
        return page
    }

    /// The number of cells at each level over the days since one: at the end of every step, where one is given, else on at
    /// most two dozen days, without those on which nothing differs from the day before.
    public func series(
        since: Day, until point: Point, _ filter: TimelineFilter = TimelineFilter(),
        every step: SampleStep? = nil
    ) throws -> [LevelSeries] {
        let days =
            try step.map { try SampleDays.every($0, since, point.day) }
            ?? SampleDays.between(since, point.day)
        let none = Array(repeating: 0, count: days.count)
        var counts: [IndicatorID: [String: [Int]]] = [:]
        var analysed: [IndicatorID: [String: [Int]]] = [:]
        let matrices = try matrix(at: point, filter.asMatrix, .levels)
        let columns = matrices.flatMap(\.indicators).map { ($0.id, $0.version.criteria.scale) }
        let scales = Dictionary(columns, uniquingKeysWith: { first, _ in first })
        let shown = matrices.flatMap(\.cells).map(\.cell).filter { !$0.jurisdiction.isPart }
        let cells = Dictionary(grouping: Set(shown), by: \.indicator)
        for (indicator, cells) in cells {
            counts[indicator] = [CellValue.notAssessed.levelWords: none.map { _ in cells.count }]
        }
        let wanted = Set(shown)
        for (index, day) in days.enumerated() {
            for stored in try log.cells(on: day, knownAt: point.position, .levels) {
                let (indicator, value) = (stored.cell.indicator, stored.value)
                guard value.level != .notAssessed, wanted.contains(stored.cell) else { continue }
                counts[indicator]?[value.levelWords, default: none][index] += 1
                counts[indicator]?[CellValue.notAssessed.levelWords]?[index] -= 1
                guard value.isAnalysed else { continue }
                analysed[indicator, default: [:]][value.levelWords, default: none][index] += 1
            }
        }
        return counts.keys.sorted().map { indicator in
            let words = (counts[indicator] ?? [:]).filter { $0.value.contains { $0 > 0 } }
            let scale = scales[indicator] ?? []
            let order = LevelOrder.sorted(words.keys, scale)
            let series = LevelSeries(
                indicator: indicator, scale: scale, days: days,
                counts: order.map { ($0, words[$0] ?? none, analysed[indicator]?[$0] ?? none) },
                total: cells[indicator]?.count ?? 0)
            return step == nil ? series.changesOnly : series
        }
    }
}
