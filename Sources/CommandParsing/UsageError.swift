// Why a command line was refused, for the person who typed it and for a program that reads the code.
// The sentences are in `Refusals`.

/// The refusal of a command line.
public struct UsageError: Error, Sendable, Equatable {
    /// What is wrong, in a form that never changes.
    public enum Code: String, Sendable, CaseIterable {
        /// No command is named.
        case missingCommand = "missing-command"
        /// There is no command of that name.
        case unknownCommand = "unknown-command"
        /// Neither the command nor the program has that option.
        case unknownOption = "unknown-option"
        /// An option of a command stands before its name.
        case misplacedOption = "misplaced-option"
        /// A required option is not given.
        case missingOption = "missing-option"
        /// An option for one value is given twice.
        case repeatedOption = "repeated-option"
        /// An option with a value has none.
        case missingValue = "missing-value"
        /// A flag has a value.
        case unexpectedValue = "unexpected-value"
        /// The text of a value cannot be read.
        case invalidValue = "invalid-value"
        /// A required argument is not given.
        case missingArgument = "missing-argument"
        /// There are more words than arguments.
        case unexpectedArgument = "unexpected-argument"
        /// The command line parses, but the program refuses it.
        case refused = "refused"
    }

    /// What is wrong, in a form that never changes.
    public let code: Code
    /// What is wrong, in words, without a final full stop.
    public let message: String
    /// How the command is called: "Usage: larder add ITEM... [OPTIONS]".
    public let usage: String
    /// Where to read on: "Try 'larder help add'."
    public let hint: String

    let programName: String
}

extension UsageError: CustomStringConvertible {
    /// Three lines for standard error: what is wrong, the usage, where to read on.
    public var description: String {
        "\(programName): error: \(message)\n\(usage)\n\(hint)"
    }
}
