// Events as courses need them: with what they state and nothing else.
import Ledger
import SQLite

struct CourseEvents: ~Copyable {
    private let log: StoredLog
    private let statement: Statement

    init(_ log: StoredLog) throws {
        self.log = log
        statement = try log.connection.prepare("SELECT \(StatedColumns.all) FROM log WHERE log.position = ?")
    }

    /// The events at positions, in the order given.
    func events(at positions: ArraySlice<Int>) throws -> [Event] {
        var events: [Event] = []
        events.reserveCapacity(positions.count)
        for position in positions {
            try statement.bind(1, position)
            if try statement.step() {
                let content = try StatedColumns.content(statement.row, &log.terms, log.connection)
                events.append(
                    Event(
                        position: Position(position), id: try StoredIdentifiers.id(statement.row, at: 1),
                        content: content, recorded: Instant(microseconds: 0), recordedBy: "", origin: "",
                        salt: []))
            }
            statement.reset()
        }
        return events
    }
}
