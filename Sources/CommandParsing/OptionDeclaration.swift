// An option without its type, as the parser, the help, the completions and the manual page need it.
// It holds no wording but the help of the option itself; frames such as "(default: …)" are in `Wording`.

/// Something that declares one option: an `Option` or a `Flag`.
public protocol DeclaredOption: Sendable {
    /// The option as the parser and the help see it.
    var declaration: OptionDeclaration { get }
}

/// An option without its type.
public struct OptionDeclaration: Sendable {
    /// The long name, without the hyphens.
    public let name: String
    /// The letter of the short form, if it has one.
    public let short: Character?
    /// What stands for the value in help, such as `DATE`; none for a flag.
    public let valueName: String?
    /// What the option does: one or more sentences.
    public let help: String
    /// What a shell offers for the value.
    public let completion: Completion
    /// The text that is read where the option is not given.
    public let defaultText: String?
    /// Whether a command line without it is refused.
    public let isRequired: Bool
    /// Whether it may be given more than once.
    public let repeats: Bool

    let read: @Sendable (String) throws(ParseProblem) -> any Sendable

    /// Whether it is set by its name alone.
    public var isFlag: Bool { valueName == nil }

    /// Each form in which it may be typed, the short one first: `-s`, `--shelf`.
    public var spellings: [String] {
        (short.map { ["-\($0)"] } ?? []) + [longSpelling]
    }

    var longSpelling: String { "--\(name)" }
}
