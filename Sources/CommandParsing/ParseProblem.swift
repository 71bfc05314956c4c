// Why the text of one value cannot be read.
// It says only what is wrong with the text; which option it belongs to is added by `Refusals`.

/// What is wrong with the text of a value, as the end of the sentence "invalid value 'x' for option '--y': …".
public struct ParseProblem: Error, Sendable, Equatable {
    /// What a valid value looks like, without a final full stop.
    public let message: String

    /// A problem such as "must be a date, for example 2022-04-12".
    public init(_ message: String) {
        self.message = message
    }
}
