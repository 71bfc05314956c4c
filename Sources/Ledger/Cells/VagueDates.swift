// Imprecise dates in use: from their first day to before the last something is only possible.

/// On how many imprecise dates each day lies, from change to change.
struct VagueDates: Sendable {
    private struct Stretch: Sendable {
        let from: Day
        /// How many dates from that day on.
        var count: Int
    }

    /// By day; before the first of them no date is imprecise.
    private var stretches = Blocks<Stretch>()

    mutating func insert(_ date: EDTF) { add(1, from: date.first, to: date.last) }

    mutating func remove(_ date: EDTF) { add(-1, from: date.first, to: date.last) }

    private mutating func add(_ difference: Int, from first: Day, to last: Day) {
        guard first < last else { return }
        split(at: first)
        split(at: last)
        var index = stretches.partitioningIndex { $0.from >= first }
        while index < stretches.endIndex, stretches[index].from < last {
            stretches[index].count += difference
            index = stretches.index(after: index)
        }
        join(at: last)
        join(at: first)
    }

    private mutating func split(at day: Day) {
        let index = stretches.partitioningIndex { $0.from >= day }
        guard index == stretches.endIndex || stretches[index].from != day else { return }
        stretches.insert(Stretch(from: day, count: count(before: index)), at: index)
    }

    /// Takes out a day on which nothing changes.
    private mutating func join(at day: Day) {
        let index = stretches.partitioningIndex { $0.from >= day }
        if stretches[index].count == count(before: index) { stretches.remove(at: index) }
    }

    private func count(before index: Blocks<Stretch>.Index) -> Int {
        index == stretches.startIndex ? 0 : stretches[stretches.index(before: index)].count
    }

    /// Whether something is only possible on a day.
    func contains(_ day: Day) -> Bool {
        !stretches.isEmpty && count(before: stretches.partitioningIndex { $0.from > day }) > 0
    }

    /// Calls the body with the days between two on which something begins or ceases to be only possible.
    func forEachBound(after start: Day, before end: Day, _ body: (Day) -> Void) {
        guard !stretches.isEmpty else { return }
        var index = stretches.partitioningIndex { $0.from > start }
        var covered = count(before: index) > 0
        while index < stretches.endIndex, stretches[index].from < end {
            let covers = stretches[index].count > 0
            if covers != covered { body(stretches[index].from) }
            covered = covers
            index = stretches.index(after: index)
        }
    }
}
