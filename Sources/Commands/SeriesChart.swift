// How many cells stood at each level over time, drawn with one mark a level.
import Ledger
import LedgerService
import Tables

enum SeriesChart {
    /// The charts of what a timeline counts, one after another.
    static func texts(_ series: [LevelSeries], _ names: IndicatorNames, _ world: World) -> [String] {
        let marks = LevelMarks(series)
        return series.map { text($0, marks, names, world) }
    }

    private static func text(
        _ series: LevelSeries, _ marks: LevelMarks, _ names: IndicatorNames, _ world: World
    ) -> String {
        let levels = series.counts.map { level in
            Chart.Series(
                name: level.level, mark: marks.mark(of: level.level),
                style: LevelMarks.style(of: level.level, on: series.scale), counts: level.counts)
        }
        let title = "\(names.printed(series.indicator)): cells at each level"
        return Chart(
            title: title, periods: series.days.map(\.description), series: levels, total: series.total
        )
        .text(width: world.width, color: world.isColored)
    }
}
