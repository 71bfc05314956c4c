// Copies of a ledger that are whole and prove it: one file, made while others write, and the way back.
import CommandParsing
import EventLog
import Ledger
import Tables

extension Command {
    private static let copy = Argument<String>("FILE", reading: .file, help: "The copy; it must not exist.")
    private static let backup = Argument<String>(
        "BACKUP", reading: .file, help: "A copy that backup has made.")

    static let backUp = Command(
        CommandDeclaration(
            "backup", group: "Share", summary: "Copy the ledger into one file, fit to be sent or kept.",
            discussion: [
                "The copy is the ledger as it was at the start, whatever others record meanwhile. It has its name only once it"
                    + " is verified: the form of the file, the tree and the projections. A plain copy of the file may miss what still lies in the log"
                    + " beside it, or be damaged when somebody records at the same moment."
            ],
            arguments: [copy],
            examples: [("lawledger backup copy.lawledger", "one file with everything in it")])
    ) { call in
        let path = try call.invocation.required(copy)
        let head = try call.copied(call.ledger(), try call.ledgerPath(), to: path)
        call.world.write("\(Visible.escaped(path)) holds every event up to \(head.position), and verifies.\n")
        return 0
    }

    static let restore = Command(
        CommandDeclaration(
            "restore", group: "Share", summary: "Make a ledger from a backup.",
            discussion: [
                "The ledger is the one that --ledger or LAWLEDGER names; it must not exist: move a damaged one away first."
                    + " The backup is verified, and is left as it is."
            ],
            arguments: [backup],
            examples: [
                (
                    "lawledger --ledger restored.lawledger restore kept.lawledger",
                    "the same ledger under a new name"
                )
            ])
    ) { call in
        let source = try call.invocation.required(backup)
        let path = try call.ledgerPath()
        let ledger = try call.world.openLedger(source)
        try call.requireVerified(ledger, source)
        let head = try call.copied(ledger, source, to: path)
        call.world.write("\(Visible.escaped(path)) holds every event up to \(head.position), and verifies.\n")
        return 0
    }
}

extension Call {
    /// Copies a ledger and verifies the copy before it has its name; gives its end. What is wrong with the copy because it
    /// is with the ledger is said of the ledger.
    fileprivate func copied(_ ledger: any KeptLedger, _ source: String, to path: String) throws -> Head {
        let progress = Progress(world, what: "copying pages")
        var end = Head(position: .zero, recorded: nil)
        try ledger.backUp(to: path) {
            progress.report($0, of: $1)
        } verifying: { copy in
            do { try requireVerified(copy, path) } catch {
                try requireVerified(ledger, source)
                throw error
            }
            end = try copy.head()
        }
        return end
    }

    /// Refuses a ledger that is damaged, or is not what its tree vouches for.
    fileprivate func requireVerified(_ ledger: any KeptLedger, _ path: String) throws {
        var problems = try logProblems(of: ledger)
        if problems.isEmpty { problems = try projectionProblems(of: ledger) }
        guard let problem = problems.first else { return }
        throw CheckFailed(problems: [
            "\(path): it does not verify, and no copy was made: \(problem)"
        ])
    }
}
