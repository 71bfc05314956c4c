// Redaction in the file: what is erased is gone from it, what stays proves the same, and the projections are those of
// a log that never held what was erased.
import EventLog
import Evidence
import Foundation
import JSON
import Ledger
import LedgerCoding
import LedgerService
import SQLite
import Testing

@testable import SQLiteLedger

struct RedactionTests {
    /// Words that stand nowhere else.
    private static let secrets = [
        "ProvisionZQX", "NoteZQX", "SourceZQX", "RecorderZQX", "CorrectedZQX", "AgainZQX",
    ]

    private static func terms(by recorder: String = "tester") -> AppendTerms {
        var terms = RandomLog.unkept
        terms.recordedBy = recorder
        return terms
    }

    private static func proposal(
        _ id: String, _ type: String, _ payload: [String: JSON], note: String? = nil,
        source: String = "a gazette"
    ) -> Proposal {
        var data: [String: JSON] = [
            "occurred": "2020-05-01", "payload": .object(payload),
            "sources": .list([["title": .text(source)]]),
        ]
        if let note { data["note"] = .text(note) }
        return Proposal(id: EventID(id), type: type, data: .object(data))
    }

    /// A grooming law in force, whose reading holds the secrets, and a correction that repeats them.
    private func ledger() throws -> TemporaryLedger {
        let ledger = try TemporaryLedger()
        _ = try ledger.log.append(
            Proposal.checklist("list", ["grooming"], scale: ["No", "Partially", "Yes"]), after: .zero,
            Self.terms())
        _ = try ledger.log.append(
            [
                Self.proposal("law", "instrument.commenced", ["instrument": "kh/act/2020/a"]),
                .assessment("judged", "KH", "grooming", "No", from: "2020-06-01"),
            ], after: nil, Self.terms())
        _ = try ledger.log.append(
            [
                Self.proposal(
                    "reading", "finding.recorded",
                    [
                        "instrument": "kh/act/2020/a", "indicator": "list/grooming",
                        "provisions": ["ProvisionZQX"],
                    ],
                    note: "NoteZQX", source: "SourceZQX")
            ], after: nil, Self.terms(by: "RecorderZQX"))
        _ = try ledger.log.append(
            [
                Self.proposal(
                    "correction", "event.corrected",
                    [
                        "event": "reading", "because": "The section is another.",
                        "payload": [
                            "instrument": "kh/act/2020/a", "indicator": "list/grooming",
                            "provisions": ["CorrectedZQX"],
                        ],
                    ], note: "AgainZQX")
            ], after: nil, Self.terms())
        return ledger
    }

    private static let everything = Set(ErasablePart.allCases)

    private func redact(_ ledger: TemporaryLedger, _ parts: Set<ErasablePart> = everything) throws -> Appended
    {
        try ledger.log.redact(EventID("reading"), parts, because: "A person asked for it.", Self.terms())
    }

    /// Every byte of the files of a ledger as text.
    private func bytes(_ ledger: TemporaryLedger) throws -> String {
        try FileManager.default.contentsOfDirectory(atPath: ledger.directory.path).map {
            String(
                decoding: try Data(contentsOf: URL(fileURLWithPath: ledger.directory.file($0))), as: UTF8.self
            )
        }.joined()
    }

