// How many terminal cells each part of a stacked bar gets.
// Bars are proportional and never exceed their length: what deserves less than half a cell may get none, and its number
// beside the bar tells of it.

/// The scale of a chart's bars.
struct BarScale: Sendable, Equatable {
    /// The cells of a full bar.
    let length: Int
    private let full: Int

    private static let shortest = 10
    private static let longest = 60

    init(full: Int, available: Int) {
        let room = max(min(available, Self.longest), Self.shortest)
        self.full = max(1, full)
        // A whole number of cells for each unit keeps the proportions exact, where there is room for it.
        length = self.full <= room ? room / self.full * self.full : room
    }

    /// The cells of each part: proportional, rounded so that they add up to what their sum deserves.
    func cells(for counts: [Int]) -> [Int] {
        // In parts of a cell, `full` of them to one, so that whole numbers suffice.
        let deserved = counts.map { $0 * length }
        let target = min(length, (deserved.reduce(0, +) + full / 2) / full)
        var cells = deserved.map { $0 / full }
        while cells.reduce(0, +) < target {
            guard let index = largest(counts.indices, by: { deserved[$0] - cells[$0] * full }) else { break }
            cells[index] += 1
        }
        return cells
    }

    // The first of equals, so that the same counts always give the same bar.
    private func largest(_ indices: some Sequence<Int>, by weight: (Int) -> Int) -> Int? {
        indices.reduce(nil as Int?) { best, next in
            guard let best else { return next }
            return weight(next) > weight(best) ? next : best
        }
    }
}
