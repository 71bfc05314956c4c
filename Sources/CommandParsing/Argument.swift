// The typed keys of arguments: what follows the name of a command without a name of its own.
// Arguments are told apart by their order; how words are shared out among them is in `ArgumentAssignment`.

/// Something that declares one argument.
public protocol DeclaredArgument: Sendable {
    /// The argument as the parser and the help see it.
    var declaration: ArgumentDeclaration { get }
}

/// How many words an argument takes.
public enum ArgumentCount: Sendable, Equatable {
    /// Exactly one.
    case one
    /// One or none.
    case optional
    /// One or more.
    case oneOrMore
    /// Any number, also none.
    case anyNumber

    var isRequired: Bool { self == .one || self == .oneOrMore }
    var isRepeated: Bool { self == .oneOrMore || self == .anyNumber }
}

/// An argument without its type.
public struct ArgumentDeclaration: Sendable {
    /// What stands for it in help, such as `FILE`.
    public let name: String
    /// How many words it takes.
    public let count: ArgumentCount
    /// What it is: one or more sentences.
    public let help: String
    /// What a shell offers for it.
    public let completion: Completion

    let read: @Sendable (String) throws(ParseProblem) -> any Sendable
}

/// An argument, such as `FILE`.
public struct Argument<Value: Sendable>: DeclaredArgument {
    /// The argument as the parser and the help see it.
    public let declaration: ArgumentDeclaration

    /// Declares an argument; `name` is written in capitals.
    public init(
        _ name: String,
        reading reader: ValueReader<Value>,
        help: String,
        count: ArgumentCount = .one
    ) {
        declaration = ArgumentDeclaration(
            name: name,
            count: count,
            help: help,
            completion: reader.completion,
            read: { text throws(ParseProblem) in try reader.read(text) }
        )
    }
}
