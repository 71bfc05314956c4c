// The program as a whole: parse, run, and turn whatever goes wrong into words and an exit code.
public import CommandParsing
import Ledger
import Tables

/// The command-line program.
public enum LawLedgerProgram {
    /// The version of the program.
    public static let version = "0.1.0"

    /// The declaration from which the parser, the help, the completions and the manual page come.
    public static let program = Program(
        "lawledger", version: version,
        summary: "a ledger of legislative events on the protection of children from sexual exploitation",
        discussion: [
            "One file holds every legislative event with its source. From it the matrix of countries and indicators,"
                + " the timeline and the difference between two consultations are rebuilt for any date, as known at any"
                + " time.",
            "Record a change, replay the ledger to any date, compare two consultations.",
        ],
        options: [CommonOptions.ledger], commands: Command.all.map(\.declaration),
        environment: [
            ("LAWLEDGER", "The ledger to use where --ledger is not given."),
            ("LAWLEDGER_RECORDED_BY", "Who records, where --recorded-by is not given."),
            ("LAWLEDGER_NOW", "The instant to go by instead of the clock, such as 2022-06-30T12:00:00Z."),
            ("COLUMNS", "How wide to write where output is no terminal; 100 if absent."),
            ("NO_COLOR", "If set, output is never coloured."),
        ],
        exitCodes: [
            (0, "All went well."), (1, "A rule refused, or a check failed."),
            (2, "The command line makes no sense."),
            (3, "The file is damaged, locked, unreadable or of a newer version."),
        ])

    /// Runs a command line; gives the exit code.
    public static func run(_ arguments: [String], in world: World) -> Int32 {
        var file: String?
        do {
            try checkClock(world)
            try checkWords(arguments)
            switch try program.parse(arguments) {
            case .help(let command):
                world.write(HelpText.text(for: command, of: program, width: min(world.width ?? 80, 100)))
                return 0
            case .version:
                world.write("lawledger \(version)\n")
                return 0
            case .run(let invocation):
                let call = Call(invocation: invocation, world: world, program: program)
                file = invocation.argument(ImportArguments.file)
                guard
                    let command = Command.all.first(where: { $0.declaration.name == invocation.command.name })
                else { return 2 }
                return try command.run(call)
            }
        } catch {
            let failure = Failure(error, file: file)
            world.say(failure.lines.joined(separator: "\n") + "\n")
            return failure.code
        }
    }

    /// A mistyped instant must not turn into the present one without a word.
    /// What is no UTF-8 comes with marks in the place of its bytes, and would be recorded with them.
    private static func checkWords(_ arguments: [String]) throws(UsageError) {
        guard let word = arguments.first(where: { $0.unicodeScalars.contains("\u{FFFD}") }) else { return }
        throw program.refusal(
            "“\(word)” is not written in UTF-8, or was damaged on the way here: type it anew, or set the terminal to UTF-8"
        )
    }

    private static func checkClock(_ world: World) throws(UsageError) {
        guard let text = world.environment["LAWLEDGER_NOW"], Instant(text) == nil else { return }
        throw program.refusal("LAWLEDGER_NOW is “\(text)”, not an instant such as 2022-06-30T12:00:00Z")
    }
}
