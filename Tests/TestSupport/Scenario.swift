// A scenario: a small ledger as text, and questions to it that are answered as text. Tests state both and read
// like a page; nothing here decides anything.
//
// Each line is an event:   @id date type field=value …
// A value that begins with [ { or " is JSON; +a,-b is an object of answers; true, false and numbers are
// themselves; anything else is text up to the next space. An event without an id is @e17 at position 17. A
// line “recorded 2022-06-30” gives the day on which the lines after it are recorded, at noon; without one it is 2020-01-01.
public import EventLog
import JSON
public import Ledger
public import LedgerService

/// A ledger in memory, made from text.
public struct Scenario: Sendable {
    /// The log that the lines were recorded in.
    public let log: MemoryLog
    /// The present day of questions: every line is recorded before it.
    public static let now = Instant.startOfDay(.distantFutureOfTests)

    /// Records the lines after those of a prelude; throws the refusal of the first line refused.
    public init(_ lines: String, after prelude: String = Scenario.checklist) throws {
        log = MemoryLog(origin: "urn:test")
        for text in [prelude, lines] { try record(text) }
    }

    /// Records further lines, one by one.
    public func record(_ text: String) throws {
        for line in try ScenarioLine.all(in: text) { _ = try append([line], expecting: nil) }
    }

    /// Appends lines as one batch.
    @discardableResult public func append(_ lines: [ScenarioLine], expecting: Position?) throws -> [Appended]
    {
        let day = lines.first?.recorded ?? ScenarioLine.firstDay
        let end = log.head().position.number
        let proposals = lines.enumerated().map { index, line in
            var proposal = line.proposal
            proposal.id = proposal.id ?? EventID("e\(end + index + 1)")
            return proposal
        }
        return try log.append(
            proposals, after: expecting,
            AppendTerms(
                now: Instant(microseconds: Instant.startOfDay(day).microseconds + 43_200_000_000),
                recordedBy: "tester", random: { Array(repeating: 7, count: $0) }))
    }

    /// The refusal of lines, each problem as “path: message”; empty where they are taken.
    public func refusals(of text: String) throws -> [String] {
        try problems(of: text).map { "\($0.path.joined(separator: ".")): \($0.message)" }
    }

    /// The problems for which lines are refused as one batch.
    public func problems(of text: String) throws -> [Problem] {
        do {
            try append(try ScenarioLine.all(in: text), expecting: nil)
            return []
        } catch AppendError.refused(let refusals) {
            return refusals.flatMap(\.problems)
        }
    }

    /// What is unusual about lines that are recorded all the same.
    public func warnings(of text: String) throws -> [String] {
        try append(try ScenarioLine.all(in: text), expecting: nil).flatMap(\.warnings).map(\.message)
    }

    /// A reader of the ledger long after its last line.
    public var reader: LedgerReader { LedgerReader(log, now: Scenario.now) }

    /// The name by which an event is shown: `@id`.
    func name(_ position: Position) -> String {
        let event = log.entries(at: [position], knownAt: log.head().position).first?.event
        return event.map { "@\($0.id)" } ?? "\(position)"
    }
}

extension Day {
    /// 2100-01-01, a day after everything that tests record.
    fileprivate static var distantFutureOfTests: Day { Day(number: 47_482) }
}
