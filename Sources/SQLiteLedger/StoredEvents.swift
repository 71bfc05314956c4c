// Events to rows and back. The only place that knows the columns of the log.
import JSON
import Ledger
import SQLite

enum StoredEvents {
    static let columns = """
        SELECT log.position, log.id, log.type, log.version, log.occurred, log.recorded, log.recorded_by, origin.uri,
            log.sources, log.note, log.payload, log.salt
        FROM log JOIN origin ON origin.number = log.origin
        """

    /// Reads an event from a row of `columns`; what cannot be read is damage.
    ///
    /// Sources and payload stay text, but each byte of them is looked at: what is kept is what can be read later.
    static func event(_ row: borrowing Row) throws -> Event {
        let position = Position(Int(try row.integer(at: 0)))
        guard let occurred = try? EDTF(row.text(at: 4)),
            let sources = Sources(canonical: try row.text(at: 8)),
            let payload = CanonicalJSON(canonical: try row.text(at: 10)), payload.isObject
        else { throw LedgerFileError(.damaged("event \(position) cannot be read"), path: "") }
        let content = Content(
            type: try row.text(at: 2), version: Int(try row.integer(at: 3)), occurred: occurred,
            sources: sources,
            note: try row.textIfPresent(at: 9), payload: payload)
        return Event(
            position: position, id: EventID(try row.text(at: 1)), content: content,
            recorded: Instant(microseconds: try row.integer(at: 5)), recordedBy: try row.text(at: 6),
            origin: try row.text(at: 7), salt: try row.blob(at: 11))
    }

    static func insert(_ event: Event, origin: Int, into connection: borrowing Connection) throws {
        try connection.run(
            """
            INSERT INTO log (position, id, type, version, occurred, recorded, recorded_by, origin, sources, note, payload, salt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                SQLValue(event.position.number), .text(event.id.text), .text(event.content.type),
                SQLValue(event.content.version), .text(event.content.occurred.text),
                .integer(event.recorded.microseconds), .text(event.recordedBy), SQLValue(origin),
                .text(event.content.sources.canonical.text), event.content.note.map { .text($0) } ?? .null,
                .text(event.content.payload.text), .blob(event.salt),
            ])
    }
}

extension SQLValue {
    var text: String? { if case .text(let text) = self { text } else { nil } }
    var number: Int? { if case .integer(let number) = self { Int(number) } else { nil } }
}
