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
        let id = InstrumentID(name)
        guard try !reader.log.isKnown(.instrument(id), through: head.position) else { return }
        // A slip lies in one long part of a name: the jurisdiction that it begins with is no such part.
        let known = try reader.log.subjects(
            kind: "instrument", of: [id.jurisdiction], through: head.position
        ).map(\.key)
        let hint = Suggestion.sentence(for: name, among: known.filter { Call.isSlip(name, of: $0) })
        guard !hint.isEmpty else { return }
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
        _ appended: Appended?, _ change: (from: StoredCell, to: StoredCell), _ names: IndicatorNames
    ) -> [Table.Cell] {
        let (from, to) = change
        return [
            appended.map { Table.Cell($0.id.text) } ?? .missing,
            appended.map { .integer($0.position.number) } ?? .missing,
            Table.Cell(to.cell.jurisdiction.code, display: to.cell.jurisdiction.codeAndName),
            Table.Cell(names.printed(to.cell.indicator)),
            Table.Cell(from.value.levelWords, display: from.datedDisplay, style: from.value.style),
            Table.Cell(to.value.levelWords, display: to.display(after: from), style: to.value.style),
            .list(to.value.flags.names), .list(to.value.support.map(\.text)),
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
    /// What the touched cells show today before and after an event, where that differs.
    func changes(
        by appended: Appended, before: Position, isRehearsal: Bool
    ) throws -> [(from: StoredCell, to: StoredCell)] {
        try appended.touched.compactMap { cell in
            let nothing = StoredCell.nothing(of: cell)
            let from = try log.cell(cell, on: now.day, knownAt: before) ?? nothing
            let to =
                try isRehearsal
                ? appended.cells[cell] : log.cell(cell, on: now.day, knownAt: appended.position)
            return from.reads(as: to ?? nothing) ? nil : (from, to ?? nothing)
        }
    }
}
