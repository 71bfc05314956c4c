// Recording: one event, a file of events, a correction, a retraction. All or nothing.
public import EventLog
public import Ledger
public import LedgerCoding

/// A file or an event was refused; nothing was recorded.
public struct RefusedFile: Error, Sendable {
    /// Every problem with its place.
    public let problems: [PlacedProblem]
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

    /// Records a file of CloudEvents: all of it, or nothing with every problem at once.
    public func importFile(_ bytes: [UInt8], after expected: Position?) throws -> [Appended] {
        let (lines, problems) = CloudEventsReader.read(bytes)
        var rehearsal = terms
        rehearsal.isRehearsal = true
        do {
            let appended = try log.append(
                lines.map(\.proposal), after: expected, problems.isEmpty ? terms : rehearsal)
            guard problems.isEmpty else { throw RefusedFile(problems: problems) }
            return appended
        } catch AppendError.refused(let refusals) {
            let placed = refusals.flatMap { refusal in
                let line = lines[refusal.index]
                return refusal.problems.map {
                    CloudEventsReader.place($0, line: line.number, bytes: line.bytes)
                }
            }
            throw RefusedFile(
                problems: (problems + placed).sorted { ($0.line, $0.column) < ($1.line, $1.column) })
        }
    }
}
