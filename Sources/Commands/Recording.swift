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
        let expected = invocation.value(of: CommonOptions.after)
        let before = try ledger.head().position
        try noteSlips(in: proposal, reader)
        var terms = terms(what: "events")
        let effects = try reader.effects(of: proposal, terms)
        terms.rehearsedDays = effects.days
        let recorder = LedgerRecorder(ledger, terms)
        let appended = try recorder.record(proposal, after: expected)
        for warning in appended.warnings.map(\.message) + RecordingWords.warnings(effects) {
            world.say("lawledger: warning: \(Visible.escaped(warning))\n")
        }
        let changes = try reader.changes(
            by: appended, on: effects.days, before: before, isRehearsal: recorder.terms.isRehearsal)
        let names = try reader.indicatorNames(at: appended.position)
        let isNamed = appended.wasKnown || !recorder.terms.isRehearsal
        let isForMachines = format == .csv || format == .json
        let rows =
            changes.isEmpty && isNamed && isForMachines
            ? [ChangeTable.row(appended)]
            : changes.map { ChangeTable.row(isNamed ? appended : nil, $0, today: reader.now.day, names) }
        show(
            Table(columns: ChangeTable.columns, rows: rows), before: [sentence(appended, recorder.terms)],
            after: appended.wasKnown
                ? [] : RecordingWords.effects(effects, changes, today: reader.now.day, names))
        if !appended.wasKnown, !recorder.terms.isRehearsal { noteFixedClock() }
        try finish(ledger)
        return 0
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
