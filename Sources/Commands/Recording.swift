// Recording one event from the command line, and saying what it changed.
import CommandParsing
import EventLog
import JSON
import Ledger
import LedgerService
import Tables

extension Call {
    /// Records a proposal and shows what it changed.
    func record(_ proposal: Proposal) throws -> Int32 {
        let ledger = try ledger()
        let reader = LedgerReader(ledger, now: world.now())
        let expected = invocation.value(of: CommonOptions.after).map { Position($0) }
        let before = try ledger.head().position
        try note(proposal, reader)
        let recorder = LedgerRecorder(ledger, terms(what: "events"))
        let effects = try reader.effects(of: proposal, recorder.terms)
        let appended = try recorder.record(proposal, after: expected)
        for warning in appended.warnings.map(\.message) + RecordingWords.warnings(effects) {
            world.say("lawledger: warning: \(Visible.escaped(warning))\n")
        }
        let changes = try reader.changes(
            by: appended, before: before, isRehearsal: recorder.terms.isRehearsal)
        let names = try reader.indicatorNames(at: appended.position)
        let isNamed = appended.wasKnown || !recorder.terms.isRehearsal
        let isForMachines = format == .csv || format == .json
        let rows =
            changes.isEmpty && isNamed && isForMachines
            ? [ChangeTable.row(appended)]
            : changes.map { ChangeTable.row(isNamed ? appended : nil, $0, names) }
        show(
            Table(columns: ChangeTable.columns, rows: rows), before: [sentence(appended, recorder.terms)],
            after: appended.wasKnown ? [] : RecordingWords.effects(effects, changes.isEmpty, names))
        try finish(ledger)
        return 0
    }

    /// Notes what is often a slip: a clock behind the log, an instrument that is new but nearly named like one.
    private func note(_ proposal: Proposal, _ reader: LedgerReader) throws {
        try noteClock(reader.log)
        let head = try reader.log.head()
        guard let name = proposal.data["payload"]?["instrument"]?.asText else { return }
        let known = try reader.log.subjects(kind: "instrument", through: head.position).map(\.key)
        let hint = Suggestion.sentence(for: name, among: known.filter { Call.isSlip(name, of: $0) })
        guard !known.contains(name), !hint.isEmpty else { return }
        world.say("lawledger: note: “\(Visible.escaped(name))” is a new instrument in this ledger.\(hint)\n")
    }

    /// Notes a clock behind the log: what is recorded now gets the time of the last event.
    func noteClock(_ log: any EventLog) throws {
        guard let last = try log.head().recorded, last.microseconds - world.now().microseconds > 60_000_000
        else { return }
        world.say(
            "lawledger: note: the clock stands at \(world.now()), before the last event (\(last)), whose time is kept\n"
        )
    }

    /// Whether a name differs from another in one part alone, which is a word rather than a number.
    private static func isSlip(_ name: String, of other: String) -> Bool {
        let (left, right) = (name.split(separator: "/"), other.split(separator: "/"))
        let differing = zip(left, right).filter { $0 != $1 }
        return left.count == right.count && differing.count == 1
            && differing.allSatisfy { $0.0.count > 3 && $0.0.contains(where: \.isLetter) }
    }

    /// What became of the proposal; a rehearsal names neither identifier nor position, for neither is taken.
    private func sentence(_ appended: Appended, _ terms: AppendTerms) -> String {
        if appended.wasKnown {
            return "\(appended.id) is \(appended.position) already; nothing was written."
        }
        if terms.isRehearsal { return "It would be recorded; nothing was written." }
        return "Recorded \(appended.id) as \(appended.position)."
    }
}

/// The cells that an event changed, as they show today.
enum ChangeTable {
    static let columns = [
        Table.Column("id", title: "Id", audience: .machines),
        Table.Column("position", title: "#", jsonKind: .integer, audience: .machines),
        Table.Column("jurisdiction", title: "Jurisdiction"), Table.Column("indicator", title: "Indicator"),
        Table.Column("from", title: "From"), Table.Column("to", title: "To"),
        Table.Column("flags", title: "Flags", jsonKind: .list, audience: .machines),
        Table.Column("rests_on", title: "Rests on", jsonKind: .list, audience: .machines),
    ]

    /// An event that changed no cell: a program still learns what it is and where.
    static func row(_ appended: Appended) -> [Table.Cell] {
        [Table.Cell(appended.id.text), .integer(appended.position.number)]
            + columns.dropFirst(2).map { $0.jsonKind == .list ? .list([]) : .missing }
    }

    /// A cell that an event changed, or would change: what is only rehearsed has neither identifier nor position.
    static func row(
        _ appended: Appended?, _ change: (cell: Cell, from: CellValue, to: CellValue), _ names: IndicatorNames
    ) -> [Table.Cell] {
        [
            appended.map { Table.Cell($0.id.text) } ?? .missing,
            appended.map { .integer($0.position.number) } ?? .missing,
            Table.Cell(change.cell.jurisdiction.code, display: change.cell.jurisdiction.codeAndName),
            Table.Cell(names.printed(change.cell.indicator)),
            Table.Cell(change.from.levelWords, display: change.from.datedDisplay, style: change.from.style),
            Table.Cell(
                change.to.levelWords, display: change.to.display(after: change.from), style: change.to.style),
            .list(change.to.flags.names), .list(change.to.support.map(\.text)),
        ]
    }
}

extension CellValue {
    /// The value in words; where they are the same as before, with what it rests on now.
    fileprivate func display(after earlier: CellValue) -> String {
        guard datedDisplay == earlier.datedDisplay else { return datedDisplay }
        return "\(datedDisplay)\nnow on \(support.isEmpty ? "no law in force" : supportWords)"
    }

    /// Whether a person sees no difference between two values.
    fileprivate func reads(as other: CellValue) -> Bool {
        showsSame(as: other) && flags.names == other.flags.names && since == other.since
            && pipeline == other.pipeline
    }
}

extension LedgerReader {
    /// What the touched cells show today before and after an event, where that differs.
    func changes(
        by appended: Appended, before: Position, isRehearsal: Bool
    ) throws -> [(cell: Cell, from: CellValue, to: CellValue)] {
        let value = { (cell: Cell, position: Position) throws -> CellValue in
            let span = try log.spans(of: cell, knownAt: position).last { $0.from <= now.day }
            return span?.value ?? .notAssessed
        }
        return try appended.touched.compactMap { cell in
            let from = try value(cell, before)
            let to = try isRehearsal ? appended.values[cell] ?? .notAssessed : value(cell, appended.position)
            return from.reads(as: to) ? nil : (cell, from, to)
        }
    }
}
