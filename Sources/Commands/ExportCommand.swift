// The log as a file that any ledger can take.
import CommandParsing
import Evidence
import EventLog
import Ledger
import LedgerCoding
import LedgerService

extension Command {
    static let export = Command(
        CommandDeclaration(
            "export", group: "Share",
            summary: "Write the log as CloudEvents JSON Lines, byte for byte what import takes.",
            discussion: [
                "The last line states the last position, how many events there are, and the root of the tree over them:"
                    + " import sees by it whether the file is whole, and verify can hold it against a checkpoint."
            ],
            options: [CommonOptions.knownAt, EvidenceOptions.atRoot],
            examples: [("lawledger export > backup.jsonl", "writes the whole log to a file")])
    ) { call in
        let reader = try call.reader()
        let end = try call.end(reader)
        var recorded: Instant?
        try reader.log.forEachEvent(after: .zero, through: end) {
            recorded = $0.recorded
            call.world.write(CloudEvents.line($0))
        }
        let root = try reader.root(at: end).hexadecimal
        call.world.write(
            ExportEnd(origin: reader.log.origin, recorded: recorded, position: end, root: root).line)
        return 0
    }
}
