// The log as a file that any ledger can take.
import CommandParsing
import EventLog
import Ledger
import LedgerCoding
import LedgerService

extension Command {
    static let export = Command(
        CommandDeclaration(
            "export", group: "Share",
            summary: "Write the log as CloudEvents JSON Lines, byte for byte what import takes.",
            options: [CommonOptions.knownAt],
            examples: [("lawledger export > backup.jsonl", "writes the whole log to a file")])
    ) { call in
        let reader = try call.reader()
        try reader.log.forEachEvent(after: .zero, through: try call.end(reader)) {
            call.world.write(CloudEvents.line($0))
        }
        return 0
    }
}
