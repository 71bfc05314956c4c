// What a command is, and the table of all of them. A new command is a file and a line here.
import CommandParsing
import Ledger
import LedgerService

/// A declared command with what it does.
struct Command: Sendable {
    let declaration: CommandDeclaration
    /// Runs the command; gives the exit code.
    let run: @Sendable (Call) throws -> Int32

    init(_ declaration: CommandDeclaration, run: @escaping @Sendable (Call) throws -> Int32) {
        self.declaration = declaration
        self.run = run
    }

    /// All commands in the order of the help.
    static let all: [Command] = [
        .initialise, .record, .importFile, .correct, .retract, .redact,
        .matrix, .explain, .instruments, .instrument, .treaties, .commitments, .review,
        .indicators, .bodies, .consultations,
        .timeline, .diff,
        .events, .event, .types, .export,
        .replay, .check, .key, .checkpoint, .prove, .verify, .backUp, .restore, .completions,
    ]
}

/// One call of a command: what was asked for, and the world to do it in.
struct Call: Sendable {
    let invocation: Invocation
    let world: World
    let program: Program

    /// The path of the ledger, from the option or the environment.
    func ledgerPath() throws -> String {
        guard let path = invocation.value(of: CommonOptions.ledger) ?? namedByEnvironment else {
            throw program.refusal("no ledger is named: give --ledger FILE, or set LAWLEDGER=FILE")
        }
        return path
    }

    /// Whether a ledger is named.
    var namesLedger: Bool { invocation.value(of: CommonOptions.ledger) != nil || namedByEnvironment != nil }

    /// The ledger that the environment names; an empty name is none.
    private var namedByEnvironment: String? {
        world.environment["LAWLEDGER"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Opens the ledger.
    func ledger() throws -> any KeptLedger {
        let ledger = try world.openLedger(try ledgerPath())
        if let copy = ledger.migratedFrom {
            world.say(
                "lawledger: note: the ledger was made by an earlier program and has been brought to the present form;"
                    + " as it was it lies in \(copy)\n")
        }
        if ledger.isImmutable {
            world.say("lawledger: note: the ledger cannot be written here; it is read as it is\n")
        }
        return ledger
    }

    /// Ends the writing to a ledger, and tells where the file alone is not the whole of it.
    func finish(_ ledger: any KeptLedger) throws {
        guard !ledger.finishWriting() else { return }
        let path = try ledgerPath()
        world.say(
            "lawledger: note: a part of the ledger still lies beside the file, in \(path)-wal: another program is reading it,"
                + " or the disk is full. The file alone is whole again after the next recording without that\n"
        )
    }

    /// The same reader, of a ledger that says whose it is: what is exported, signed or proved of it names it.
    func evidenceReader() throws -> LedgerReader {
        let reader = try reader()
        try (reader.log as? any KeptLedger)?.requireIdentity()
        return reader
    }

    /// A reader of the ledger at the present instant, of what was known at the root that is asked for.
    func reader() throws -> LedgerReader {
        let reader = LedgerReader(try ledger(), now: world.now())
        guard let root = invocation.value(of: EvidenceOptions.atRoot),
            invocation.value(of: CommonOptions.knownAt) == nil
        else { return reader }
        let progress = Progress(world, what: "looking for the root")
        let position = try reader.position(ofRoot: root) { progress.report($0, of: $1) }
        return LedgerReader(reader.log, now: reader.now, knownAt: position)
    }
}
