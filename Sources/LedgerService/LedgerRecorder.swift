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

    /// Records a file of CloudEvents: all of it, or nothing with every problem at once.
    ///
    /// `warn` is told what is unusual about an event, in the order of the file.
    public func importFile(
        _ lines: Lines, after expected: Position?, warn: (EventID, Warning) -> Void = { _, _ in }
    ) throws -> ImportReport {
        var (lines, report) = (lines, ImportReport())
        var problems: [PlacedProblem] = []
        var waiting: [Int: ProposalLine] = [:]
        var given = 0
        let isEmpty = try log.head().position == .zero
        var audit = ExportAudit(comparesRoot: terms.keepsRecorded && isEmpty)
        do {
            try log.append(after: expected, terms) {
                while let line = try lines.nextLine() {
                    if lines.isCut {
                        audit.passOver()
                        problems.append(.longLine(line, number: lines.number))
                        return .unreadable
                    }
                    let reading = CloudEventsReader.read(line: line, number: lines.number)
                    if case .blank = reading { continue }
                    let found = audit.take(reading, lines.number, line)
                    problems += found
                    switch reading {
                    case .blank: continue
                    case .proposal where !found.isEmpty: return .unreadable
                    case .proposal(let line) where line.proposal.type == ExportEnd.type: continue
                    case .proposal(let line):
                        waiting[given] = line
                        given += 1
                        return .proposal(line.proposal)
                    case .refused(let found):
                        problems += found
                        return .unreadable
                    }
                }
                return nil
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
        report.isOpenEnded = audit.isOpenEnded
        return report
    }
}
