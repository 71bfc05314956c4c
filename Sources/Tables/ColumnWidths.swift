// Decides how wide each column of a text table is.
// It narrows the widest columns first and breaks words only where nothing else fits.

/// The widths that the columns ask for, in terminal cells.
struct ColumnWidths: Sendable {
    private var natural: [Int] = []
    private var unbroken: [Int] = []

    init(of rows: [[Block]]) {
        for row in rows {
            for (index, block) in row.enumerated() {
                while natural.count <= index {
                    natural.append(0)
                    unbroken.append(0)
                }
                for line in block.lines {
                    natural[index] = max(natural[index], Wrapping.displayWidth(of: line))
                    unbroken[index] = max(unbroken[index], Wrapping.longestUnit(of: line))
                }
            }
        }
    }

    // Two cells hold any character; below that a table is wider than asked, because nothing is cut.
    private static let narrowest = 2

    func fitted(into width: Int?, gap: Int) -> [Int] {
        guard let width else { return natural }
        let available = width - gap * (natural.count - 1)
        guard natural.reduce(0, +) > available else { return natural }
        let wordLevel = Self.level(upTo: unbroken.max() ?? 0) { level in
            unbroken.reduce(0) { $0 + min($1, level) } <= available
        }
        let floors = unbroken.map { min($0, wordLevel) }
        let widths = { (level: Int) in zip(natural, floors).map { max($1, min($0, level)) } }
        let chosen = Self.level(upTo: natural.max() ?? 0) { widths($0).reduce(0, +) <= available }
        return spread(available, over: widths(chosen))
    }

    /// The highest level that fits; a higher one never fits better.
    private static func level(upTo highest: Int, fits: (Int) -> Bool) -> Int {
        var low = narrowest
        var high = max(highest, narrowest)
        while low < high {
            let middle = (low + high + 1) / 2
            if fits(middle) { low = middle } else { high = middle - 1 }
        }
        return low
    }

    private func spread(_ available: Int, over widths: [Int]) -> [Int] {
        var widths = widths
        var left = available - widths.reduce(0, +)
        for index in widths.indices where left > 0 && widths[index] < natural[index] {
            widths[index] += 1
            left -= 1
        }
        return widths
    }
}
