// Recording: one event, a file of events, a correction, a retraction. All or nothing.
public import EventLog
public import Ledger
public import LedgerCoding

/// A file or an event was refused; nothing was recorded.
public struct RefusedFile: Error, Sendable {
    /// Every problem with its place.
    public let problems: [PlacedProblem]
}

/// What became of a file of events.
public struct ImportReport: Sendable, Hashable {
    /// How many events were recorded, or would be.
    public var recorded = 0
    /// How many the ledger held already.
    public var known = 0
    /// Whether the lines are those of an export whose last line is missing: nothing shows that the file is whole.
    public var isOpenEnded = false

    /// A report with its counts.
    public init(recorded: Int = 0, known: Int = 0) {
        self.recorded = recorded
        self.known = known
    }
}

/// Records events in a ledger.
public struct LedgerRecorder: Sendable {
    /// The log that is written.
    public let log: any EventLog
    /// How events are recorded.
    public let terms: AppendTerms

    /// A recorder for a log.
    public init(_ log: any EventLog, _ terms: AppendTerms) {
        self.log = log
        self.terms = terms
    }

    /// Records one proposal.
    public func record(_ proposal: Proposal, after expected: Position?) throws -> Appended {
        guard let appended = try log.append([proposal], after: expected, terms).first else {
            throw QuestionProblem("nothing was recorded")
        }
        return appended
    }

    /// Records a file of CloudEvents that is held in memory, like `importFile(_:after:warn:)`.
    public func importFile(_ bytes: [UInt8], after expected: Position?) throws -> ImportReport {
        var piece: [UInt8]? = bytes
        return try importFile(
            Lines {
                defer { piece = nil }
                return piece
            }, after: expected)
    }

    /// Records a file of CloudEvents: all of it, or nothing with every problem at once. The file is read on another
    /// processor, ahead of the recording.
    ///
    /// `warn` is told what is unusual about an event, in the order of the file.
    public func importFile(
        _ lines: sending Lines, after expected: Position?, warn: (EventID, Warning) -> Void = { _, _ in }
    ) throws -> ImportReport {
        let isEmpty = try log.head().position == .zero
        var lines = ProposalLines(lines, comparesRoot: terms.keepsRecorded && isEmpty)
        var report = ImportReport()
        var problems: [PlacedProblem] = []
        var waiting: [Int: ProposalLine] = [:]
        do {
            try log.append(after: expected, terms) {
                let index = lines.given
                guard let read = try lines.next() else { return nil }
                problems += read.problems
                guard let line = read.line else { return .unreadable }
                waiting[index] = line
                return .proposal(line.proposal, read.leaf)
            } became: { index, outcome in
                guard let line = waiting.removeValue(forKey: index) else { return }
                switch outcome {
                case .appended(let appended):
                    if appended.wasKnown { report.known += 1 } else { report.recorded += 1 }
                    for warning in appended.warnings { warn(appended.id, warning) }
                case .refused(let found):
                    problems += CloudEventsReader.place(found, line: line.number, bytes: line.bytes)
                }
            }
        } catch AppendError.refused {
            throw RefusedFile(problems: problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
        }
        report.isOpenEnded = lines.isOpenEnded
        return report
    }
}
