// What may make an assessment of a cell stale: steps of the instruments that were read for it, and readings.

/// Something that may make an assessment stale: its day, and the last event that made it known.
struct Touch: Sendable, Comparable {
    let day: Day
    let known: Position

    static func < (left: Touch, right: Touch) -> Bool {
        (left.day, left.known) < (right.day, right.known)
    }
}

/// The touches of a cell by day; one may be there several times.
struct Touches: Sendable {
    private var sorted = Blocks<Touch>()

    mutating func insert(_ touch: Touch) {
        sorted.insert(touch, at: sorted.partitioningIndex { $0 > touch })
    }

    mutating func remove(_ touch: Touch) {
        let index = sorted.partitioningIndex { $0 >= touch }
        if index < sorted.endIndex, sorted[index] == touch { sorted.remove(at: index) }
    }

    /// Puts some touches in place of others.
    mutating func replace(_ old: [Touch], with new: [Touch]) {
        guard old != new else { return }
        for touch in old { remove(touch) }
        for touch in new { insert(touch) }
    }

    /// Whether something happened after one day and by another; where a position is given, only what became
    /// known after it counts.
    func happened(after start: Day, through day: Day, knownAfter position: Position? = nil) -> Bool {
        var index = sorted.partitioningIndex { $0.day > start }
        while index < sorted.endIndex, sorted[index].day <= day {
            guard let position, sorted[index].known <= position else { return true }
            index = sorted.index(after: index)
        }
        return false
    }

    /// Calls the body with the days between two on which something happened.
    func forEachBound(after start: Day, before end: Day, _ body: (Day) -> Void) {
        var index = sorted.partitioningIndex { $0.day > start }
        while index < sorted.endIndex, sorted[index].day < end {
            body(sorted[index].day)
            index = sorted.index(after: index)
        }
    }
}
