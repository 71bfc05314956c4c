// Erases parts of events for good. One transaction erases, records who, when and why, and makes the projections anew
// from what is left; then the file is written anew and the log beside it emptied, so that no trace stays in them.
public import EventLog
import Evidence
public import Ledger
import SQLite

extension SQLiteLog {
    /// Erases parts of an event, and of its corrections what repeats them.
    ///
    /// Erased is what was committed, also where `eraseTraces` fails after it: it can be called again.
    ///
    /// - Throws: `RefusedRedaction`, or `TreeFault` where the log is not what was recorded, with nothing changed; a
    ///   `LedgerFileError` of the kind `tracesRemain` where all is erased and traces could stay in the file.
    public func redact(
        _ id: EventID, _ parts: Set<ErasablePart>, because reason: String, _ terms: AppendTerms
    ) throws -> Appended {
        let appended = try write { open in
            let writer = open.writer
            // What is kept of an erased part is its digest: made of a part that was changed it would vouch for the change.
            try writer.requireWholeLog { terms.progress($0, 3 * $1) }
            let appended = try writer.redact(id, parts, because: reason, terms)
            try writer.rewriteProjections { terms.progress($1 / 2 + $0, $1 / 2 + $1) }
            return appended
        }
        do { try eraseTraces() } catch is LedgerFileError {
            // Whatever stood in the way, what was erased is erased.
            throw LedgerFileError(.tracesRemain, path: path)
        }
        return appended
    }

    /// Writes the file anew without free pages, and empties the log beside it.
    ///
    /// - Throws: `LedgerFileError` of the kind `tracesRemain` where a reader keeps the log from being emptied.
    public func eraseTraces() throws {
        let isClean = try alone { connection in
            try connection.execute("VACUUM")
            return try connection.checkpoint(.truncate)
        }
        guard isClean else { throw LedgerFileError(.tracesRemain, path: path) }
        try write { try $0.writer.log.connection.run("DELETE FROM ledger WHERE name = 'traces'") }
    }
}

extension LedgerWriter {
    /// Erases in the transaction that is open and records the redaction; the projections are then those from before.
    func redact(
        _ id: EventID, _ parts: Set<ErasablePart>, because reason: String, _ terms: AppendTerms
    ) throws -> Appended {
        guard let event = try log.event(id) else {
            throw RefusedRedaction(.unknownEvent(id, at: ["payload", "event"]))
        }
        let plan = try RedactionPlan(
            of: event, parts, group: try log.slice(around: id, through: .end))
        for (event, parts) in plan.erasures { try erase(parts, of: event) }
        try log.connection.execute(
            """
            DELETE FROM term WHERE NOT EXISTS (SELECT 1 FROM log WHERE type = number)
                AND NOT EXISTS (SELECT 1 FROM log WHERE recorded_by = number)
                AND NOT EXISTS (SELECT 1 FROM log WHERE origin = number)
            """)
        try log.connection.run(
            "INSERT OR REPLACE INTO ledger (name, value) VALUES ('traces', 'of what was erased')")
        forget()
        return try record(plan.proposal(because: reason, on: terms.now.day), terms)
    }

    private func erase(_ parts: Set<ErasablePart>, of event: Event) throws {
        guard let evidence = EventEvidence(event.salt) else {
            throw LedgerFileError(.damaged("the salt of \(event.position) cannot be read"), path: "")
        }
        let column = { (name: String, part: ErasablePart) in parts.contains(part) ? "\(name) = NULL, " : "" }
        try log.connection.run(
            "UPDATE log SET " + column("payload", .payload) + column("note", .note)
                + column("sources", .sources)
                + column("recorded_by", .recordedBy) + "salt = ? WHERE position = ?",
            [.blob(evidence.erasing(parts, of: event).bytes), SQLValue(event.position.number)])
    }

    /// Checks a proposal and writes it to the log alone.
    private func record(_ proposal: Proposal, _ terms: AppendTerms) throws -> Appended {
        var session = try AppendSession(log, known: .forChecks, for: .checks, origin: origin, terms)
        switch try session.admit(proposal) {
        case .new(let event, _, _, let warnings):
            var tree = try takeTree()
            try StoredEvents.insert(
                event, &log.terms, &tree, log.connection.prepare(StoredEvents.insertion), log.connection)
            try tree.store(log.connection)
            return Appended(event, warnings: warnings)
        case .known(let event): return Appended(event, wasKnown: true)
        case .refused(let problems): throw RefusedRedaction(problems[0])
        }
    }
}
