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
            : changes.map { ChangeTable.row(isNamed ? appended : nil, $0, today: reader.now.day, names) }
        show(
            Table(columns: ChangeTable.columns, rows: rows), before: [sentence(appended, recorder.terms)],
            after: appended.wasKnown
                ? [] : RecordingWords.effects(effects, changes, today: reader.now.day, names))
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
