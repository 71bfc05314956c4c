// Appends a file of events, all or nothing.
import CommandParsing
import EventLog
import Ledger
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
                    + " problems of a file are shown at once, and then nothing of it is recorded."
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
        let bytes = try call.world.readFile(path)
        var terms = call.terms(what: "importing")
        terms.keepsRecorded = call.invocation.isSet(keepRecorded)
        terms.keepsUnknown = call.invocation.isSet(keepUnknown)
        let expected = call.invocation.value(of: CommonOptions.after).map { Position($0) }
        let appended = try LedgerRecorder(try call.ledger(), terms).importFile(bytes, after: expected)
        for item in appended {
            for warning in item.warnings {
                call.world.say("lawledger: warning: \(item.id): \(Visible.escaped(warning.message))\n")
            }
        }
        let known = appended.count(where: \.wasKnown)
        let verb = terms.isRehearsal ? "would be recorded" : "recorded"
        call.world.write("\(appended.count - known) \(verb), \(known) known already\n")
        return 0
    }
}
