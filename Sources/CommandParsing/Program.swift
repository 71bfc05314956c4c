// A whole program: its commands, the options that all of them take, and what its manual says besides.
// It is a value; parsing is in `Parser`, the built-in `help`, `--help` and `--version` in `BuiltIn`.

/// A program with its commands.
public struct Program: Sendable {
    /// The word that calls it.
    public let name: String
    /// The version, such as "1.0".
    public let version: String
    /// What it is for: a phrase without a full stop, as the first line of a manual page has it.
    public let summary: String
    /// What else there is to know, a paragraph each.
    public let discussion: [String]
    /// The options of every command, accepted before or after its name.
    public let options: [OptionDeclaration]
    /// The commands in the order of the help, without the built-in `help`.
    public let commands: [CommandDeclaration]
    /// Environment variables and what they do.
    public let environment: [(name: String, meaning: String)]
    /// Exit codes and when the program ends with them.
    public let exitCodes: [(code: Int32, meaning: String)]

    /// Declares a program; the order of `commands` is the order of the help.
    public init(
        _ name: String,
        version: String,
        summary: String,
        discussion: [String] = [],
        options: [any DeclaredOption] = [],
        commands: [CommandDeclaration],
        environment: [(name: String, meaning: String)] = [],
        exitCodes: [(code: Int32, meaning: String)] = []
    ) {
        self.name = name
        self.version = version
        self.summary = summary
        self.discussion = discussion
        self.options = options.map { $0.declaration }
        self.commands = commands
        self.environment = environment
        self.exitCodes = exitCodes
    }

    /// What a command line asks for; `arguments` come without the name of the program.
    public func parse(_ arguments: [String]) throws(UsageError) -> Request {
        var parser = Parser(program: self, arguments: arguments)
        return try parser.request()
    }

    /// The refusal of a command line that parses but makes no sense, with the usage of the command.
    public func refusal(_ message: String, of command: CommandDeclaration? = nil) -> UsageError {
        Refusals(program: self, command: command).refused(message)
    }
}

/// What a command line asks for.
public enum Request: Sendable {
    /// A command to run.
    case run(Invocation)
    /// Help on a command, or on the program.
    case help(CommandDeclaration?)
    /// The version of the program.
    case version
}

extension Program {
    /// The commands with the built-in one, which stands last.
    var allCommands: [CommandDeclaration] { commands + [BuiltIn.help(for: self)] }

    /// The headings in the order in which the commands name them first.
    var groups: [String] {
        allCommands.reduce(into: []) { groups, command in
            if !groups.contains(command.group) { groups.append(command.group) }
        }
    }

    func command(named name: String) -> CommandDeclaration? {
        allCommands.first { $0.name == name }
    }

    /// The options that may stand before any command, or after the name of `command`, built-in ones too.
    func options(for command: CommandDeclaration?) -> [OptionDeclaration] {
        (command?.options ?? []) + sharedOptions(for: command)
    }

    /// Those of the options that do not belong to the command itself.
    func sharedOptions(for command: CommandDeclaration?) -> [OptionDeclaration] {
        options + BuiltIn.options(for: command)
    }
}
