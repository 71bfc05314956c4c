// CloudEvents in JSON Lines: read line by line in two ways, and imported into a log in memory.
import EventLog
import JSON
import Ledger
import LedgerCoding
import LedgerService
import TestSupport

extension ReaderCheck {
    private static let words = [
        "{\"data\":{", "\"occurred\":\"", "\"payload\":{", "\"sources\":[", "\"sources\":{\"none\":\"x\"}",
        "\"note\":null",
        "\"id\":\"", "\"salt\":\"", "\"time\":\"2999-01-01T00:00:00Z\"", "\"specversion\":\"1.0\"",
        "\"type\":\"",
        "event.retracted", "event.corrected", "event.redacted", "\"event\":\"held\"", "\"version\":2", "\n",
        "\r\n", "\"x\":0,",
        "0101", "\\u0041", " ", "[]", "{}", "null", "2022-04-19", "grooming", "KH", "Yes", "No|Partially",
    ]

    /// Files of events.
    public static let events: [ReaderCheck] = [
        ReaderCheck("events", samples: lines, words: words, check: read),
        ReaderCheck("import", samples: lines + files, words: words, longest: 6000, check: importing),
    ]

    /// The lines of the small ledger as they are exported, and the example of each type.
    private static let lines: [[UInt8]] = {
        let kept = (try? exported(SmallLedger.scenario.get().log)) ?? []
        let examples = Catalogue.all.enumerated().map { index, type in
            let json: JSON = [
                "data": [
                    "occurred": .text(type.example.occurred), "payload": .object(type.example.payload),
                    "sources": [["title": "Gazette"]],
                ], "id": .text("example-\(index)"), "specversion": "1.0", "type": .text(type.name),
            ]
            return json.canonicalBytes + [0x0A]
        }
        return kept + examples
    }()

    private static let files = [lines.prefix(8).flatMap(\.self), lines.suffix(6).flatMap(\.self)]

    private static func exported(_ log: any EventLog) throws -> [[UInt8]] {
        var lines: [[UInt8]] = []
        try log.forEachEvent(after: .zero, through: log.head().position) { event in
            var line: [UInt8] = []
            CloudEvents.write(event, to: &line)
            lines.append(line)
        }
        return lines
    }

    private static func read(_ bytes: [UInt8]) throws -> Verdict {
        let (lines, problems) = CloudEventsReader.read(bytes)
        try hold(problems, in: bytes)
        try holdPieces(bytes)
        for line in lines {
            // A space before the line leaves it to the tree, which must say the same.
            guard
                case .proposal(let slow) = CloudEventsReader.read(
                    line: [0x20] + line.bytes, number: line.number)
            else {
                throw BrokenPromise("line \(line.number) is refused where it begins with a space")
            }
            try promise(isSame(line.proposal, slow.proposal), "line \(line.number) is read in two ways")
        }
        return problems.isEmpty && !lines.isEmpty ? .accepted : .refused
    }

    private static func isSame(_ left: Proposal, _ right: Proposal) -> Bool {
        left.id == right.id && left.type == right.type && left.data == right.data
            && left.recorded == right.recorded
            && left.recordedBy == right.recordedBy && left.origin == right.origin && left.salt == right.salt
    }

    /// The lines of a file are the same however it comes in pieces.
    private static func holdPieces(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        var lines = Lines {
            guard !rest.isEmpty else { return nil }
            defer { rest = rest.dropFirst(7) }
            return Array(rest.prefix(7))
        }
        var read: [[UInt8]] = []
        while let line = try lines.nextLine() { read.append(line) }
        try promise(
            read == bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) },
            "other lines in pieces")
    }

    private static func hold(_ problems: [PlacedProblem], in bytes: [UInt8]) throws {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        for problem in problems {
            try promise((1...lines.count).contains(problem.line), "a problem on line \(problem.line)")
            let width = problem.excerpt.unicodeScalars.count
            let place = "\(problem.line):\(problem.column)"
            try promise((1...width + 1).contains(problem.column), "a problem at \(place), outside its line")
            try promise(problem.length >= 1 && !problem.message.isEmpty, "nothing is said at \(place)")
        }
        for (line, found) in Dictionary(grouping: problems, by: \.line) {
            try promise(
                found.count <= CloudEventsReader.mostProblems + 1, "\(found.count) problems on line \(line)")
        }
    }

    private static func importing(_ bytes: [UInt8]) throws -> Verdict {
        let log = MemoryLog(origin: "urn:test")
        let base = try exported(SmallLedger.scenario.get().log)
        _ = try LedgerRecorder(log, terms).importFile(base.flatMap(\.self), after: .zero)
        try promise(try exported(log) == base, "an export is imported as something else")
        var terms = terms
        terms.keepsRecorded = bytes.count.isMultiple(of: 2)
        do {
            let report = try LedgerRecorder(log, terms).importFile(bytes, after: nil)
            try promise(
                log.head().position.number == base.count + report.recorded, "\(report) and another log")
            let whole = try exported(log)
            let again = MemoryLog(origin: "urn:test")
            _ = try LedgerRecorder(again, Self.terms).importFile(whole.flatMap(\.self), after: .zero)
            try promise(
                try exported(again) == whole, "what was imported is exported and imported as something else")
            let second = try LedgerRecorder(again, Self.terms).importFile(whole.flatMap(\.self), after: nil)
            try promise(second.recorded == 0 && second.known == whole.count, "imported twice: \(second)")
            return report.recorded > 0 ? .accepted : .refused
        } catch let refusal as RefusedFile {
            try promise(!refusal.problems.isEmpty, "refused without a word")
            try hold(refusal.problems, in: bytes)
            try promise(try exported(log) == base, "refused and recorded")
            return .refused
        }
    }

    private static let terms = AppendTerms(
        now: Instant(microseconds: 1_775_001_600_000_000), recordedBy: "tester", keepsRecorded: true,
        random: { Array(repeating: 7, count: $0) })
}
