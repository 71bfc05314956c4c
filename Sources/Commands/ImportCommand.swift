// Appends a file of events, all or nothing.
import CommandParsing
import EventLog
import Ledger
import LedgerCoding
import LedgerService
import Tables

enum ImportArguments {
    static let file = Argument<String>("FILE.jsonl", reading: .file, help: "The file; - is standard input.")
}

extension Command {
    private static let keepRecorded = Flag(
        "keep-recorded", help: "Keep the events' own recorded times, which must never decrease along the log."
    )
    private static let keepUnknown = Flag(
        "keep-unknown", help: "Take types and versions that this program does not know.")

    static let importFile = Command(
        CommandDeclaration(
            "import", group: "Record",
            summary: "Append events from CloudEvents 1.0 JSON Lines, all or nothing.",
            discussion: [
                "Events that the ledger holds already are left as they are, so that importing a file again adds nothing. All"
                    + " problems of a file are shown at once, and then nothing of it is recorded.",
                "The last line of an export says how many events stand before it and what root they have. The number is"
                    + " checked always, the root where the recorded times are kept and the ledger is empty: a file that was"
                    + " changed or added to, or that lacks events before its last line, is refused; where the last line itself is missing,"
                    + " a note says so.",
            ],
            arguments: [ImportArguments.file],
            options: [
                keepRecorded, keepUnknown, CommonOptions.dryRun, CommonOptions.after,
                CommonOptions.recordedBy,
            ],
            examples: [
                ("lawledger import changes.jsonl --dry-run", "checks a file"),
                ("lawledger import backup.jsonl --keep-recorded", "restores an export into an empty ledger"),
            ])
    ) { call in
        let path = try call.invocation.required(ImportArguments.file)
        let lines = Lines(try call.world.openFile(path))
        var terms = call.terms(what: "importing")
        terms.keepsRecorded = call.invocation.isSet(keepRecorded)
        terms.keepsUnknown = call.invocation.isSet(keepUnknown)
        let expected = call.invocation.value(of: CommonOptions.after)
        var warnings: [(EventID, Warning)] = []
        let ledger = try call.ledger()
        if !terms.keepsRecorded { try call.noteClock(ledger) }
        let report = try LedgerRecorder(ledger, terms).importFile(lines, after: expected) {
            warnings.append(($0, $1))
        }
        for (id, warning) in warnings {
            call.world.say("lawledger: warning: \(id): \(Visible.escaped(warning.message))\n")
        }
        if report.isOpenEnded {
            call.world.say(
                "lawledger: note: the last line of an export, which says how many events there are, is missing: nothing"
                    + " shows that the file is whole\n")
        }
        let verb = terms.isRehearsal ? "would be recorded" : "recorded"
        call.world.write("\(report.recorded) \(verb), \(report.known) known already\n")
        if report.recorded > 0, !terms.keepsRecorded, !terms.isRehearsal { call.noteFixedClock() }
        try call.finish(ledger)
        return 0
    }
}
