// Shell completions and the manual page, from the same declarations as the parser.
import CommandParsing
import Ledger

extension Command {
    private static let shell = Argument<String>(
        "SHELL", reading: .choice(of: Shell.allCases.map(\.rawValue) + ["man"]),
        help: "The shell; man gives the manual page.")

    static let completions = Command(
        CommandDeclaration(
            "completions", group: "Share", summary: "Write completions for a shell, or the manual page.",
            arguments: [shell],
            examples: [
                ("lawledger completions bash", "the completions for bash"),
                ("lawledger completions man", "the manual page, to be read with man -l"),
            ])
    ) { call in
        let name = try call.invocation.required(shell)
        let text = Shell(rawValue: name).map { Completions.script(for: call.program, shell: $0) }
        call.world.write(text ?? ManualPage.roff(for: call.program, date: call.world.now().day.description))
        return 0
    }
}
