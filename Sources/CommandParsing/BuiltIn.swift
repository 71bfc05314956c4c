// What every program has without declaring it: `help`, `--help`, `-h` and `--version`.
// They are declared like all others, so that help, completions and manual page need no rule for them.

enum BuiltIn {
    static let helpFlag = Flag("help", short: "h", help: Wording.helpFlag).declaration
    static let versionFlag = Flag("version", help: Wording.versionFlag).declaration
    static let helpName = "help"
    static let helpSubject = "COMMAND"

    /// `--version` stands only before a command: after it, it may be the name of an open option.
    static func options(for command: CommandDeclaration?) -> [OptionDeclaration] {
        command == nil ? [helpFlag, versionFlag] : [helpFlag]
    }

    static func help(for program: Program) -> CommandDeclaration {
        let names = program.commands.map { $0.name }
        let subject = Argument(
            helpSubject,
            reading: ValueReader(completion: .choices(names)) { $0 },
            help: Wording.helpArgument,
            count: .optional
        )
        let example = names.first.map { ("\(program.name) help \($0)", Wording.helpExample(of: $0)) }
        return CommandDeclaration(
            helpName,
            group: Wording.helpGroup,
            summary: Wording.helpCommand,
            arguments: [subject],
            examples: example.map { [$0] } ?? []
        )
    }
}
