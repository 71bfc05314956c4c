// Reads a file of CloudEvents into proposals. All problems of a file are found at once, each with its place.
import JSON
public import Ledger

/// One line of a file with the proposal on it.
public struct ProposalLine: Sendable {
    /// Counts from 1.
    public let number: Int
    /// The line as it stands, without its line feed.
    public let bytes: [UInt8]
    /// What it proposes.
    public let proposal: Proposal
}

/// Something wrong at a place in a file.
public struct PlacedProblem: Sendable, Hashable {
    /// The line, counted from 1.
    public let line: Int
    /// The column in code points, counted from 1.
    public let column: Int
    /// How many code points are meant.
    public let length: Int
    /// The line itself.
    public let excerpt: String
    /// What is wrong and what to do.
    public let message: String
    /// The stable code of a refusal by the rules; nil for a fault of form.
    public let code: Problem.Code?
}

/// Reads CloudEvents 1.0 JSON Lines.
public enum CloudEventsReader {
    private static let attributes = [
        "specversion", "id", "source", "type", "time", "datacontenttype", "recordedby", "salt", "data",
    ]

    /// How many problems of one line are told at most.
    public static let mostProblems = 50

    /// What a line says.
    public enum Reading: Sendable {
        /// Nothing: it is empty or only spaces.
        case blank
        /// It proposes an event.
        case proposal(ProposalLine)
        /// Everything wrong with its form.
        case refused([PlacedProblem])
    }

    /// Reads one line without its line feed; a carriage return at its end is not a part of it.
    public static func read(line bytes: [UInt8], number: Int) -> Reading {
        let line = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes[...]
        return read(line.count == bytes.count ? bytes : Array(line), number)
    }

