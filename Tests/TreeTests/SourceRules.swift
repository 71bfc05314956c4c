// The rules that one Swift source is held to by itself. Each finding says what to do instead.

enum SourceRules {
    /// What may not be written, and what to write instead. The words are put together here so that this file
    /// does not break its own rule.
    private static let forbiddenCode: [(words: String, remedy: String)] = [
        ("try" + "!", "handle the error, or declare it with throws"),
        ("as" + "!", "cast with as? and say what happens otherwise"),
        ("fatal" + "Error(", "throw, or shape the types so that the case cannot be"),
        ("@unchecked" + " Sendable", "make it a value, or keep what changes in a Mutex"),
        ("nonisolated" + "(unsafe)", "keep what changes in a Mutex"),
        ("print" + "(", "give the text back, or write it through the console of the command"),
    ]

    private static let forbiddenMarks = ["TO" + "DO", "FIX" + "ME", "X" + "XX"]

    /// Sources that may be longer, because they are one list of small identical things.
    static let longLists: Set<String> = []

    static let longest = 350

    /// Forms that may not be written in code.
    static func codeFindings(_ file: ProjectFile) -> [Finding] {
        SwiftText(file.text).lines.enumerated().flatMap { index, line in
            forbiddenCode.filter { holds(line, $0.words) }.map { rule in
                Finding(
                    path: file.path, line: index + 1,
                    message: "“\(rule.words)” is not used here: \(rule.remedy)")
            }
        }
    }

    /// Whether a line holds a form that is not the end of a longer word.
    private static func holds(_ line: String, _ form: String) -> Bool {
        line.ranges(of: form).contains { range in
            guard range.lowerBound > line.startIndex, form.first?.isLetter == true else { return true }
            let before = line[line.index(before: range.lowerBound)]
            return !before.isLetter && !before.isNumber && before != "_" && before != "."
        }
    }

    /// Marks of things left undone.
    static func markFindings(_ file: ProjectFile) -> [Finding] {
        lines(file).flatMap { number, line in
            forbiddenMarks.filter { mark in
                line.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.contains { $0 == mark }
            }.map { mark in
                Finding(
                    path: file.path, line: number,
                    message:
                        "“\(mark)” says that something is undone: do it, or write down the limit where a user reads it"
                )
            }
        }
    }

    /// A source that does not begin by saying what it is for.
    static func headerFindings(_ file: ProjectFile) -> [Finding] {
        let first = file.text.prefix { $0 != "\n" }
        guard first.hasPrefix("// "), first.count > 10 else {
            return [
                Finding(
                    path: file.path, line: 1,
                    message:
                        "the file does not say what it is for: begin it with a comment that does, and that says what"
                        + " it may not do")
            ]
        }
        return []
    }

    /// A source that is too long to be read at once.
    static func lengthFindings(_ file: ProjectFile) -> [Finding] {
        let count = lines(file).count
        guard count > longest, !longLists.contains(file.path) else { return [] }
        return [
            Finding(
                path: file.path,
                message:
                    "\(count) lines, more than \(longest): give a part that has a name a file of its own, or, if it is a"
                    + " list of data, name it in longLists")
        ]
    }

    static func lines(_ file: ProjectFile) -> [(number: Int, text: Substring)] {
        var lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.enumerated().map { ($0 + 1, $1) }
    }
}
