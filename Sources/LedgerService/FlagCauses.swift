// Which events a flag of a cell comes from, as far as its explanation names them.
public import Ledger

/// A flag with the events that caused it.
public struct FlagCause: Sendable, Hashable {
    /// The flag in words.
    public let flag: String
    /// The events, ascending; none where no event that is still known tells it.
    public let events: [Position]

    /// Puts a cause together.
    public init(flag: String, events: [Position]) {
        self.flag = flag
        self.events = events
    }
}

/// The causes of the flags of a cell on a day.
public struct FlagCauses {
    private let explanation: Explanation
    private let known: Knowledge
    private let day: Day

    /// Looks for causes among what an explanation names.
    public init(_ explanation: Explanation, _ known: Knowledge, on day: Day) {
        self.explanation = explanation
        self.known = known
        self.day = day
    }

    /// Every flag of the cell, in the order of flags.
    public var all: [FlagCause] {
        FlagCauses.table.compactMap { row in
            guard explanation.value.flags.contains(row.flag), let name = row.flag.names.first else {
                return nil
            }
            return FlagCause(flag: name, events: Set(row.events(self)).sorted())
        }
    }

    private static let table: [(flag: Flags, events: @Sendable (FlagCauses) -> [Position])] = [
        (.stale, { $0.later }),
        (.basisRepealed, { $0.ends }),
        (.disagrees, { $0.explanation.readings.filter(\.counts).map(\.position) }),
        (.undecided, { $0.gaps }),
        (.criteriaChanged, { [$0.explanation.version.position] }),
        (.possible, { $0.vague }),
        (.disputed, { $0.explanation.standing }),
        (.redacted, { _ in [] }),
    ]

    private var prevailing: Explanation.Judgement? {
        explanation.judgements.first { $0.role == .prevails }
    }

    /// The facts that bear on the cell besides assessments: steps of the instruments read, and the readings.
    private var facts: [Fact] {
        let instruments = Set(explanation.readings.map(\.finding.instrument)).sorted()
        let steps = instruments.flatMap { known.facts(about: .instrument($0)) }.filter {
            if case .step = $0.change { true } else { false }
        }
        return steps + explanation.readings.compactMap { known.entry(at: $0.position)?.facts.first }
    }

    /// What happened after the assessment; within a closed period, what became known after it too.
    private var later: [Position] {
        guard let prevailing else { return [] }
        let start = prevailing.occurred.last
        return facts.filter {
            start < $0.occurred.last && $0.occurred.last <= day
                && (prevailing.assessment.until == nil || $0.known > prevailing.position)
        }.map(\.position)
    }

    /// The steps that ended what was read.
    private var ends: [Position] {
        explanation.readings.compactMap(\.standing).filter { $0.state == .ended }.map(\.position)
    }

    /// The readings in force that match no row, or all in force where only together they match none.
    private var gaps: [Position] {
        let counting = explanation.readings.filter(\.counts)
        let alone = counting.filter { $0.levels?.isEmpty ?? false }
        return (alone.isEmpty ? counting : alone).map(\.position)
    }

    /// What possibly happened by the day.
    private var vague: [Position] {
        let judged = explanation.judgements.filter { $0.role == .possible }.map(\.position)
        let read = explanation.readings.filter { isOpen($0.finding.since) }.map(\.position)
        return judged + read + facts.filter { isOpen($0.occurred) }.map(\.position)
    }

    private func isOpen(_ date: EDTF?) -> Bool { date.map { $0.first <= day && day < $0.last } ?? false }
}
