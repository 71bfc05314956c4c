// How many countries stand at each level, a row for each day, indicator and level: of a matrix, or over time.
import CommandParsing
import Ledger
import LedgerService
import Tables

extension CommonOptions {
    static let counts = Flag(
        "counts", help: "How many countries stand at each level of each indicator, instead of the list.")
    static let every = Option<SampleStep>(
        "every", valueName: "STEP", reading: .choice,
        help:
            "Count at the end of every year, quarter or month; if absent, on the days that suit the stretch.")
}

enum LevelCountTable {
    static let columns = [
        Table.Column("date", title: "Date", isKey: true),
        Table.Column("checklist", title: "Checklist", audience: .machines),
        Table.Column("indicator", title: "Indicator", isKey: true),
        Table.Column("level", title: "Level", isKey: true),
        Table.Column("cells", title: "Cells", alignment: .right, jsonKind: .integer),
        Table.Column("analysed", title: "Analysed", alignment: .right, jsonKind: .integer),
    ]

    static let nothing = "No indicator is asked at this point."

    /// What each indicator of a matrix shows on its day.
    static func table(_ matrices: [ChecklistMatrix], on day: Day, _ names: IndicatorNames) -> Table {
        let rows = matrices.flatMap { matrix in
            matrix.indicators.flatMap { indicator in
                matrix.counts(indicator.id).map {
                    row(day, indicator.id, ($0.level, $0.count, $0.analysed), names)
                }
            }
        }
        return Table(columns: columns, rows: rows)
    }

    /// What each indicator shows on some days: a level that any of them shows has a row for each.
    static func table(_ series: [LevelSeries], _ names: IndicatorNames) -> Table {
        let rows = series.flatMap { series in
            series.days.indices.flatMap { index in
                series.counts.map {
                    row(
                        series.days[index], series.indicator,
                        ($0.level, $0.counts[index], $0.analysed[index]), names)
                }
            }
        }
        return Table(columns: columns, rows: rows)
    }

    private static func row(
        _ day: Day, _ indicator: IndicatorID, _ count: (level: String, cells: Int, analysed: Int),
        _ names: IndicatorNames
    ) -> [Table.Cell] {
        [
            Table.Cell(day.description), Table.Cell(indicator.checklist.text),
            Table.Cell(names.printed(indicator)), Table.Cell(count.level), .integer(count.cells),
            .integer(count.analysed),
        ]
    }
}
