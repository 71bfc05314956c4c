// Events to rows and back. The only place that knows the columns of the log.
import JSON
import Ledger
import SQLite

enum StoredEvents {
    static let columns = """
        log.position, log.id, log.type, log.version, log.occurred, log.recorded, log.recorded_by, log.origin, log.sources,
        log.note, log.payload, log.salt
        """

    /// Reads an event from a row of `columns`; what cannot be read is damage.
    ///
    /// Sources and payload stay text, but each byte of them is looked at: what is kept is what can be read later.
    static func event(
        _ row: borrowing Row, _ terms: inout Terms, _ connection: borrowing Connection
    ) throws -> Event {
        let position = Position(Int(try row.integer(at: 0)))
        guard let occurred = try? EDTF(row.text(at: 4)),
            let sources = Sources(canonical: try row.text(at: 8)),
            let payload = CanonicalJSON(canonical: try row.text(at: 10)), payload.isObject
        else { throw LedgerFileError(.damaged("event \(position) cannot be read"), path: "") }
        let content = Content(
            type: try terms.text(try row.integer(at: 2), connection), version: Int(try row.integer(at: 3)),
            occurred: occurred, sources: sources, note: try row.textIfPresent(at: 9), payload: payload)
        return Event(
            position: position, id: try StoredIdentifiers.id(row, at: 1), content: content,
            recorded: Instant(microseconds: try row.integer(at: 5)),
            recordedBy: try terms.text(try row.integer(at: 6), connection),
            origin: try terms.text(try row.integer(at: 7), connection), salt: try row.blob(at: 11))
    }

    static let insertion = """
        INSERT INTO log (position, id, type, version, occurred, recorded, recorded_by, origin, sources, note, payload, salt)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    static func insert(_ event: Event, _ terms: inout Terms, into connection: borrowing Connection) throws {
        let content = event.content
        try connection.run(
            insertion,
            [
                SQLValue(event.position.number), StoredIdentifiers.value(event.id),
                .integer(try terms.number(content.type, connection)), SQLValue(content.version),
                .text(content.occurred.text), .integer(event.recorded.microseconds),
                .integer(try terms.number(event.recordedBy, connection)),
                .integer(try terms.number(event.origin, connection)),
                .text(content.sources.canonical.text), content.note.map { .text($0) } ?? .null,
                .text(content.payload.text), .blob(event.salt),
            ])
    }
}

extension SQLValue {
    var text: String? { if case .text(let text) = self { text } else { nil } }
    var number: Int? { if case .integer(let number) = self { Int(number) } else { nil } }
}
