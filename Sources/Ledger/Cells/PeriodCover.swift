// Which closed period holds on a day: of those that cover it the last recorded.

/// The closed periods of a cell.
struct PeriodCover: Sendable {
    private struct Stretch: Sendable {
        let from: Day
        let period: DatedAssessment?
    }

    /// By position.
    private(set) var periods: [DatedAssessment] = []
    /// By day; before the first of them no period holds.
    private var stretches = Blocks<Stretch>()
    /// The periods by the day after their last, ascending.
    private var ends: [Day: [Position]] = [:]

    var isEmpty: Bool { periods.isEmpty }

    mutating func insert(_ period: DatedAssessment) {
        periods.insert(period, at: periods.partitioningIndex { $0.position > period.position })
        guard let end = period.end else { return }
        ends[end, default: []].append(period.position)
        ends[end]?.sort()
        lay(period, from: period.start, to: end)
    }

    mutating func remove(_ period: DatedAssessment) {
        let place = periods.partitioningIndex { $0.position >= period.position }
        guard place < periods.count, periods[place].position == period.position, let end = period.end else {
            return
        }
        periods.remove(at: place)
        ends[end]?.removeAll { $0 == period.position }
        guard period.start < end else { return }
        // The days are laid out again from all others that cover any of them.
        let range = open(from: period.start, to: end)
        stretches.replace(range, with: [Stretch(from: period.start, period: nil)])
        for other in periods {
            guard let otherEnd = other.end, other.start < end, otherEnd > period.start else { continue }
            lay(other, from: max(other.start, period.start), to: min(otherEnd, end))
        }
    }

    private mutating func lay(_ period: DatedAssessment, from start: Day, to end: Day) {
        guard start < end else { return }
        let range = open(from: start, to: end)
        var laid: [Stretch] = []
        for stretch in stretches[range] {
            let holds = stretch.period.map { $0.position > period.position } ?? false
            let next = holds ? stretch.period : period
            if let last = laid.last, last.period?.position == next?.position { continue }
            laid.append(Stretch(from: stretch.from, period: next))
        }
        stretches.replace(range, with: laid)
    }

    /// Makes stretches begin on two days; gives those between.
    private mutating func open(from start: Day, to end: Day) -> Range<Blocks<Stretch>.Index> {
        split(at: start)
        split(at: end)
        return stretches.partitioningIndex {
            $0.from >= start
        }..<stretches.partitioningIndex {
            $0.from >= end
        }
    }

    private mutating func split(at day: Day) {
        let index = stretches.partitioningIndex { $0.from >= day }
        guard index == stretches.endIndex || stretches[index].from != day else { return }
        stretches.insert(Stretch(from: day, period: period(on: day)), at: index)
    }

    /// The last recorded closed period that covers a day.
    func period(on day: Day) -> DatedAssessment? {
        guard !periods.isEmpty || !stretches.isEmpty else { return nil }
        let next = stretches.partitioningIndex { $0.from > day }
        return next == stretches.startIndex ? nil : stretches[stretches.index(before: next)].period
    }

    /// The last recorded period that ends right before a day.
    func ended(before day: Day) -> Position? { ends.isEmpty ? nil : ends[day]?.last }

    /// Calls the body with the days between two on which another period may begin to hold.
    func forEachBound(after start: Day, before end: Day, _ body: (Day) -> Void) {
        var index = stretches.partitioningIndex { $0.from > start }
        while index < stretches.endIndex, stretches[index].from < end {
            body(stretches[index].from)
            index = stretches.index(after: index)
        }
    }
}
