// When originals happened, as believed: rows of the table of occurrences, on the way to it.
import JSON
import Ledger
import SQLite

/// Rows that wait to be written, each under its position and the position from which it is believed.
struct Occurrences {
    private struct Row {
        let lastDay: Int
        let order: Int
        let position: Int
        let knownFrom: Int
        var knownTo = Position.end.number
        let firstDay: Int
        let isProgress: Bool
        let instrument: Int?
        let occurred: String?
        let payload: String?

        var key: (Int, Int, Int, Int) { (lastDay, order, position, knownFrom) }
    }

    private var waiting: [Row] = []
    /// Where the rows that are still believed of an original wait.
    private var places: [Int: Range<Int>] = [:]

    /// Believes from a position on that an event happened as a content says: a row for each date on which it stands.
    mutating func begin(
        _ event: Event, _ content: Content, _ changes: [Change], from known: Position, _ instrument: Int?
    ) {
        let isRecorded = known == event.position
        let start = waiting.count
        for (index, date) in content.dates(changes).enumerated() {
            waiting.append(
                Row(
                    lastDay: date.last.number, order: changes.first?.orderWithinDay ?? -1,
                    position: event.position.number, knownFrom: known.number,
                    firstDay: date.first.number, isProgress: changes.contains(where: \.isProgress),
                    instrument: index == 0 ? instrument : nil,
                    occurred: index == 0 && (isRecorded || content.occurred == event.content.occurred)
                        ? nil : date.text,
                    payload: isRecorded || content.payload == event.content.payload
                        ? nil : content.payload.text))
        }
        places[event.position.number] = start..<waiting.count
    }

    /// Ceases to believe at a position that an event happened as a content says.
    mutating func end(_ event: Event, _ content: Content, at position: Position, _ log: StoredLog) throws {
        if let places = places.removeValue(forKey: event.position.number) {
            for place in places { waiting[place].knownTo = position.number }
            return
        }
        for date in content.dates {
            try log.connection.run(
                """
                UPDATE occurrence SET known_to = ?
                WHERE last_day = ? AND step_order = ? AND position = ? AND known_to = \(Position.end.number)
                """,
                [
                    SQLValue(position.number), SQLValue(date.last.number), SQLValue(content.orderWithinDay),
                    SQLValue(event.position.number),
                ])
        }
    }

    /// Writes the rows in the order of the table.
    mutating func flush(_ connection: borrowing Connection) throws {
        let statement = try connection.prepare(
            """
            INSERT INTO occurrence (last_day, step_order, position, known_from, known_to, first_day, is_progress,
                instrument, occurred, payload)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        waiting.sort { $0.key < $1.key }
        for row in waiting {
            try statement.bind(1, row.lastDay)
            try statement.bind(2, row.order)
            try statement.bind(3, row.position)
            try statement.bind(4, row.knownFrom)
            try statement.bind(5, row.knownTo)
            try statement.bind(6, row.firstDay)
            try statement.bind(7, row.isProgress ? 1 : 0)
            try statement.bind(8, row.instrument)
            try statement.bind(9, row.occurred)
            try statement.bind(10, row.payload)
            try statement.run()
        }
        waiting.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
    }
}
