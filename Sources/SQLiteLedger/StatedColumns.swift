// What an event states, without what it rests on and when and by whom it was recorded: less is read and looked at.
import JSON
import Ledger
import SQLite

/// The columns of the log that say what an event states.
enum StatedColumns {
    static let all = "log.position, log.id, log.type, log.version, log.occurred, log.payload"

    /// What an event states, without what it rests on; what cannot be read is damage.
    static func content(
        _ row: borrowing Row, _ terms: inout Terms, _ connection: borrowing Connection
    ) throws -> Content {
        let text = try row.textIfPresent(at: 5)
        guard let occurred = try? EDTF(row.text(at: 4)),
            let payload = text.map({ CanonicalJSON(canonical: $0) }) ?? CanonicalJSON(.null),
            payload.isObject == (text != nil)
        else {
            throw LedgerFileError(.damaged("event #\(try row.integer(at: 0)) cannot be read"), path: "")
        }
        return Content(
            type: try terms.text(try row.integer(at: 2), connection), version: Int(try row.integer(at: 3)),
            occurred: occurred, sources: unread, note: nil, payload: payload)
    }

    private static let unread = Sources.none(because: "they were not asked for")
}
