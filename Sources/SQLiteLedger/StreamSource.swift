// The log as a stream of events finds it that is being appended: nobody else writes meanwhile, so that what was not there
// is there only once the stream has brought it. That is asked at each event, and mostly answered without the file.
import EventLog
import Ledger
import SQLite

/// A log in the transaction that appends to it.
final class StreamSource: EventSource {
    private let log: StoredLog
    /// The last identifier in the order of the index; nil where there is none.
    private var last: SQLValue?

    init(_ log: StoredLog) throws {
        self.log = log
        last = try log.connection.scalar("SELECT max(id) FROM log").flatMap { $0 == .null ? nil : $0 }
    }

    /// An event of the stream is in the log now.
    func wrote(_ event: Event) {
        let id = StoredIdentifiers.value(event.id)
        if isAfterAll(id) { last = id }
    }

    /// Identifiers that are made in the order of time come after all that were there.
    private func isAfterAll(_ id: SQLValue) -> Bool {
        last.map { StoredIdentifiers.isOrdered($0, before: id) } ?? true
    }

    func event(_ id: EventID) throws -> Event? {
        isAfterAll(StoredIdentifiers.value(id)) ? nil : try log.event(id)
    }

    func subjects(kind: String, of jurisdictions: [Jurisdiction?], through: Position) throws -> [Subject] {
        guard !log.subjects.isAbsent(kind) else { return [] }
        let found = try log.subjects(kind: kind, of: jurisdictions, through: through)
        if found.isEmpty, jurisdictions.isEmpty, through == .end { log.subjects.rememberAbsence(of: kind) }
        return found
    }

    func head() throws -> Head { try log.head() }

    func forEachEvent(after: Position, through: Position, _ body: (Event) throws -> Void) throws {
        try log.forEachEvent(after: after, through: through, body)
    }

    func slice(of subject: Subject, through: Position) throws -> [Event] {
        try log.slice(of: subject, through: through)
    }

    func slice(around id: EventID, through: Position) throws -> [Event] {
        try log.slice(around: id, through: through)
    }

    func position(knownAt instant: Instant) throws -> Position { try log.position(knownAt: instant) }
}
