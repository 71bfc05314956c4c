// The typed keys of options: declared once, given to a command, and used again to ask for the value.
// A key holds no value; values are in `Invocation`.

/// An option with a value, such as `--as-of DATE`.
public struct Option<Value: Sendable>: DeclaredOption {
    /// The option as the parser and the help see it.
    public let declaration: OptionDeclaration

    /// Declares `--name VALUE`; `default` is read like typed text and is shown in help.
    public init(
        _ name: String,
        short: Character? = nil,
        valueName: String,
        reading reader: ValueReader<Value>,
        help: String,
        default defaultText: String? = nil,
        required: Bool = false,
        repeats: Bool = false
    ) {
        declaration = OptionDeclaration(
            name: name,
            short: short,
            valueName: valueName,
            help: help,
            completion: reader.completion,
            defaultText: defaultText,
            isRequired: required,
            repeats: repeats,
            read: { text throws(ParseProblem) in try reader.read(text) }
        )
    }
}

/// An option without a value, such as `--dry-run`; given twice it means the same.
public struct Flag: DeclaredOption {
    /// The flag as the parser and the help see it.
    public let declaration: OptionDeclaration

    /// Declares `--name`.
    public init(_ name: String, short: Character? = nil, help: String) {
        declaration = OptionDeclaration(
            name: name,
            short: short,
            valueName: nil,
            help: help,
            completion: .none,
            defaultText: nil,
            isRequired: false,
            repeats: true,
            read: { $0 }
        )
    }
}
