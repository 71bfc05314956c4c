// The log as a file that any ledger can take.
import CommandParsing
import EventLog
import Evidence
import Ledger
import LedgerCoding
import LedgerService

extension Command {
    private static let salvage = Flag(
        "salvage", help: "Write what can still be read of a damaged ledger, and say what is lost.")

    static let export = Command(
        CommandDeclaration(
            "export", group: "Share",
            summary: "Write the log as CloudEvents JSON Lines, byte for byte what import takes.",
            discussion: [
                "The last line states the last position, how many events there are, and the root of the tree over them:"
                    + " import sees by it whether the file is whole, and verify can hold it against a checkpoint. Each event"
                    + " is held against the tree before it is written. At the first one that is not what was recorded the"
                    + " export ends with an error, and without that line.",
                "With --salvage every event that can still be read and is what was recorded is written, and the positions of"
                    + " the others are named; it ends with 1 where any is lost. The last line is left out: nothing"
                    + " shows that such a file is whole. What refers to a lost event is refused by import; take it out.",
            ],
            options: [CommonOptions.knownAt, EvidenceOptions.atRoot, salvage],
            examples: [
                ("lawledger export > backup.jsonl", "writes the whole log to a file"),
                ("lawledger export --salvage > rest.jsonl", "writes what a damaged ledger still gives"),
            ])
    ) { call in
        guard call.invocation.isSet(salvage) else {
            try call.exportWhole()
            return 0
        }
        guard call.invocation.value(of: CommonOptions.knownAt) == nil,
            call.invocation.value(of: EvidenceOptions.atRoot) == nil
        else {
            throw call.invocation.refusal(
                "--salvage gives all that is left: leave out --known-at and --at-root")
        }
        return try call.exportRest()
    }
}

extension Call {
    /// Writes the whole log; ends at the first event that is not what was recorded.
    fileprivate func exportWhole() throws {
        let reader = try evidenceReader()
        let end = try end(reader)
        let progress = exporting()
        var recorded: Instant?
        let root = try reader.forEachRecordedEvent(through: end) {
            progress?.report($0, of: $1)
        } _: {
            recorded = $0.recorded
            world.write(CloudEvents.line($0))
        }
        world.write(
            ExportEnd(
                origin: reader.log.origin, recorded: recorded, position: end, root: root.hexadecimal
            ).line)
    }

    /// Writes what is left of the log, and says what is not.
    fileprivate func exportRest() throws -> Int32 {
        let drawn = exporting()
        let progress = { (done: Int, all: Int) -> Void in drawn?.report(done, of: all) }
        let write = { (event: Event) -> Void in world.write(CloudEvents.line(event)) }
        let found: Salvage
        do { found = try ledger().salvage(progress: progress, write) } catch let error as any FileError
            where error.isDamaged
        {
            found = try world.salvage(try ledgerPath(), progress, write)
        }
        world.say(
            "lawledger: note: the last line of an export is left out: nothing shows that this file is whole\n"
        )
        guard let losses = found.losses else { return 0 }
        throw CheckFailed(problems: [losses])
    }

    /// Draws how far an export has come, unless its lines go to the same terminal.
    private func exporting() -> Progress? {
        world.isInteractive ? nil : Progress(world, what: "exporting")
    }
}
