// Imprecise dates in use: from their first day to before the last something is only possible.

/// Stretches of days on which something is possible and not certain, sorted so that a day finds its own.
struct VagueDates: Sendable {
    typealias Stretch = (first: Day, last: Day)

    /// The days of the longest stretch that is looked for by its end; longer ones are gone through.
    private static let shortDays = 366

    /// By their last days.
    private var short: [Stretch] = []
    private var long: [Stretch] = []

    init(_ dates: some Sequence<EDTF> = EmptyCollection()) {
        for date in dates { insert(date) }
    }

    private static func isShort(_ date: EDTF) -> Bool {
        !date.first.isDistant && date.last <= date.first.advanced(by: shortDays)
    }

    mutating func insert(_ date: EDTF) {
        guard !date.isExact else { return }
        guard VagueDates.isShort(date) else { return long.append((date.first, date.last)) }
        short.insert((date.first, date.last), at: short.partitioningIndex { $0.last > date.last })
    }

    mutating func remove(_ date: EDTF) {
        guard !date.isExact else { return }
        guard VagueDates.isShort(date) else {
            if let index = long.firstIndex(where: { $0 == (date.first, date.last) }) {
                long.remove(at: index)
            }
            return
        }
        let start = short.partitioningIndex { $0.last >= date.last }
        if let index = short[start...].firstIndex(where: { $0 == (date.first, date.last) }) {
            short.remove(at: index)
        }
    }

    /// Whether something is only possible on a day.
    func contains(_ day: Day) -> Bool {
        near(day, day).contains { $0.first <= day && day < $0.last }
            || long.contains { $0.first <= day && day < $0.last }
    }

    /// The first and last days that may lie between two days.
    func bounds(from start: Day, to end: Day) -> [Day] {
        (near(start, end) + long[...]).flatMap { [$0.first, $0.last] }
    }

    /// The short stretches that can touch the days from one to another.
    private func near(_ start: Day, _ end: Day) -> ArraySlice<Stretch> {
        let from = short.partitioningIndex { $0.last >= start }
        let latest = end.advanced(by: VagueDates.shortDays)
        return short[from..<Swift.max(from, short.partitioningIndex { $0.last > latest })]
    }
}