    /// The proposals of a file and everything wrong with its form.
    public static func read(_ bytes: [UInt8]) -> (lines: [ProposalLine], problems: [PlacedProblem]) {
        var lines: [ProposalLine] = []
        var problems: [PlacedProblem] = []
        var start = 0
        var number = 1
        while start <= bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            switch read(line: Array(bytes[start..<end]), number: number) {
            case .blank: break
            case .proposal(let line): lines.append(line)
            case .refused(let found): problems += found
            }
            (start, number) = (end + 1, number + 1)
        }
        return (lines, problems)
    }

    private static func read(_ line: [UInt8], _ number: Int) -> Reading {
        if let proposal = recognized(line) {
            return .proposal(ProposalLine(number: number, bytes: line, proposal: proposal))
        }
        guard let start = line.firstIndex(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") })
        else {
            return .blank
        }
        // A table of a spreadsheet, or prose: what is wrong with it as JSON helps nobody.
        let head = line[start]
        guard !beginsText(head) else {
            let message =
                "an event begins with {: a file to import has an event a line, in JSON, as lawledger export writes it"
            return .refused([placed(start, 1, message, line: number, bytes: line, code: nil)])
        }
        do {
            var found: [Problem] = []
            guard let proposal = proposal(try JSON(parsing: line), into: &found) else {
                return .refused(place(found, line: number, bytes: line))
            }
            return .proposal(ProposalLine(number: number, bytes: line, proposal: proposal))
        } catch {
            return .refused([placed(error.offset, 1, error.message, line: number, bytes: line, code: nil)])
        }
    }

    private static func beginsText(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "\"")
    }

    /// The proposal of a line as an export writes it; nil leaves the line to the tree below.
    private static func recognized(_ line: [UInt8]) -> Proposal? {
        guard CanonicalJSON.isUTF8(line), let index = CanonicalIndex(line), index.end == line.count,
            let data = index.range(of: "data"), index.text(of: "specversion") == CloudEvents.specification,
            let type = index.text(of: "type"), !type.isEmpty
        else { return nil }
        var count = 3
        func text(_ name: String) -> String? {
            guard let text = index.text(of: name), !text.isEmpty else { return nil }
            count += 1
            return text
        }
        var proposal = Proposal(
            id: text("id").map { EventID($0) }, type: type, data: index.canonical(at: data))
        proposal.recordedBy = text("recordedby")
        proposal.origin = text("source")
        if let time = text("time") {
            guard let recorded = Instant(time) else { return nil }
            proposal.recorded = recorded
        }
        if let salt = text("salt") {
            guard let bytes = Hexadecimal.bytes(salt), ErasablePart.erased(by: bytes) != nil else {
                return nil
            }
            proposal.salt = bytes
        }
        if index.range(of: "datacontenttype") != nil { count += 1 }
        return count == index.count ? proposal : nil
    }

    private static func proposal(_ json: JSON, into problems: inout [Problem]) -> Proposal? {
        guard case .object(let members) = json else {
            problems.append(Problem(.wrongKind, at: [], "a line must be one JSON object, a CloudEvent"))
            return nil
        }
        let before = problems.count
        for name in members.keys.sorted() where !attributes.contains(name) {
            let hint = Suggestion.sentence(for: name, among: attributes)
            problems.append(
                Problem(.unknownField, at: [name], "“\(name)” is not an attribute of an event here.\(hint)"))
        }
        func text(_ name: String) -> String? {
            guard let value = members[name] else { return nil }
            guard let text = value.asText, !text.isEmpty else {
                problems.append(Problem(.wrongKind, at: [name], "“\(name)” must be text"))
                return nil
            }
            return text
        }
        if members["specversion"] != .text(CloudEvents.specification) {
            problems.append(Problem(.wrongKind, at: ["specversion"], "“specversion” must be \"1.0\""))
        }
        if members["type"] == nil { problems.append(Problem(.missingField, at: [], "“type” is missing")) }
        guard let data = members["data"] else {
            problems.append(
                Problem(.missingField, at: [], "“data” is missing: occurred, sources and payload"))
            return nil
        }
        var proposal = Proposal(id: text("id").map { EventID($0) }, type: text("type") ?? "", data: data)
        proposal.recordedBy = text("recordedby")
        proposal.origin = text("source")
        if let time = text("time") {
            proposal.recorded = Instant(time)
            if proposal.recorded == nil {
                problems.append(
                    Problem(
                        .badDate, at: ["time"], "“\(time)” is not an instant: give it as 2022-06-30T00:00:00Z"
                    ))
            }
        }
        if let salt = text("salt") {
            proposal.salt = Hexadecimal.bytes(salt)
            if proposal.salt.flatMap({ ErasablePart.erased(by: $0) }) == nil {
                problems.append(
                    Problem(
                        .wrongKind, at: ["salt"],
                        "“salt” must be 32 lower-case hexadecimal digits, or what an export writes of a redacted event"
                    ))
            }
        }
        return problems.count == before ? proposal : nil
    }

    /// The problems of a line with their places; of more than `mostProblems` the first and a word on the others, for
    /// each is looked for in the whole line.
    public static func place(_ problems: [Problem], line: Int, bytes: [UInt8]) -> [PlacedProblem] {
        let placed = problems.prefix(mostProblems).map { place($0, line: line, bytes: bytes) }
        guard let last = placed.last, problems.count > placed.count else { return placed }
        let others =
            "\(problems.count - placed.count) more problems of this line are not shown: mend these first"
        return placed + [
            PlacedProblem(
                line: line, column: last.column, length: 1, excerpt: last.excerpt, message: others, code: nil)
        ]
    }

    /// A problem with its place in the line, found by its path or the nearest part of it that is there.
    public static func place(_ problem: Problem, line: Int, bytes: [UInt8]) -> PlacedProblem {
        var path = problem.path
        while true {
            let steps = path.map { Int($0).map(JSONLocation.Step.index) ?? .key($0) }
            if let offset = JSONLocation.offset(of: steps, in: bytes) {
                return placed(
                    offset, path.isEmpty ? 1 : 3, problem.message, line: line, bytes: bytes,
                    code: problem.code)
            }
            guard !path.isEmpty else { break }
            path.removeLast()
        }
        return placed(0, 1, problem.message, line: line, bytes: bytes, code: problem.code)
    }

    private static func placed(
        _ offset: Int, _ length: Int, _ message: String, line: Int, bytes: [UInt8], code: Problem.Code?
    ) -> PlacedProblem {
        let before = String(decoding: bytes.prefix(offset), as: UTF8.self)
        return PlacedProblem(
            line: line, column: before.unicodeScalars.count + 1, length: length,
            excerpt: String(decoding: bytes, as: UTF8.self), message: message, code: code)
    }
}

extension PlacedProblem {
    /// A line that is longer than any event, given its beginning.
    public static func longLine(_ beginning: [UInt8], number: Int) -> PlacedProblem {
        PlacedProblem(
            line: number, column: 1, length: 1, excerpt: String(decoding: beginning, as: UTF8.self) + "…",
            message:
                "the line is longer than \(Lines.limit) bytes: give one event a line, as export writes them",
            code: .tooLarge)
    }
}
