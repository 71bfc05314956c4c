// The reading side: events by position, identifier and subject.
public import EventLog
public import Ledger
import SQLite

extension SQLiteLog {
    /// The end of the log.
    public func head() throws -> Head {
        try read { connection in
            var head = Head(position: .zero, recorded: nil)
            try connection.query("SELECT position, recorded FROM log ORDER BY position DESC LIMIT 1") { row in
                head = Head(
                    position: Position(Int(try row.integer(at: 0))),
                    recorded: Instant(microseconds: try row.integer(at: 1)))
            }
            return head
        }
    }

    /// The event with an identifier.
    public func event(_ id: EventID) throws -> Event? {
        try events(where: "WHERE log.id = ?", [.text(id.text)]).first
    }

    /// The events that a clause selects, in the order of the log.
    func events(where clause: String, _ bindings: [SQLValue]) throws -> [Event] {
        try read { connection in
            var events: [Event] = []
            try connection.query("\(StoredEvents.columns) \(clause) ORDER BY log.position", bindings) { row in
                events.append(try StoredEvents.event(row))
            }
            return events
        }
    }

    /// Calls the body with each event in order, a thousand rows at a time.
    public func forEachEvent(after: Position, through: Position, _ body: (Event) throws -> Void) throws {
        var last = after
        while true {
            let page = try events(
                where: "WHERE log.position > ? AND log.position <= ? AND log.position <= ?",
                [SQLValue(last.number), SQLValue(through.number), SQLValue(last.number + 1000)])
            guard let end = page.last?.position else { return }
            for event in page { try body(event) }
            last = end
        }
    }

    /// The events filed under a subject, with all that corrects or retracts them.
    public func slice(of subject: Subject, through: Position) throws -> [Event] {
        try events(
            where: """
                JOIN filed ON filed.position = log.position
                WHERE filed.subject = (SELECT number FROM subject WHERE kind = ? AND key = ?) AND log.position <= ?
                """, [.text(subject.kind), .text(subject.key), SQLValue(through.number)])
    }

    /// The original that an event is about in the end, with all that corrects or retracts it.
    public func slice(around id: EventID, through: Position) throws -> [Event] {
        try events(
            where: """
                WHERE log.position <= ?2 AND log.position IN (
                    WITH original (position) AS (
                        SELECT coalesce(
                            (SELECT amendment.original FROM amendment WHERE amendment.position = named.position),
                            named.position)
                        FROM log AS named WHERE named.id = ?1)
                    SELECT position FROM original
                    UNION SELECT amendment.position FROM amendment JOIN original ON amendment.original = original.position)
                """, [.text(id.text), SQLValue(through.number)])
    }

    /// The subjects of a kind, by key.
    public func subjects(kind: String, through: Position) throws -> [Subject] {
        try read { connection in
            var subjects: [Subject] = []
            try connection.query(
                "SELECT key FROM subject WHERE kind = ? AND first_position <= ? ORDER BY key",
                [.text(kind), SQLValue(through.number)]
            ) { row in
                if let subject = Subject(kind: kind, key: try row.text(at: 0)) { subjects.append(subject) }
            }
            return subjects
        }
    }

    /// The last position recorded at or before an instant: recorded times never go back, so halving finds it.
    public func position(knownAt instant: Instant) throws -> Position {
        let end = try head().position.number
        return try read { connection in
            var (low, high) = (0, end)
            while low < high {
                let middle = (low + high + 1) / 2
                let recorded = try connection.scalar(
                    "SELECT recorded FROM log WHERE position = ?", [SQLValue(middle)])
                if Int64(recorded?.number ?? 0) <= instant.microseconds {
                    low = middle
                } else {
                    high = middle - 1
                }
            }
            return Position(low)
        }
    }
}
