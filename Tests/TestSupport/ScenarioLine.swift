// Reads the lines of a scenario into proposals.
import JSON
public import Ledger

/// One event of a scenario with the day on which it is recorded.
public struct ScenarioLine: Sendable {
    /// What is proposed.
    public let proposal: Proposal
    /// The day of its recording.
    public let recorded: Day

    static let firstDay = Day(number: 18_262)

    /// A line that cannot be read: a mistake of the test.
    public struct Mistake: Error {
        /// The line.
        public let line: String
    }

    /// The events of a text.
    public static func all(in text: String) throws -> [ScenarioLine] {
        var day = firstDay
        var lines: [ScenarioLine] = []
        for line in text.split(separator: "\n").map(String.init) {
            var words = try Words(line)
            if words.rest.first == "recorded" {
                guard let next = words.rest.last.flatMap({ Day($0) }) else { throw Mistake(line: line) }
                day = next
            } else if !words.rest.isEmpty {
                lines.append(ScenarioLine(proposal: try words.proposal(), recorded: day))
            }
        }
        return lines
    }
}

/// The words of a line; brackets and quotes keep spaces together.
private struct Words {
    let line: String
    var rest: [String] = []

    init(_ line: String) throws {
        self.line = line
        var word = ""
        var depth = 0
        var isQuoted = false
        for character in line {
            if character == "\"" { isQuoted.toggle() }
            if !isQuoted, "[{".contains(character) { depth += 1 }
            if !isQuoted, "]}".contains(character) { depth -= 1 }
            if character == " ", depth == 0, !isQuoted {
                if !word.isEmpty { rest.append(word) }
                word = ""
            } else {
                word.append(character)
            }
        }
        if !word.isEmpty { rest.append(word) }
        guard depth == 0, !isQuoted else { throw ScenarioLine.Mistake(line: line) }
    }

    mutating func proposal() throws -> Proposal {
        let id = rest.first.flatMap { $0.hasPrefix("@") ? EventID(String($0.dropFirst())) : nil }
        if id != nil { rest.removeFirst() }
        guard rest.count >= 2 else { throw ScenarioLine.Mistake(line: line) }
        let (occurred, type) = (rest[0], rest[1])
        var data: [String: JSON] = ["occurred": .text(occurred), "sources": ["none": "a test"]]
        var payload: [String: JSON] = [:]
        for word in rest.dropFirst(2) {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw ScenarioLine.Mistake(line: line) }
            let value = try value(parts[1])
            if ["sources", "note", "version"].contains(parts[0]), type != "event.corrected" {
                data[parts[0]] = value
            } else {
                payload[parts[0]] = value
            }
        }
        data["payload"] = .object(payload)
        return Proposal(id: id, type: type, data: .object(data))
    }

    private func value(_ text: String) throws -> JSON {
        switch text.first {
        case "[", "{", "\"": return try JSON(parsing: text)
        case "+", "-":
            return .object(
                text.split(separator: ",").reduce(into: [:]) { answers, answer in
                    answers[String(answer.dropFirst())] = .boolean(answer.first == "+")
                })
        default:
            if let number = Int(text) { return .integer(number) }
            return ["true", "false"].contains(text) ? .boolean(text == "true") : .text(text)
        }
    }
}
