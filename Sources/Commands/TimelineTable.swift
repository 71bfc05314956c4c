// How the events of a timeline are written, each with the level changes that it caused.
import JSON
import Ledger
import LedgerService
import Tables

enum TimelineTable {
    static let columns = [
        Table.Column("occurred", title: "Occurred"),
        .position,
        Table.Column("type", title: "Type", audience: .machines),
        Table.Column("id", title: "Id", audience: .machines),
        Table.Column("possible", title: "Possible", jsonKind: .boolean, audience: .machines),
        Table.Column("event", title: "Event"),
        Table.Column("changes", title: "Level changes", jsonKind: .list),
    ]

    /// What is said below a list that is not past its end: that it is empty, or which page it is and how to turn to the next.
    static func notes(_ entries: [TimelineEntry], _ page: Int?) -> [String] {
        guard let page, page > 1 || !entries.isEmpty else {
            return entries.isEmpty ? ["No event in this stretch of time."] : []
        }
        return [
            entries.count < 100
                ? "Page \(page), the last." : "Page \(page); the next one: --page \(page + 1)."
        ]
    }

    static func table(_ entries: [TimelineEntry], _ names: IndicatorNames) -> Table {
        Table(columns: columns, rows: entries.map { row($0, names) })
    }

    static func row(_ entry: TimelineEntry, _ names: IndicatorNames) -> [Table.Cell] {
        let occurred = entry.date.text
        return [
            Table.Cell(occurred, display: entry.isPossible ? "\(occurred) possible" : occurred),
            .position(entry.entry.event.position), Table.Cell(entry.content.type),
            Table.Cell(entry.entry.event.id.text), Table.Cell(entry.isPossible ? "true" : "false"),
            Table.Cell(
                EventSummary.line(
                    entry.content, names, postponed: entry.postponement, isLater: entry.isLater)),
            .list(of: entry.changes.map { change($0, names, of: entry) }),
        ]
    }

    /// A level change: for programs always with its day, for people where that is not the day of the event.
    private static func change(
        _ change: LevelChange, _ names: IndicatorNames, of entry: TimelineEntry
    ) -> Table.Cell {
        let (jurisdiction, indicator) = (
            change.cell.jurisdiction.code, names.printed(change.cell.indicator)
        )
        let words = "\(jurisdiction) \(indicator): \(change.from) → \(change.to)"
        // What several events bring about together changes a cell on another day than that of one.
        let isLater = change.day != entry.date.last
        return Table.Cell(
            "\(words) on \(change.day)", display: isLater ? "\(words) from \(change.day)" : words,
            json: [
                "jurisdiction": .text(jurisdiction), "indicator": .text(indicator),
                "from": .text(change.from),
                "to": .text(change.to), "on": .text(change.day.description),
            ])
    }
}
