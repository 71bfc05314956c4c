// How many cells stood at each level over time, drawn with one mark a level.
import Ledger
import LedgerService
import Tables

enum SeriesChart {
    private static let marks: [Character] = ["█", "▓", "▒", "░", "▪", "·"]

    static func text(_ series: LevelSeries, _ names: IndicatorNames, _ world: World) -> String {
        let styles: [Style] = [.good, .middling, .bad, .plain, .faint]
        let levels = series.counts.enumerated().map { index, level in
            Chart.Series(
                name: level.level, mark: marks[min(index, marks.count - 1)],
                style: styles[min(index, styles.count - 1)],
                counts: level.counts)
        }
        let title = "\(names.printed(series.indicator)): cells at each level"
        return Chart(
            title: title, periods: series.days.map(\.description), series: levels, total: series.total
        )
        .text(width: world.width, color: world.isColored)
    }
}
