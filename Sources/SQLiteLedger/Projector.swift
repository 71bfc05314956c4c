// Writes events and keeps the projections beside them, in the transaction of the append. An event touches
// only what it can change: its subjects, its occurrence, and the days of its cells.
import EventLog
import JSON
import Ledger
import SQLite

/// Writes one event after another, remembering the numbers of what it has filed.
struct Projector {
    private var subjects: [Subject: Int] = [:]
    private var origins: [String: Int] = [:]
    private var scales: [[String]: Int] = [:]

    /// Writes an event and what it changes; gives the cells that it touches.
    mutating func write(
        _ event: Event, _ applied: Knowledge.Applied, _ session: inout AppendSession,
        _ connection: borrowing Connection
    ) throws -> [Cell] {
        try StoredEvents.insert(event, origin: origin(event.origin, connection), into: connection)
        return try project(event, applied, &session, connection)
    }

    /// Keeps the projections for an event that is in the log.
    mutating func project(
        _ event: Event, _ applied: Knowledge.Applied, _ session: inout AppendSession,
        _ connection: borrowing Connection
    ) throws -> [Cell] {
        try file(event, session.known, connection)
        try Occurrences.write(event, session.known, connection)
        let touched = try session.touched(by: applied)
        for (cell, days) in touched.sorted(by: { $0.key < $1.key }) {
            let number = try number(of: .cell(cell), at: event.position, connection)
            try CellReads.write(number, isRead: session.known.isRead(cell), at: event.position, connection)
            let isKnown = session.known.isKnown(.cell(cell))
            let evaluator = isKnown ? CellEvaluator(cell, known: session.known) : nil
            let change = try CellSpans.change(number, evaluator, applied, days, connection)
            for span in change.ended {
                try CellSpans.close(number, span.from, at: event.position, connection)
            }
            for span in change.begun {
                let scale = try scale(span.value.scale, connection)
                try CellSpans.insert(number, span, scale: scale, at: event.position, connection)
            }
        }
        return touched.keys.sorted()
    }

    /// Files an event under its subjects; a correction or retraction under all that its original touches.
    private mutating func file(_ event: Event, _ known: Knowledge, _ connection: borrowing Connection) throws
    {
        guard let original = known.original(of: event.id) else { return }
        let isAmendment = original.event.position != event.position
        if isAmendment {
            try connection.run(
                "INSERT INTO amendment (original, position) VALUES (?, ?)",
                [SQLValue(original.event.position.number), SQLValue(event.position.number)])
        }
        let earlier = isAmendment ? [original.event.position] + original.amendments.map(\.event.position) : []
        for subject in original.subjects.sorted(by: { ($0.kind, $0.key) < ($1.kind, $1.key) }) {
            let number = try number(of: subject, at: event.position, connection)
            for position in earlier + [event.position] {
                try connection.run(
                    "INSERT OR IGNORE INTO filed (subject, position) VALUES (?, ?)",
                    [SQLValue(number), SQLValue(position.number)])
            }
        }
    }

    private mutating func number(
        of subject: Subject, at position: Position, _ connection: borrowing Connection
    ) throws -> Int {
        if let number = subjects[subject] { return number }
        let found = try connection.scalar(
            "SELECT number FROM subject WHERE kind = ? AND key = ?",
            [.text(subject.kind), .text(subject.key)])
        if let number = found?.number {
            subjects[subject] = number
            return number
        }
        try connection.run(
            "INSERT INTO subject (kind, key, jurisdiction, indicator, first_position) VALUES (?, ?, ?, ?, ?)",
            [
                .text(subject.kind), .text(subject.key), SQLValue(subject.jurisdiction?.code),
                SQLValue(subject.indicator?.text), SQLValue(position.number),
            ])
        let number = Int(connection.lastInsertedRow)
        subjects[subject] = number
        return number
    }

    private mutating func origin(_ uri: String, _ connection: borrowing Connection) throws -> Int {
        if let number = origins[uri] { return number }
        try connection.run("INSERT OR IGNORE INTO origin (uri) VALUES (?)", [.text(uri)])
        let number =
            try connection.scalar("SELECT number FROM origin WHERE uri = ?", [.text(uri)])?.number ?? 0
        origins[uri] = number
        return number
    }

    private mutating func scale(_ names: [String], _ connection: borrowing Connection) throws -> Int {
        if let number = scales[names] { return number }
        let text = names.joined(separator: "|")
        try connection.run("INSERT OR IGNORE INTO scale (names) VALUES (?)", [.text(text)])
        let number =
            try connection.scalar("SELECT number FROM scale WHERE names = ?", [.text(text)])?.number ?? 0
        scales[names] = number
        return number
    }
}

/// When originals happened, as believed.
enum Occurrences {
    static func write(_ event: Event, _ known: Knowledge, _ connection: borrowing Connection) throws {
        try believe(event.content, of: event, from: event.position, connection)
        guard let original = known.original(of: event.id), original.event.position != event.position else {
            return
        }
        try believe(original.content, of: original.event, from: event.position, connection)
    }

    private static func believe(
        _ content: Content?, of event: Event, from known: Position, _ connection: borrowing Connection
    ) throws {
        let position = event.position
        try connection.run(
            "UPDATE occurrence SET known_to = ? WHERE position = ? AND known_to = 2147483647",
            [SQLValue(known.number), SQLValue(position.number)])
        guard let content else { return }
        try connection.run(
            """
            INSERT INTO occurrence (last_day, step_order, position, known_from, known_to, first_day, occurred, is_progress,
                payload, instrument)
            VALUES (?, ?, ?, ?, 2147483647, ?, ?, ?, ?, ?)
            """,
            [
                SQLValue(content.occurred.last.number), SQLValue(content.orderWithinDay),
                SQLValue(position.number),
                SQLValue(known.number), SQLValue(content.occurred.first.number), .text(content.occurred.text),
                SQLValue(content.isProgress ? 1 : 0),
                content.payload == event.content.payload
                    ? .null : .text(content.payload.text),
                SQLValue(instrument(of: content)?.text),
            ])
    }

    private static func instrument(of content: Content) -> InstrumentID? {
        Catalogue.changes(of: content).lazy.compactMap {
            if case .step(let step) = $0 { step.instrument } else { nil }
        }.first
    }
}

/// Whether cells have a finding or an assessment, as believed.
enum CellReads {
    static func write(
        _ cell: Int, isRead: Bool, at position: Position, _ connection: borrowing Connection
    ) throws {
        let was = try connection.scalar(
            "SELECT known_from FROM cell_read WHERE cell = ? AND known_to = 2147483647", [SQLValue(cell)])
        switch (was?.number, isRead) {
        case (nil, true):
            try connection.run(
                "INSERT INTO cell_read (cell, known_from, known_to) VALUES (?, ?, 2147483647)",
                [SQLValue(cell), SQLValue(position.number)])
        case (let known?, false):
            try connection.run(
                "UPDATE cell_read SET known_to = ? WHERE cell = ? AND known_from = ?",
                [SQLValue(position.number), SQLValue(cell), SQLValue(known)])
        default: return
        }
    }
}
