// A small stacked chart in text: one bar for each period, its parts told apart by their marks.
// The numbers beside a bar are exact; the bar is only their picture.

/// Counts over time as one horizontal stacked bar per period.
public struct Chart: Sendable, Equatable {
    /// What is counted; the line above the chart.
    public var title: String
    /// The name of each bar, from top to bottom.
    public var periods: [String]
    /// The parts of each bar, from left to right.
    public var series: [Series]
    /// The count that a full bar stands for; a smaller sum leaves the rest of the bar empty.
    public var total: Int

    /// A chart of these series over these periods.
    public init(title: String, periods: [String], series: [Series], total: Int) {
        self.title = title
        self.periods = periods
        self.series = series
        self.total = total
    }

    /// One part of every bar.
    public struct Series: Sendable, Equatable {
        /// The word beside its numbers.
        public var name: String
        /// The character of its bars: one terminal cell wide and different from the other series.
        public var mark: Character
        /// What the series means; colour only adds to the mark.
        public var style: Style
        /// One count for each period; missing and negative ones are drawn as none.
        public var counts: [Int]

        /// A series of these counts.
        public init(name: String, mark: Character, style: Style = .plain, counts: [Int]) {
            self.name = name
            self.mark = mark
            self.style = style
            self.counts = counts
        }

        func count(_ period: Int) -> Int { period < counts.count ? max(0, counts[period]) : 0 }
    }

    /// The chart in lines of at most `width` terminal cells (nil: 80), unless the numbers alone need more.
    public func text(width: Int? = nil, color: Bool = false) -> String {
        let names = periods.map(Visible.escaped)
        let margin = names.map(Wrapping.displayWidth).max() ?? 0
        let numbers = periods.indices.map(numbers)
        let taken = margin + 4 + (numbers.map(Wrapping.displayWidth).max() ?? 0)
        let scale = scale(within: (width ?? 80) - taken)
        var lines = [Style.strong.painted(Visible.escaped(title), color: color), legend(color: color)]
        for period in periods.indices {
            let counts = series.map { $0.count(period) }
            let cells = scale.cells(for: counts)
            let bar = zip(series, cells).map { part, length in
                part.style.painted(String(repeating: part.mark, count: length), color: color)
            }
            let rest = String(repeating: " ", count: max(0, scale.length - cells.reduce(0, +)))
            let name = Self.padded(names[period], to: margin)
            lines.append("\(name)  \(bar.joined())\(rest)  \(numbers[period])".withoutTrailingSpaces)
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func scale(within available: Int) -> BarScale {
        let sums = periods.indices.map { period in series.reduce(0) { $0 + $1.count(period) } }
        return BarScale(full: max(total, sums.max() ?? 0), available: available)
    }

    private func legend(color: Bool) -> String {
        let entries = series.map { part in
            part.style.painted(String(part.mark), color: color) + " " + Visible.escaped(part.name)
        }
        return (entries + ["of \(total)"]).joined(separator: "   ")
    }

    private func numbers(_ period: Int) -> String {
        series.map { part in
            let widest = periods.indices.map { String(part.count($0)).count }.max() ?? 0
            let count = String(part.count(period))
            let padding = String(repeating: " ", count: widest - count.count)
            return Visible.escaped(part.name) + " " + padding + count
        }.joined(separator: "  ")
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - Wrapping.displayWidth(of: text)))
    }
}
