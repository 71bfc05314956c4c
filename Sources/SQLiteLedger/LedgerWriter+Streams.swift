// Appending a stream of any length in one transaction: events are checked, written and filed one after another; the
// cells that they touch follow at the end, jurisdiction by jurisdiction.
import EventLog
import Ledger
import SQLite

extension LedgerWriter {
    /// How many facts and rows are held before they are written or forgotten.
    private static let held = 20_000

    /// Appends a stream in the transaction that is open.
    func append(
        after expected: Position?, _ terms: AppendTerms, next: () throws -> StreamItem?,
        became: (Int, AppendOutcome) -> Void
    ) throws {
        defer { forget() }
        let source = try StreamSource(log)
        var session = try AppendSession(
            source, known: .forChecks, for: .checks, origin: origin, terms)
        var tree = try takeTree()
        var filer = EventFiler(log)
        let insertion = try log.connection.prepare(StoredEvents.insertion)
        let start = session.head.position
        var (index, isSound) = (0, true)
        while let item = try next() {
            guard case .proposal(let proposal, let leaf) = item else {
                isSound = false
                continue
            }
            switch try session.admit(proposal) {
            case .known(let event):
                became(index, .appended(Appended(event, wasKnown: true)))
            case .new(let event, let changes, _, let warnings):
                if let expected, expected != start {
                    throw AppendError.conflict(expected: expected, actual: start)
                }
                // Once something is refused, the rest is examined alone: nothing of it could stay.
                if isSound {
                    try StoredEvents.insert(
                        event, &log.terms, &tree, insertion, log.connection, leaf: leaf)
                    source.wrote(event)
                    session.wrote(event)
                    try filer.file(event, changes)
                }
                became(index, .appended(Appended(event, warnings: warnings)))
            case .refused(let problems):
                isSound = false
                became(index, .refused(problems))
            }
            index += 1
            terms.progress(index, 0)
            if filer.waiting > LedgerWriter.held { try filer.flush() }
            if isSound, session.known.heldCount > LedgerWriter.held {
                try filer.flush()
                session.forget()
            }
        }
        guard isSound else { throw AppendError.refused([]) }
        try tree.store(log.connection)
        try filer.flush()
        // What was remembered for the checks is of no use to the cells, which need the memory.
        session.forget()
        log.forget()
        try project(filer, after: start, terms.progress)
    }

    /// Projects the cells that what was filed touches.
    func project(_ filer: EventFiler, after start: Position, _ progress: (Int, Int) -> Void) throws {
        let jurisdictions = filer.touchesIndicators ? try log.jurisdictions() : filer.jurisdictions
        let end = try log.head().position.number
        try CourseProjection(log, after: start).project(jurisdictions.sorted()) {
            // Definitions are gone through once a jurisdiction: the end is told once, at the end.
            progress(min($0, end - 1), end)
        }
        progress(end, end)
    }
}

extension StoredLog {
    /// Every jurisdiction that an instrument or a cell belongs to.
    func jurisdictions() throws -> Set<Jurisdiction> {
        var jurisdictions: Set<Jurisdiction> = []
        try connection.query(
            "SELECT DISTINCT jurisdiction FROM subject WHERE jurisdiction IS NOT NULL AND kind IN ('cell', 'instrument')"
        ) { jurisdictions.insert(try Jurisdiction(code: $0.text(at: 0))) }
        return jurisdictions
    }
}
