// The cells that a recording changed: what they showed before it and show after it, today and on later days.
import EventLog
import Ledger
import LedgerService
import Tables

/// What a cell shows on a day before and after a recording.
struct CellChange {
    /// The day: the present one, or a later one on which the recording begins to count.
    let day: Day
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
        let start = change.day == today ? "" : "from \(change.day) on: "
        return [
            appended.map { Table.Cell($0.id.text) } ?? .missing,
            .position(appended?.position),
            Table.Cell(to.cell.jurisdiction.code, display: to.cell.jurisdiction.codeAndName),
            Table.Cell(names.printed(to.cell.indicator)),
            Table.Cell(from.value.levelWords, display: from.datedDisplay, style: from.value.style),
            Table.Cell(to.value.levelWords, display: start + to.display(after: from), style: to.value.style),
            .list(to.value.flags.names), .list(to.value.support.map(\.text)), to.pipeline.cell,
            Table.Cell(change.day.description),
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
    /// What the touched cells show before and after an event, where that differs: today, and on later days from which the
    /// event counts, but for a later day on which a cell shows what it was last said to show.
    func changes(by appended: Appended, before: Position, isRehearsal: Bool) throws -> [CellChange] {
        try appended.touched.flatMap { cell in
            var changes: [CellChange] = []
            for day in appended.days {
                let nothing = StoredCell.nothing(of: cell)
                let from = try log.cell(cell, on: day, knownAt: before) ?? nothing
                let after =
                    try isRehearsal
                    ? appended.rehearsed[day]?[cell]
                    : log.cell(cell, on: day, knownAt: appended.position)
                let to = after ?? nothing
                guard !from.reads(as: to), !(changes.last?.to.reads(as: to) ?? false) else { continue }
                changes.append(CellChange(day: day, from: from, to: to))
            }
            return changes
        }
    }
}
