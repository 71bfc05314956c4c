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

    /// With fewer cells to a column, broken words are hard to read.
    private static let readable = 11

    /// These columns alone.
    func columns(at places: [Int]) -> ColumnWidths {
        var columns = self
        columns.natural = places.map { natural[$0] }
        columns.unbroken = places.map { unbroken[$0] }
        return columns
    }

    /// Which columns are written side by side: all of them, unless that would break words into scraps; then so many at a
    /// time as are readable, each time after the keys, by which rows are told apart.
    func groups(into width: Int?, gap: Int, keys: [Int]) -> [[Int]] {
        let rest = natural.indices.filter { !keys.contains($0) }
        guard let width, rest.count > 1, !isReadable(Array(natural.indices), width, gap) else {
            return [Array(natural.indices)]
        }
        var groups = [keys + rest.prefix(1)]
        for column in rest.dropFirst() {
            if isReadable(groups[groups.count - 1] + [column], width, gap) {
                groups[groups.count - 1].append(column)
            } else {
                groups.append(keys + [column])
            }
        }
        return groups.map { $0.sorted() }
    }

    /// Whether columns fit into a width side by side without words that are broken into scraps.
    private func isReadable(_ columns: [Int], _ width: Int, _ gap: Int) -> Bool {
        columns.reduce(gap * (columns.count - 1)) { $0 + min(unbroken[$1], Self.readable) } <= width
    }

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
