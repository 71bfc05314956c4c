// How the text of an option or argument becomes a typed value, and what a shell can offer for it.
// A reader is pure: it never looks at files or at the clock, even when it reads the name of a file.

/// What a shell offers when a value is to be completed.
public enum Completion: Sendable, Equatable {
    /// Nothing: the value is free text.
    case none
    /// Names of files and directories.
    case file
    /// One of a fixed list, which help and errors print too.
    case choices([String])
    /// One of a list that is too long for help, where other values may be right too.
    case suggestions([String])

    var choices: [String] {
        if case .choices(let choices) = self { choices } else { [] }
    }
}

/// Reads the text of a value and knows how it can be completed.
public struct ValueReader<Value: Sendable>: Sendable {
    /// What a shell offers for the value.
    public let completion: Completion
    let read: @Sendable (String) throws(ParseProblem) -> Value

    /// A reader of one's own: `ValueReader { text throws(ParseProblem) in … }`.
    public init(
        completion: Completion = .none,
        _ read: @escaping @Sendable (String) throws(ParseProblem) -> Value
    ) {
        self.completion = completion
        self.read = read
    }
}

extension ValueReader where Value == String {
    /// Any text, also an empty one.
    public static var text: ValueReader { ValueReader { $0 } }

    /// The name of a file, or `-`, taken as it is.
    public static var file: ValueReader { ValueReader(completion: .file) { $0 } }

    /// Any text; a shell offers those of a list.
    public static func text(offering suggestions: [String]) -> ValueReader {
        ValueReader(completion: .suggestions(suggestions)) { $0 }
    }

    /// One of a list that is known only when the program starts.
    public static func choice(of choices: [String]) -> ValueReader {
        choosing(among: choices.map { ($0, $0) })
    }
}

extension ValueReader where Value == Int {
    /// A whole number within `range`, in decimal digits.
    public static func wholeNumber(in range: ClosedRange<Int> = Int.min...Int.max) -> ValueReader {
        ValueReader { text throws(ParseProblem) in
            guard let number = Int(text) else { throw ParseProblem("must be a whole number") }
            guard range.contains(number) else {
                let limits = (range.lowerBound == .min, range.upperBound == .max)
                switch limits {
                case (false, true): throw ParseProblem("must be at least \(range.lowerBound)")
                case (true, false): throw ParseProblem("must be at most \(range.upperBound)")
                default: throw ParseProblem("must be from \(range.lowerBound) to \(range.upperBound)")
                }
            }
            return number
        }
    }
}

extension ValueReader where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
    /// One of the cases of an enumeration, written as its raw value.
    public static var choice: ValueReader {
        choosing(among: Value.allCases.map { ($0.rawValue, $0) })
    }
}

extension ValueReader {
    private static func choosing(among choices: [(text: String, value: Value)]) -> ValueReader {
        let texts = choices.map(\.text)
        return ValueReader(completion: .choices(texts)) { text throws(ParseProblem) in
            guard let choice = choices.first(where: { $0.text == text }) else {
                let list = texts.joined(separator: ", ")
                throw ParseProblem("must be one of: \(list)" + Suggestion.question(for: text, among: texts))
            }
            return choice.value
        }
    }
}
