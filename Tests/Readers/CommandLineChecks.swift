// Command lines: each is answered or refused in words that a terminal can show, and what is refused changes nothing.
import CommandParsing
public import Commands
public import EventLog
import JSON
public import Ledger
import LedgerCoding
import LedgerService
import Synchronization
import Tables
import TestSupport

extension MemoryLog: KeptLedger {
    public var isImmutable: Bool { false }
    public var migratedFrom: String? { nil }
    public func requireIdentity() {}
    public func fileProblems() -> [String] { [] }
    public func traceProblem() -> String? { nil }
    public func projectionProblems(progress: (Int, Int) -> Void) -> [String] { [] }
    public func finishWriting() -> Bool { true }
    public func treeProblem(progress: (Int, Int) -> Void) -> String? { nil }
    public func salvage(
        progress: (Int, Int) -> Void, _ body: (Event) throws -> Void
    ) throws -> Salvage {
        try forEachEvent(after: .zero, through: .end, body)
        return Salvage(end: head().position, lost: [])
    }
    public func backUp(
        to copy: String, progress: (Int, Int) -> Void, verifying: (any KeptLedger) throws -> Void
    ) throws {
        throw QuestionProblem("a log in memory is not copied")
    }
    public func redact(
        _ id: EventID, _ parts: Set<ErasablePart>, because: String, _ terms: AppendTerms
    ) throws -> Appended { throw QuestionProblem("a log in memory erases nothing") }
    public func eraseTraces() {}
    public func rewriteProjections(progress: (Int, Int) -> Void) {}
}

extension ReaderCheck {
    /// Command lines, a word a line.
    public static let commandLines: [ReaderCheck] = [
        ReaderCheck(
            "command", samples: (examples + more).map { Array($0.joined(separator: "\n").utf8) },
            words: program.commands.map { "\($0.name)\n" } + spellings + [
                "--", "-", "=", "\n", "--help", "-h", "--version", "help\n", "#3", "second", "KH",
                "2022@second",
                "--format=json\n", "--format\ncsv\n", "--payload={}", "{\"level\":\"Yes\"}",
            ], longest: 1500, check: commandLine)
    ]

    private static let program = LawLedgerProgram.program

    private static let spellings = Set(program.commands.flatMap(\.options).map { "\n--\($0.name)\n" })
        .sorted()

    private static let examples = program.commands.flatMap(\.examples).compactMap { example in
        example.commandLine.contains { "'\"|>".contains($0) }
            ? nil : example.commandLine.split(separator: " ").dropFirst().map { String($0) }
    }

    private static let more = [
        ["matrix", "--at", "second", "--as-reported", "--format", "json"], ["explain", "KH", "grooming"],
        ["diff", "2022-01-01", "second", "--format", "csv"], ["events", "--format", "json"],
        ["event", "held"],
        [
            "record", "assessment.recorded", "--jurisdiction", "KH", "--indicator", "grooming", "--level",
            "Yes", "--occurred",
            "2023", "--source-title", "Gazette", "--dry-run",
        ],
        ["correct", "law", "--occurred", "2021-12", "--because", "A source gives it."],
        ["retract", "law", "--because", "It was recorded twice."],
        ["import", "base.jsonl", "--keep-recorded"],
        ["timeline", "--since", "second"], ["redact", "law", "--part", "note", "--because", "x", "--yes"],
    ]

