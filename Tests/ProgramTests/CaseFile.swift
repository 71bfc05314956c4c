// A case as text: files that go in, commands as typed, and what the built program must answer to the letter.
//
//     # What the case is about.
//     with asia                      a copy of the bundled record lies ready as asia.lawledger
//
//     --- events.jsonl               a file, up to the line that ends it
//     {"specversion":"1.0", …}
//     ---
//
//     $ lawledger import events.jsonl
//     2 recorded, 0 known already    standard output
//     ! lawledger: warning: …        standard error
//     ? 1                            the exit code where it is not 0
//
// An empty line before `#`, `$` and `---` belongs to the layout. A line of output that would be read as
// something else begins with a backslash; `\` alone says that the output ends without a line feed.

struct CaseFile: Equatable {
    enum Part: Equatable {
        case comment(String)
        case ledger
        case file(name: String, lines: [String])
        case step(command: String, Answer)
    }

    struct Answer: Equatable {
        var output = ""
        var talk = ""
        var code: Int32 = 0
    }

    var parts: [Part] = []

    init(_ text: String) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        if lines.last == "" { lines.removeLast() }
        while let line = lines.popFirst() {
            if line.hasPrefix("# ") {
                parts.append(.comment(String(line.dropFirst(2))))
            } else if line == "with asia" {
                parts.append(.ledger)
            } else if line.hasPrefix("--- ") {
                let content = lines.prefix { $0 != "---" }
                lines = lines.dropFirst(content.count + 1)
                parts.append(.file(name: String(line.dropFirst(4)), lines: Array(content)))
            } else if line.hasPrefix("$ ") {
                parts.append(.step(command: String(line.dropFirst(2)), CaseFile.answer(&lines)))
            }
        }
    }

    /// The case as it is written; reading it gives the same case.
    var text: String {
        var text = ""
        var previous: Part?
        for part in parts {
            if let previous, !part.follows(previous) { text += "\n" }
            text += part.text
            previous = part
        }
        return text
    }

    private static func answer(_ lines: inout ArraySlice<String>) -> Answer {
        var answer = Answer()
        while let line = lines.first, !begins(line) {
            lines.removeFirst()
            if line.isEmpty, lines.first.map(begins) ?? false { break }
            if line.hasPrefix("! ") || line == "!" {
                answer.talk += line.dropFirst(2) + "\n"
            } else if line.hasPrefix("? ") {
                answer.code = Int32(line.dropFirst(2)) ?? -1
            } else if line == "\\" {
                answer.output = String(answer.output.dropLast())
            } else {
                answer.output += (line.hasPrefix("\\") ? line.dropFirst() : line[...]) + "\n"
            }
        }
        return answer
    }

    private static func begins(_ line: String) -> Bool {
        ["# ", "$ ", "--- "].contains { line.hasPrefix($0) } || line == "with asia"
    }
}

extension CaseFile.Part {
    fileprivate func follows(_ other: Self) -> Bool {
        switch (other, self) {
        case (.comment, .comment), (.comment, .ledger), (.comment, .step): true
        default: false
        }
    }

    fileprivate var text: String {
        switch self {
        case .comment(let text): "# \(text)\n"
        case .ledger: "with asia\n"
        case .file(let name, let lines): "--- \(name)\n" + lines.map { $0 + "\n" }.joined() + "---\n"
        case .step(let command, let answer): "$ \(command)\n" + answer.text
        }
    }
}

extension CaseFile.Answer {
    private static let meaningful = ["# ", "$ ", "--- ", "! ", "? ", "\\"]

    fileprivate var text: String {
        let marked = self.lines(of: output).map { line in
            let isMeaningful = CaseFile.Answer.meaningful.contains { line.hasPrefix($0) }
            return isMeaningful || ["!", "with asia"].contains(line) ? "\\" + line : line
        }
        let unended = output.isEmpty || output.hasSuffix("\n") ? [] : ["\\"]
        let said = self.lines(of: talk).map { $0.isEmpty ? "!" : "! \($0)" }
        return (marked + unended + said + (code == 0 ? [] : ["? \(code)"])).map { $0 + "\n" }.joined()
    }

    private func lines(of text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return lines.last == "" ? lines.dropLast() : lines
    }
}
