// A command line that has been read: the command, and the values under the keys that declared them.
// Everything in it is valid by its own declaration; rules between options belong to the command.

/// A command with its values.
public struct Invocation: Sendable {
    /// The command to run.
    public let command: CommandDeclaration
    /// Options that are not declared, in the order given, the names without hyphens.
    public let extra: [(name: String, value: String)]

    let program: Program
    let optionValues: [String: [any Sendable]]
    let argumentValues: [String: [any Sendable]]

    /// The value given, else the default; of a repeatable option the last; nil where the command lacks it.
    public func value<Value>(of option: Option<Value>) -> Value? {
        values(of: option).last
    }

    /// The values given in their order, else the default alone.
    public func values<Value>(of option: Option<Value>) -> [Value] {
        (optionValues[option.declaration.name] ?? []).compactMap { $0 as? Value }
    }

    /// Whether the flag is given.
    public func isSet(_ flag: Flag) -> Bool {
        optionValues[flag.declaration.name] != nil
    }

    /// The value of an argument, the first where it is repeated.
    public func argument<Value>(_ argument: Argument<Value>) -> Value? {
        arguments(argument).first
    }

    /// The values of an argument in their order.
    public func arguments<Value>(_ argument: Argument<Value>) -> [Value] {
        (argumentValues[argument.declaration.name] ?? []).compactMap { $0 as? Value }
    }

    /// The value of an option, or the refusal of a command line without it.
    public func required<Value>(_ option: Option<Value>) throws(UsageError) -> Value {
        guard let value = value(of: option) else { throw refusals.missingOptions([option.declaration]) }
        return value
    }

    /// The value of an argument, or the refusal of a command line without it.
    public func required<Value>(_ argument: Argument<Value>) throws(UsageError) -> Value {
        guard let value = self.argument(argument) else {
            throw refusals.missingArguments([argument.declaration])
        }
        return value
    }

    /// The refusal of a combination that the declarations allow and the command does not.
    public func refusal(_ message: String) -> UsageError {
        refusals.refused(message)
    }

    private var refusals: Refusals { Refusals(program: program, command: command) }
}
