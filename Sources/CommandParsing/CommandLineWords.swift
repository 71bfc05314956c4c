// Splits a command line as a POSIX shell does, so that worked examples can be tried.
// Only quotes, backslashes, comments and the end of a command are known; nothing is expanded.

enum CommandLineWords {
    /// The words up to a pipe, a redirection or the end of the first command.
    static func split(_ line: String) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var rest = line[...]
        while let character = rest.popFirst() {
            switch (quote, character) {
            case ("'", "'"), ("\"", "\""): quote = nil
            case ("\"", "\\") where rest.first == "\"" || rest.first == "\\", (nil, "\\"):
                if let next = rest.popFirst() { word = (word ?? "") + String(next) }
            case (.some, _): word = (word ?? "") + String(character)
            case (nil, "'"), (nil, "\""): (quote, word) = (character, word ?? "")
            case (nil, "|"), (nil, ">"), (nil, "<"), (nil, ";"), (nil, "&"): rest = ""
            case (nil, "#") where word == nil: rest = ""
            case (nil, let space) where space.isWhitespace:
                if let finished = word { words.append(finished) }
                word = nil
            default: word = (word ?? "") + String(character)
            }
        }
        return words + (word.map { [$0] } ?? [])
    }
}
