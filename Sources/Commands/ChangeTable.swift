// The cells that a recording changed: what they showed before it and show after it, today and on other days.
import EventLog
import Ledger
import LedgerService
import Tables

/// What a cell shows on a day before and after a recording.
struct CellChange {
    /// The day: the present one, or the first of those on which the recording counts.
    let day: Day
    /// The last of these days, where they end before the present one or another change.
    var last: Day?
    /// What the cell shows without the recording.
    let from: StoredCell
    /// What it shows with it.
    let to: StoredCell
}

/// The cells that a recording changed.
enum ChangeTable {
    static let columns = [
        Table.Column("id", title: "Id", audience: .machines),
        Table.Column("position", title: "#", jsonKind: .integer, audience: .machines),
        Table.Column("jurisdiction", title: "Jurisdiction", isKey: true),
        Table.Column("indicator", title: "Indicator", isKey: true),
        Table.Column("from", title: "From"), Table.Column("to", title: "To"),
        Table.Column("flags", title: "Flags", jsonKind: .list, audience: .machines),
        Table.Column("rests_on", title: "Rests on", jsonKind: .list, audience: .machines),
        [PipelineEntry].column, Table.Column("day", title: "Day", audience: .machines),
        Table.Column("until", title: "Until", audience: .machines),
    ]

    /// An event that changed no cell: a program still learns what it is and where.
    static func row(_ appended: Appended) -> [Table.Cell] {
        [Table.Cell(appended.id.text), .position(appended.position)]
            + columns.dropFirst(2).map { $0.jsonKind == .list ? .list([]) : .missing }
    }

    /// A cell that an event changed, or would change: what is only rehearsed has neither identifier nor position.
    static func row(
        _ appended: Appended?, _ change: CellChange, today: Day, _ names: IndicatorNames
    ) -> [Table.Cell] {
        let (from, to) = (change.from, change.to)
        let end = change.last.map { " until \($0)" } ?? " on"
        let start = change.day == today ? "" : "from \(change.day)\(end): "
        return [
            appended.map { Table.Cell($0.id.text) } ?? .missing,
            .position(appended?.position),
            Table.Cell(to.cell.jurisdiction.code, display: to.cell.jurisdiction.codeAndName),
            Table.Cell(names.printed(to.cell.indicator)),
            Table.Cell(from.value.levelWords, display: from.datedDisplay, style: from.value.style),
            Table.Cell(to.value.levelWords, display: start + to.display(after: from), style: to.value.style),
            .list(to.value.flags.names), .list(to.value.support.map(\.text)), to.pipeline.cell,
            Table.Cell(change.day.description), change.last.map { Table.Cell($0.description) } ?? .missing,
        ]
    }
}

extension StoredCell {
    /// The cell in words; where they are the same as before, with what it rests on now.
    fileprivate func display(after earlier: StoredCell) -> String {
        guard datedDisplay == earlier.datedDisplay else { return datedDisplay }
        return "\(datedDisplay)\nnow on \(value.support.isEmpty ? "no law in force" : value.supportWords)"
    }

    /// Whether a person sees no difference between two states of a cell.
    fileprivate func reads(as other: StoredCell) -> Bool {
        value.showsSame(as: other.value) && value.flags.names == other.value.flags.names
            && value.since == other.value.since && pipeline == other.pipeline
    }
}

extension LedgerReader {
    /// What the touched cells show before and after an event, where that differs: today and from later days on, or, where
    /// nothing differs today, on days that are past.
    func changes(
        by appended: Appended, on days: [Day], before: Position, isRehearsal: Bool
    ) throws -> [CellChange] {
        try appended.touched.flatMap { cell in
            let shown = try days.map { day in
                let nothing = StoredCell.nothing(of: cell)
                let after =
                    try isRehearsal
                    ? appended.rehearsed[day]?[cell]
                    : log.cell(cell, on: day, knownAt: appended.position)
                return CellChange(
                    day: day, from: try log.cell(cell, on: day, knownAt: before) ?? nothing,
                    to: after ?? nothing)
            }
            let isSeenToday = shown.contains { $0.day == now.day && $0.isSeen }
            return CellChange.stretches(isSeenToday ? shown.filter { $0.day >= now.day } : shown)
        }
    }
}

extension CellChange {
    /// Whether a person sees any difference.
    fileprivate var isSeen: Bool { !from.reads(as: to) }

    /// The stretches of days on which the same difference is seen, of days on which something may change.
    fileprivate static func stretches(_ shown: [CellChange]) -> [CellChange] {
        var stretches: [CellChange] = []
        var isOpen = false
        for change in shown {
            if isOpen, change.isSeen, stretches[stretches.count - 1].to.reads(as: change.to) { continue }
            if isOpen { stretches[stretches.count - 1].last = change.day.advanced(by: -1) }
            if change.isSeen { stretches.append(change) }
            isOpen = change.isSeen
        }
        return stretches
    }
}