    @Test func `no trace of what was erased is left in the files`() throws {
        let ledger = try ledger()
        let before = try bytes(ledger)
        for secret in Self.secrets { #expect(before.contains(secret), "\(secret)") }
        _ = try redact(ledger)
        let after = try bytes(ledger)
        for secret in Self.secrets { #expect(!after.contains(secret), "\(secret)") }
        #expect(after.contains("A person asked for it."))
    }

    @Test(arguments: ErasablePart.allCases)
    func `one part alone is erased, and the others stay`(_ part: ErasablePart) throws {
        let ledger = try ledger()
        let before = try #require(try ledger.log.event(EventID("reading")))
        _ = try redact(ledger, [part])
        let after = try #require(try ledger.log.event(EventID("reading")))
        #expect(after.erased == [part])
        #expect(after.content.isPayloadErased == (part == .payload))
        #expect((after.content.note == nil) == (part == .note))
        #expect((after.content.sources == .erased) == (part == .sources))
        #expect(after.recordedBy == (part == .recordedBy ? "" : before.recordedBy))
        #expect(after.content.isSame(as: before.content, apartFrom: [part]))
        #expect(try ledger.log.verifyTree(progress: { _, _ in }, { _ in }) == nil)
    }

    @Test func `every earlier root is the same, and the ledger is sound`() throws {
        let ledger = try ledger()
        let end = try ledger.log.head().position.number
        let roots = try (0...end).map { try MerkleTree.frontier(atSize: $0, of: ledger.log)?.root }
        let appended = try redact(ledger)
        #expect(appended.position == Position(end + 1))
        #expect(try ledger.log.treeProblem { _, _ in } == nil)
        #expect(try (0...end).map { try MerkleTree.frontier(atSize: $0, of: ledger.log)?.root } == roots)
        #expect(try ledger.log.verifyTree(progress: { _, _ in }, { _ in }) == nil)
        #expect(try ledger.log.fileProblems().isEmpty)
        #expect(try ledger.log.projectionProblems { _, _ in }.isEmpty)
    }

    /// Before, the reading counted; after it, at every state of the record, only the assessment does.
    @Test func `the projections no longer rest on what was erased, and the ledger says so`() throws {
        let ledger = try ledger()
        let cell = Cell(try Jurisdiction(code: "KH"), IndicatorID("list/grooming"))
        let reader = LedgerReader(ledger.log, now: RandomLog.now)
        let end = try ledger.log.head().position
        #expect(try reader.knowledge(of: [.cell(cell)], at: end).facts(about: .cell(cell)).count == 2)
        let appended = try redact(ledger)
        for position in [end, appended.position] {
            let facts = try reader.knowledge(of: [.cell(cell)], at: position).facts(about: .cell(cell))
            #expect(facts.filter(\.isReading).isEmpty)
            #expect(try reader.redactedCells(knownAt: position) == [cell])
            #expect(try reader.redactedCells(knownAt: position, by: .distantPast) == [cell])
        }
        let erasure = try #require(try reader.erasures(of: EventID("reading"), knownAt: .end).first)
        #expect(erasure.redaction.because == "A person asked for it.")
        #expect(erasure.redaction.corrections == [EventID("correction")])
        #expect(erasure.redaction.about == [.cell(cell), .instrument(InstrumentID("kh/act/2020/a"))])
        #expect(try reader.erasures(knownAt: Position(1)).isEmpty)
    }

    /// Whoever has the file can erase, which the tree allows; but not without it being seen.
    @Test func `what is erased without a record of it is found`() throws {
        let ledger = try ledger()
        let event = try #require(try ledger.log.event(EventID("reading")))
        let evidence = try #require(EventEvidence(event)).erasing([.note], of: event)
        let connection = try Connection(ledger.path, access: .readWrite(create: false))
        try connection.run(
            "UPDATE log SET note = NULL, salt = ? WHERE id = 'reading'", [.blob(evidence.bytes)])
        #expect(try ledger.log.verifyTree(progress: { _, _ in }, { _ in }) == nil)
        #expect(
            try ledger.log.treeProblem { _, _ in }
                == "event \(event.position): parts of it were erased (note), and no redaction says by whom")
    }

    @Test func `a correction alone is erased, and what it corrected says so`() throws {
        let ledger = try ledger()
        _ = try ledger.log.redact(EventID("correction"), [.payload], because: "A reason.", Self.terms())
        let cell = Cell(try Jurisdiction(code: "KH"), IndicatorID("list/grooming"))
        let reader = LedgerReader(ledger.log, now: RandomLog.now)
        let reading = try reader.knowledge(of: [.cell(cell)], at: .end).facts(about: .cell(cell)).first(
            where: \.isReading)
        guard case .finding(let finding)? = reading?.change else {
            Issue.record("the reading no longer counts")
            return
        }
        #expect(finding.provisions == ["ProvisionZQX"])
        #expect(try reader.redactedCells(knownAt: .end) == [cell])
        #expect(try bytes(ledger).contains("CorrectedZQX") == false)
        #expect(try ledger.log.projectionProblems { _, _ in }.isEmpty)
    }

    /// A step bears on the cells of its instrument; the reason of a retraction stands in its sources too.
    @Test func `a step and a retraction are erased, and their cells say so`() throws {
        let ledger = try ledger()
        let cell = Cell(try Jurisdiction(code: "KH"), IndicatorID("list/grooming"))
        let reader = LedgerReader(ledger.log, now: RandomLog.now)
        _ = try ledger.log.redact(EventID("law"), [.payload], because: "A reason.", Self.terms())
        #expect(try reader.redactedCells(knownAt: .end) == [cell])
        // A step bears on nothing before its date; the retraction below could have changed any day.
        let (day, early) = (try #require(Day("2020-05-01")), try #require(Day("2020-04-30")))
        #expect(try reader.redactedCells(knownAt: .end, by: day) == [cell])
        #expect(try reader.redactedCells(knownAt: .end, by: early).isEmpty)
        let other = try self.ledger()
        var retraction = Self.proposal(
            "taken", "event.retracted", ["event": "judged", "because": "WordsZQX"])
        retraction.data = CanonicalJSON([
            "occurred": "2021-01-01", "payload": ["event": "judged", "because": "WordsZQX"],
            "sources": ["none": "WordsZQX"],
        ])
        _ = try other.log.append([retraction], after: nil, Self.terms())
        _ = try other.log.redact(EventID("taken"), [.payload], because: "A reason.", Self.terms())
        #expect(try bytes(other).contains("WordsZQX") == false)
        let others = LedgerReader(other.log, now: RandomLog.now)
        #expect(try others.redactedCells(knownAt: .end, by: early) == [cell])
        #expect(try other.log.projectionProblems { _, _ in }.isEmpty)
        #expect(try other.log.treeProblem { _, _ in } == nil)
    }

    @Test func `what may stay is recorded again by a correction`() throws {
        let ledger = try ledger()
        _ = try redact(ledger)
        let again = Self.proposal(
            "again", "event.corrected",
            [
                "event": "reading", "because": "What may stay.",
                "payload": [
                    "instrument": "kh/act/2020/a", "indicator": "list/grooming", "provisions": ["s. 4"],
                ],
            ])
        _ = try ledger.log.append([again], after: nil, Self.terms())
        let reader = LedgerReader(ledger.log, now: RandomLog.now)
        let cell = Cell(try Jurisdiction(code: "KH"), IndicatorID("list/grooming"))
        let facts = try reader.knowledge(of: [.cell(cell)], at: .end).facts(about: .cell(cell))
        #expect(facts.filter(\.isReading).count == 1)
        #expect(try reader.redactedCells(knownAt: .end).isEmpty)
        #expect(try ledger.log.projectionProblems { _, _ in }.isEmpty)
        #expect(try ledger.log.verifyTree(progress: { _, _ in }, { _ in }) == nil)
    }

    @Test func `the event counts as present when it is imported again, and its text is never restored`()
        throws
    {
        let ledger = try ledger()
        var lines = ""
        try ledger.log.forEachEvent(after: .zero, through: .end) { lines += CloudEvents.line($0) }
        _ = try redact(ledger)
        let recorder = LedgerRecorder(ledger.log, Self.terms())
        let count = try ledger.log.head().position.number
        let report = try recorder.importFile(Array(lines.utf8), after: nil)
        #expect(report.recorded == 0)
        #expect(report.known == count - 1)
        #expect(try bytes(ledger).contains("ProvisionZQX") == false)
    }

    /// What another ledger holds after it has taken the redacted events: the same root, and the same answers as the
    /// plain replay gives.
    @Test func `an export of a redacted ledger proves the same elsewhere`() throws {
        let ledger = try ledger()
        _ = try redact(ledger)
        var lines = ""
        try ledger.log.forEachEvent(after: .zero, through: .end) { lines += CloudEvents.line($0) }
        let other = try TemporaryLedger()
        var terms = Self.terms()
        terms.keepsRecorded = true
        _ = try LedgerRecorder(other.log, terms).importFile(Array(lines.utf8), after: .zero)
        let size = try ledger.log.head().position.number
        #expect(
            try MerkleTree.frontier(atSize: size, of: other.log)?.root
                == MerkleTree.frontier(atSize: size, of: ledger.log)?.root)
        let memory = MemoryLog(origin: RandomLog.origin)
        _ = try LedgerRecorder(memory, terms).importFile(Array(lines.utf8), after: .zero)
        for log in [ledger.log, other.log] {
            for number in 0...size {
                for day in [Day("2020-05-15"), Day("2020-07-01")].compactMap(\.self) {
                    let stored = try log.cells(on: day, knownAt: Position(number))
                    #expect(stored == memory.cells(on: day, knownAt: Position(number), .everything))
                }
            }
        }
    }

    /// Whatever is erased of a random log, file and memory give the same answers, and the tree stays as it was.
    @Test(arguments: 901...906)
    func `a random log with random redactions is that of a plain replay`(_ seed: Int) throws {
        let (random, _, points) = try RandomAnswersTests.subject(seed, events: 60)
        let ledger = try TemporaryLedger(random, batches: [9])
        var generator = SeededGenerator(seed: seed)
        for round in UInt8(1)...5 {
            var terms = Self.terms()
            terms.random = { Array(repeating: round, count: $0) }
            let event = random.events[generator.below(random.events.count)]
            var parts = Set(ErasablePart.allCases.filter { _ in generator.below(2) == 0 }).union([.payload])
            if event.content.note == nil { parts.remove(.note) }
            _ = try ledger.log.redact(event.id, parts, because: "A reason.", terms)
        }
        #expect(try ledger.log.verifyTree(progress: { _, _ in }, { _ in }) == nil)
        #expect(try ledger.log.projectionProblems { _, _ in }.isEmpty)
        for size in [1, 17, random.events.count] {
            var frontier = Frontier()
            for event in random.events.prefix(size) { frontier.append(try #require(EventLeaf(event)).hash) }
            #expect(try MerkleTree.frontier(atSize: size, of: ledger.log) == frontier)
        }
        var lines = ""
        try ledger.log.forEachEvent(after: .zero, through: .end) { lines += CloudEvents.line($0) }
        let memory = MemoryLog(origin: RandomLog.origin)
        var terms = Self.terms()
        terms.keepsRecorded = true
        _ = try LedgerRecorder(memory, terms).importFile(Array(lines.utf8), after: .zero)
        for (first, second) in points {
            let (expected, given) = (
                try Answers(memory).all(first, second), try Answers(ledger.log).all(first, second)
            )
            #expect(zip(expected, given).first { $0 != $1 }.map { "\($0)" } == nil, "\(seed)")
            #expect(expected.count == given.count)
        }
    }

    @Test
    func `a reader that holds the log keeps traces in it; that is said, and the same again clears them`()
        throws
    {
        let ledger = try ledger()
        let reader = try ledger.reader()
        try reader.execute("BEGIN")
        _ = try reader.scalar("SELECT count(*) FROM log")
        let error = #expect(throws: LedgerFileError.self) { _ = try redact(ledger) }
        #expect(error?.kind == .tracesRemain)
        #expect(try ledger.log.event(EventID("reading"))?.erased == Self.everything)
        try reader.execute("ROLLBACK")
        #expect(try ledger.log.traceProblem() != nil)
        #expect(try ledger.log.fileProblems().isEmpty)
        try ledger.log.eraseTraces()
        #expect(try ledger.log.traceProblem() == nil)
        let after = try bytes(ledger)
        for secret in Self.secrets { #expect(!after.contains(secret), "\(secret)") }
    }

    @Test func `what is not there, and the record of a redaction, cannot be redacted`() throws {
        let ledger = try ledger()
        #expect(throws: RefusedRedaction.self) {
            _ = try ledger.log.redact(EventID("nowhere"), [.note], because: "x", Self.terms())
        }
        #expect(throws: RefusedRedaction.self) {
            _ = try ledger.log.redact(EventID("law"), [.note], because: "x", Self.terms())
        }
        let appended = try redact(ledger)
        #expect(throws: RefusedRedaction.self) {
            _ = try ledger.log.redact(appended.id, [.payload], because: "x", Self.terms())
        }
        #expect(try ledger.log.verifyTree(progress: { _, _ in }, { _ in }) == nil)
    }
}

extension Fact {
    fileprivate var isReading: Bool { if case .finding = change { true } else { false } }
}
