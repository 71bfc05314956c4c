// Both stores behind one name, for the suites that hold them to one contract, and proposals in few words.
import EventLog
import JSON
import Ledger
import LedgerService
import SQLiteLedger
import Testing

/// A kind of store.
enum Store: String, CaseIterable, CustomTestStringConvertible {
    case memory, file

    /// A new empty log; the file, if there is one, lives as long as the second value.
    func make() throws -> (log: any EventLog, file: TemporaryLedger?) {
        switch self {
        case .memory: return (MemoryLog(origin: RandomLog.origin), nil)
        case .file:
            let ledger = try TemporaryLedger()
            return (ledger.log, ledger)
        }
    }

    var testDescription: String { rawValue }
}

/// A log under test, with a clock that the test sets.
final class Subjected {
    let log: any EventLog
    private let file: TemporaryLedger?
    var now = Instant.startOfDay(Day(number: 18_262))
    var keepsRecorded = false
    var keepsUnknown = false
    var isRehearsal = false

    init(_ store: Store) throws { (log, file) = try store.make() }

    @discardableResult func append(_ proposals: [Proposal], after expected: Position? = nil) throws
        -> [Appended]
    {
        let terms = AppendTerms(
            now: now, recordedBy: "tester", keepsRecorded: keepsRecorded, keepsUnknown: keepsUnknown,
            isRehearsal: isRehearsal, random: { Array(repeating: 7, count: $0) })
        return try log.append(proposals, after: expected, terms)
    }

    @discardableResult func append(_ proposals: Proposal..., after expected: Position? = nil) throws
        -> [Appended]
    {
        try append(proposals, after: expected)
    }

    /// The problems for which proposals are refused, as “index path: message”.
    func refusals(_ proposals: Proposal...) throws -> [String] {
        do {
            try append(proposals)
            return []
        } catch AppendError.refused(let refusals) {
            return refusals.flatMap { refusal in
                refusal.problems.map { "\(refusal.index) \($0.path.joined(separator: ".")): \($0.message)" }
            }
        }
    }

    var events: [Event] {
        get throws {
            var events: [Event] = []
            try log.forEachEvent(after: .zero, through: .end) { events.append($0) }
            return events
        }
    }

    var ids: [String] { get throws { try events.map(\.id.text) } }
    var reader: LedgerReader { LedgerReader(log, now: now) }
}

extension Proposal {
    /// A proposal without a source, which is said.
    static func of(_ id: String?, _ occurred: String, _ type: String, _ payload: JSON) -> Proposal {
        Proposal(
            id: id.map { EventID($0) }, type: type,
            data: ["occurred": .text(occurred), "sources": ["none": "a test"], "payload": payload])
    }

    /// An event that can be recorded in any log: a draft of an instrument.
    static func draft(
        _ id: String?, _ instrument: String = "kh/bill/2020/a", on occurred: String = "2020-01-01"
    ) -> Proposal {
        .of(id, occurred, "instrument.drafted", ["instrument": .text(instrument)])
    }

    static func retraction(_ id: String?, of event: String) -> Proposal {
        .of(id, "2021-01-01", "event.retracted", ["event": .text(event), "because": "It was an error."])
    }

    func recorded(_ text: String) -> Proposal {
        var proposal = self
        proposal.recorded = Instant(text)
        return proposal
    }

    /// A checklist with indicators on a scale, without a table.
    static func checklist(
        _ name: String, _ indicators: [String], scale: [String] = ["No", "Partially", "Yes"]
    ) -> [Proposal] {
        [.of("\(name)", "../2019-08", "checklist.published", ["checklist": .text(name), "title": "A list"])]
            + indicators.map { indicator in
                .of(
                    "\(name)-\(indicator)", "../2019-08", "indicator.defined",
                    [
                        "checklist": .text(name), "indicator": .text(indicator), "statement": "So it is.",
                        "scale": .list(scale.map { .text($0) }),
                    ])
            }
    }

    /// An assessment, for a closed period if its last day is given; without an identifier it gets one from what it says.
    static func assessment(
        _ id: String? = nil, _ jurisdiction: String, _ indicator: String, _ level: String, from: String,
        until: String? = nil
    ) -> Proposal {
        var payload: [String: JSON] = [
            "jurisdiction": .text(jurisdiction), "indicator": .text(indicator), "level": .text(level),
        ]
        payload["until"] = until.map { .text($0) }
        let made = [jurisdiction, indicator, level, from, until ?? ""].joined(separator: "-").filter {
            $0 != " "
        }
        return .of(id ?? made, from, "assessment.recorded", .object(payload))
    }
}