    private static func commandLine(_ bytes: [UInt8]) throws -> Verdict {
        let arguments = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        try parse(arguments)
        let desk = try Desk()
        let before = desk.log.head().position
        let code = LawLedgerProgram.run(arguments, in: desk.world)
        let (output, talk) = desk.heard.withLock { ($0.output, $0.talk) }
        try promise((0...3).contains(code), "it ends with \(code)")
        for line in talk.split(separator: "\n", omittingEmptySubsequences: false) {
            try promise(
                isSame(Visible.escaped(String(line)), String(line)), "a terminal would be moved by \(line)")
        }
        if code != 0 {
            try promise(!talk.isEmpty || !output.isEmpty, "it ends with \(code) without a word")
            try promise(desk.log.head().position == before, "it ends with \(code) and has recorded")
        }
        try promise(code == 0 || !talk.contains("BrokenPromise"), talk)
        if code == 0, asksForJSON(arguments), !output.isEmpty {
            let lines = output.split(separator: "\n").map { Array($0.utf8) }
            let isJSON =
                (try? JSON(parsing: output)) != nil || lines.allSatisfy { (try? JSON(parsing: $0)) != nil }
            try promise(isJSON, "no JSON: \(output.prefix(300))")
        }
        return code == 0 ? .accepted : .refused
    }

    /// The parser alone: a refusal says what is wrong, how the command is called and where to read on.
    private static func parse(_ arguments: [String]) throws {
        do throws(UsageError) { _ = try program.parse(arguments) } catch {
            try promise(
                !error.message.isEmpty && error.usage.hasPrefix("Usage: ") && error.hint.hasPrefix("Try "),
                "a refusal with a part missing: \(error)")
        }
    }

    /// Whether a listing is asked for as JSON, and nothing else of the line takes that back.
    private static func asksForJSON(_ arguments: [String]) -> Bool {
        guard case .run(let invocation)? = try? program.parse(arguments) else { return false }
        let format = Option<String>("format", valueName: "FORMAT", reading: .text, help: "")
        _ = invocation.value(of: format)
        let asked = zip(arguments, arguments.dropFirst()).contains { $0 == "--format" && $1 == "json" }
        let listings: Set = [
            "matrix", "diff", "instruments", "treaties", "events", "explain", "timeline", "review",
        ]
        return listings.contains(invocation.command.name) && !arguments.contains("--")
            && (asked || arguments.contains("--format=json"))
    }
}

/// A world without a machine: a ledger in memory, a file, and what was written and said.
private struct Desk {
    let log = MemoryLog(origin: "urn:test")
    let heard = Heard()

    final class Heard: Sendable {
        private let kept = Mutex((output: "", talk: ""))
        func withLock<Result: Sendable>(_ body: (inout sending (output: String, talk: String)) -> Result)
            -> Result
        {
            kept.withLock { body(&$0) }
        }
    }

    private static let base = Result {
        var bytes: [UInt8] = []
        let log = try SmallLedger.scenario.get().log
        log.forEachEvent(after: .zero, through: log.head().position) { CloudEvents.write($0, to: &bytes) }
        return bytes
    }

    private static let now = Instant(microseconds: 1_775_001_600_000_000)

    init() throws {
        let terms = AppendTerms(
            now: Desk.now, recordedBy: "tester", keepsRecorded: true,
            random: { Array(repeating: 7, count: $0) })
        _ = try LedgerRecorder(log, terms).importFile(Desk.base.get(), after: .zero)
    }

    var world: World {
        let (log, heard) = (log, heard)
        return World(
            write: { text in heard.withLock { $0.output += text } },
            say: { text in heard.withLock { $0.talk += text } },
            readLine: { nil }, isInteractive: false, drawsProgress: false, isColored: false, width: 100,
            environment: ["LAWLEDGER": "small.lawledger", "USER": "tester"], now: { Desk.now },
            random: { Array(repeating: 7, count: $0) },
            openFile: { name in
                guard name.hasSuffix(".jsonl") || name == "-" else {
                    throw QuestionProblem("there is no file “\(name)”")
                }
                var piece: [UInt8]? = try Desk.base.get()
                return {
                    defer { piece = nil }
                    return piece
                }
            }, openSecret: { throw QuestionProblem("there is no file “\($0)”") },
            createSecret: { name, _ in throw QuestionProblem("“\(name)” cannot be made") },
            openLedger: { _ in log },
            createLedger: { _, origin, fill in try fill(MemoryLog(origin: origin)) }, records: { [] })
    }
}
