// Events to rows and back. The only place that knows the columns of the log.
import EventLog
import Evidence
import JSON
import Ledger
import SQLite

enum StoredEvents {
    static let columns = """
        log.position, log.id, log.type, log.version, log.occurred, log.recorded, log.recorded_by, log.origin, log.sources,
        log.note, log.payload, log.salt
        """

    /// How many columns these are.
    static let columnCount = 12

    /// Reads an event from a row of `columns`; what cannot be read is damage.
    ///
    /// Sources and payload stay text, but each byte of them is looked at: what is kept is what can be read later.
    static func event(
        _ row: borrowing Row, _ terms: inout Terms, _ connection: borrowing Connection
    ) throws -> Event {
        let position = Position(Int(try row.integer(at: 0)))
        let salt = try row.blob(at: 11)
        let texts = (sources: try row.textIfPresent(at: 8), payload: try row.textIfPresent(at: 10))
        let recordedBy = try row.integerIfPresent(at: 6)
        guard let occurred = try? EDTF(row.text(at: 4)), let erased = ErasablePart.erased(by: salt),
            let sources = texts.sources.map({ Sources(canonical: $0) }) ?? .erased,
            let payload = texts.payload.map({ CanonicalJSON(canonical: $0) }) ?? CanonicalJSON(.null),
            erased.contains(.sources) == (texts.sources == nil),
            erased.contains(.payload) != payload.isObject,
            erased.contains(.recordedBy) == (recordedBy == nil)
        else { throw LedgerFileError(.damaged("event \(position) cannot be read"), path: "") }
        let content = Content(
            type: try terms.text(try row.integer(at: 2), connection), version: Int(try row.integer(at: 3)),
            occurred: occurred, sources: sources, note: try row.textIfPresent(at: 9), payload: payload)
        return Event(
            position: position, id: try StoredIdentifiers.id(row, at: 1), content: content,
            recorded: Instant(microseconds: try row.integer(at: 5)),
            recordedBy: try recordedBy.map { try terms.text($0, connection) } ?? "",
            origin: try terms.text(try row.integer(at: 7), connection), salt: salt)
    }

    static let insertion = """
        INSERT INTO log (position, id, type, version, occurred, recorded, recorded_by, origin, sources, note, payload, salt, leaf)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// Writes an event with its leaf through a statement of `insertion`; what was erased of it is null.
    static func insert(
        _ event: Event, _ terms: inout Terms, _ tree: inout TreeWriter, _ statement: borrowing Statement,
        _ connection: borrowing Connection, leaf: MadeLeaf? = nil
    ) throws {
        let content = event.content
        try statement.bind(1, event.position.number)
        try statement.bind(2, StoredIdentifiers.value(event.id))
        try statement.bind(3, .integer(try terms.number(content.type, connection)))
        try statement.bind(4, content.version)
        try statement.bind(5, content.occurred.text)
        try statement.bind(6, .integer(event.recorded.microseconds))
        let erased = event.erased
        try statement.bind(
            7, erased.contains(.recordedBy) ? .null : .integer(terms.number(event.recordedBy, connection)))
        try statement.bind(8, .integer(try terms.number(event.origin, connection)))
        try statement.bind(9, erased.contains(.sources) ? nil : content.sources.canonical.text)
        try statement.bind(10, content.note)
        try statement.bind(11, erased.contains(.payload) ? nil : content.payload.text)
        try statement.bind(12, event.salt)
        try statement.bind(13, tree.append(event, connection, leaf: leaf).bytes)
        try statement.run()
    }
}

extension SQLValue {
    var text: String? { if case .text(let text) = self { text } else { nil } }
    var bytes: [UInt8]? { if case .blob(let bytes) = self { bytes } else { nil } }
    var number: Int? { if case .integer(let number) = self { Int(number) } else { nil } }
}
