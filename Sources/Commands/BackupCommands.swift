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
                "The copy is the ledger as it was at the start, whatever others record meanwhile, and is verified against"
                    + " its tree before the command ends. A plain copy of the file may miss what still lies in the log"
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
    /// Copies a ledger and verifies the copy; gives its end. What is wrong with the copy because it is with the ledger is
    /// said of the ledger.
    fileprivate func copied(_ ledger: any KeptLedger, _ source: String, to path: String) throws -> Head {
        let progress = Progress(world, what: "copying pages")
        try ledger.backUp(to: path) { progress.report($0, of: $1) }
        do {
            let copy = try world.openLedger(path)
            try requireVerified(copy, path)
            return try copy.head()
        } catch {
            world.say(
                "lawledger: note: \(Visible.escaped(path)) could not be verified as a copy; delete it\n")
            try requireVerified(ledger, source)
            throw error
        }
    }

    /// Refuses a ledger that is not what its tree vouches for.
    fileprivate func requireVerified(_ ledger: any KeptLedger, _ path: String) throws {
        let progress = Progress(world, what: "verifying")
        if let problem = try ledger.treeProblem(progress: { progress.report($0, of: $1) }) {
            throw UnverifiedLedger(path: path, problem: problem)
        }
        let making = Progress(world, what: "making the projections anew")
        if let problem = try ledger.projectionProblems(progress: { making.report($0, of: $1) }).first {
            throw UnverifiedLedger(path: path, problem: problem)
        }
    }
}

/// A ledger is not what its tree vouches for.
struct UnverifiedLedger: FileError {
    let path: String
    let problem: String

    var description: String { "\(path): it does not verify: \(problem). Restore it from another copy" }
}
