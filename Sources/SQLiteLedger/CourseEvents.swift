// Events as courses need them, without what they rest on and when and by whom they were recorded: less is read and
// looked at.
import JSON
import Ledger
import SQLite

struct CourseEvents: ~Copyable {
    private let log: StoredLog
    private let statement: Statement

    init(_ log: StoredLog) throws {
        self.log = log
        statement = try log.connection.prepare(
            "SELECT id, type, version, occurred, payload FROM log WHERE position = ?")
    }

    /// The events at positions, in the order given.
    func events(at positions: ArraySlice<Int>) throws -> [Event] {
        var events: [Event] = []
        events.reserveCapacity(positions.count)
        for position in positions {
            try statement.bind(1, position)
            if try statement.step() {
                events.append(
                    try CourseEvents.event(
                        Position(position), statement.row, &log.terms, log.connection))
            }
            statement.reset()
        }
        return events
    }

    private static func event(
        _ position: Position, _ row: borrowing Row, _ terms: inout Terms, _ connection: borrowing Connection
    ) throws -> Event {
        let text = try row.textIfPresent(at: 4)
        guard let occurred = try? EDTF(row.text(at: 3)),
            let payload = text.map({ CanonicalJSON(canonical: $0) }) ?? CanonicalJSON(.null),
            payload.isObject == (text != nil)
        else { throw LedgerFileError(.damaged("event \(position) cannot be read"), path: "") }
        let content = Content(
            type: try terms.text(try row.integer(at: 1), connection),
            version: Int(try row.integer(at: 2)), occurred: occurred, sources: .erased, note: nil,
            payload: payload)
        return Event(
            position: position, id: try StoredIdentifiers.id(row, at: 0), content: content,
            recorded: Instant(microseconds: 0), recordedBy: "", origin: "", salt: [])
    }
}
