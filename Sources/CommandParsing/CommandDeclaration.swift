// One command: everything that the parser, the help, the completions and the manual page say about it.
// What the command does is elsewhere: a declaration runs nothing.

/// Options that are not known beforehand, such as the fields of an event: `--FIELD VALUE`.
public struct OpenOptions: Sendable {
    /// What stands for the name in help, such as `FIELD`.
    public let name: String
    /// What stands for the value in help, such as `VALUE`.
    public let valueName: String
    /// What such an option does: one or more sentences.
    public let help: String
    /// Which of them a shell offers after a first argument, by that argument.
    public let offered: [(argument: String, options: [String])]

    /// Lets a command take any long option that has a value.
    public init(
        name: String, valueName: String, help: String,
        offered: [(argument: String, options: [String])] = []
    ) {
        self.offered = offered
        self.name = name
        self.valueName = valueName
        self.help = help
    }
}

/// One command and all that is said about it.
public struct CommandDeclaration: Sendable {
    /// A command line as typed in a shell, and what it does.
    public typealias Example = (commandLine: String, meaning: String)

    /// The word that calls it.
    public let name: String
    /// The heading under which the help of the program lists it, such as "Record".
    public let group: String
    /// What it does: one sentence that begins with a verb.
    public let summary: String
    /// What else there is to know, a paragraph each.
    public let discussion: [String]
    /// The arguments in their order.
    public let arguments: [ArgumentDeclaration]
    /// The options of this command alone.
    public let options: [OptionDeclaration]
    /// Whether other long options are taken, and what help says of them.
    public let openOptions: OpenOptions?
    /// Worked examples; each must parse.
    public let examples: [Example]

    /// Declares a command by its keys.
    public init(
        _ name: String,
        group: String,
        summary: String,
        discussion: [String] = [],
        arguments: [any DeclaredArgument] = [],
        options: [any DeclaredOption] = [],
        openOptions: OpenOptions? = nil,
        examples: [Example]
    ) {
        self.name = name
        self.group = group
        self.summary = summary
        self.discussion = discussion
        self.arguments = arguments.map { $0.declaration }
        self.options = options.map { $0.declaration }
        self.openOptions = openOptions
        self.examples = examples
    }

    /// Whether long options that are not declared are collected instead of refused.
    public var acceptsUnknownOptions: Bool { openOptions != nil }
}
