// A log as read through one connection: events by position, identifier and subject. Belongs to whoever holds the
// connection; remembers only what never changes.
import EventLog
import Ledger
import SQLite

/// A connection to a ledger and the texts that were read through it.
final class StoredLog: EventSource {
    let connection: Connection
    var terms = Terms()
    var levels = Levels()
    var subjects = Subjects()
    private var matrix: StoredMatrix?

    private var generation: Int?

    init(_ connection: consuming Connection) { self.connection = connection }

    /// Forgets every number that a transaction may have taken back, or that others may have given anew.
    func forget() {
        terms = Terms()
        forgetProjections()
    }

    private func forgetProjections() {
        levels = Levels()
        subjects = Subjects()
        matrix = nil
    }

    /// What the body makes of the matrix, which is read anew when anything was recorded since.
    func matrix<Result>(_ body: (inout StoredMatrix) throws -> Result) throws -> Result {
        let version = try connection.scalar("PRAGMA data_version")?.number
        var current = matrix
        // Held once, so that changing it copies nothing.
        matrix = nil
        if current?.version != version { current = nil }
        var read = try current ?? StoredMatrix(self, version: version)
        // The number does not change with what this connection writes itself.
        defer { if !connection.access.writes { matrix = read } }
        return try body(&read)
    }

    /// Forgets the numbers of the projections if they have been made anew since.
    func refresh() throws {
        let now = try connection.scalar(StoredLog.generation)?.number
        if now != generation { forgetProjections() }
        generation = now
    }

    /// How often the projections have been made anew.
    static let generation = "SELECT CAST(value AS INTEGER) FROM ledger WHERE name = 'generation'"

    /// Says that the projections are made anew.
    static let nextGeneration = """
        INSERT INTO ledger (name, value) VALUES ('generation', '1')
        ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1
        """

    /// The end of the log.
    func head() throws -> Head {
        var head = Head(position: .zero, recorded: nil)
        try connection.query("SELECT position, recorded FROM log ORDER BY position DESC LIMIT 1") { row in
            head = Head(
                position: Position(Int(try row.integer(at: 0))),
                recorded: Instant(microseconds: try row.integer(at: 1)))
        }
        return head
    }

    /// The event with an identifier.
    func event(_ id: EventID) throws -> Event? {
        try position(of: id).flatMap { try events(at: [$0]).first }
    }

    /// The events that a clause selects, in the order that it gives.
    func events(_ clause: String, _ bindings: [SQLValue]) throws -> [Event] {
        var events: [Event] = []
        try forEachEvent(clause, bindings) { events.append($0) }
        return events
    }

    private func forEachEvent(_ clause: String, _ bindings: [SQLValue], _ body: (Event) throws -> Void) throws
    {
        try connection.query("SELECT \(StoredEvents.columns) \(clause)", bindings) { row in
            try body(try StoredEvents.event(row, &terms, connection))
        }
    }

    /// Calls the body with each event after one position and up to another, in order.
    func forEachEvent(after: Position, through: Position, _ body: (Event) throws -> Void) throws {
        try forEachEvent(
            "FROM log WHERE log.position > ? AND log.position <= ? ORDER BY log.position",
            [SQLValue(after.number), SQLValue(through.number)], body)
    }

    /// The events at positions, in the order given.
    func events(at positions: some Sequence<Int>) throws -> [Event] {
        let statement = try connection.prepare(
            "SELECT \(StoredEvents.columns) FROM log WHERE log.position = ?")
        var events: [Event] = []
        for position in positions {
            try statement.bind(1, position)
            if try statement.step() {
                events.append(try StoredEvents.event(statement.row, &terms, connection))
            }
            statement.reset()
        }
        return events
    }

    /// The events filed under a subject, with all that corrects or retracts them.
    func slice(of subject: Subject, through: Position) throws -> [Event] {
        try events(
            """
            FROM filed JOIN log ON log.position = filed.position
            WHERE filed.subject = (SELECT number FROM subject WHERE kind = ? AND key = ?) AND filed.position <= ?
            ORDER BY filed.position
            """, [.text(subject.kind), .text(subject.key), SQLValue(through.number)])
    }

    /// The original that an event is about in the end, with all that corrects or retracts it.
    func slice(around id: EventID, through: Position) throws -> [Event] {
        guard let named = try position(of: id) else { return [] }
        let original =
            try connection.scalar("SELECT original FROM amendment WHERE position = ?", [SQLValue(named)])?
            .number
            ?? named
        return try events(at: try group(of: original, through: through))
    }

    /// The position of an event.
    func position(of id: EventID) throws -> Int? {
        try connection.scalar("SELECT position FROM log WHERE id = ?", [StoredIdentifiers.value(id)])?.number
    }

    /// The positions of an original and of all that corrects or retracts it.
    func group(of original: Int, through: Position) throws -> [Int] {
        try groups(of: [original], through: through)
    }

    /// The positions of originals, each with all that corrects or retracts it.
    func groups(of originals: [Int], through: Position) throws -> [Int] {
        let amendments = try connection.prepare(
            "SELECT position FROM amendment WHERE original = ? AND position <= ? ORDER BY position")
        var positions: [Int] = []
        for original in originals where original <= through.number {
            positions.append(original)
            try amendments.bind(1, original)
            try amendments.bind(2, through.number)
            while try amendments.step() { positions.append(Int(try amendments.integer(at: 0))) }
        }
        return positions
    }

    /// The subjects of a kind, by key.
    func subjects(
        kind: String, of jurisdictions: [Jurisdiction?] = [], through: Position
    ) throws -> [Subject] {
        var (keys, clause) = ([String](), "kind = ?1 AND first_position <= ?2")
        let asked = jurisdictions.isEmpty ? [nil] : jurisdictions
        if !jurisdictions.isEmpty { clause += " AND jurisdiction IS ?3" }
        for jurisdiction in asked {
            let bindings: [SQLValue] = [.text(kind), SQLValue(through.number), SQLValue(jurisdiction?.code)]
            try connection.query(
                "SELECT key FROM subject WHERE \(clause)\(jurisdictions.count > 1 ? "" : " ORDER BY key")",
                jurisdictions.isEmpty ? Array(bindings.prefix(2)) : bindings
            ) { keys.append(try $0.text(at: 0)) }
        }
        if jurisdictions.count > 1 { keys.sort() }
        return keys.compactMap { Subject(kind: kind, key: $0) }
    }

    /// Whether any event up to a position is filed under a subject.
    func isKnown(_ subject: Subject, through: Position) throws -> Bool {
        try connection.scalar(
            "SELECT 1 FROM subject WHERE kind = ? AND key = ? AND first_position <= ?",
            [.text(subject.kind), .text(subject.key), SQLValue(through.number)]) != nil
    }

    /// The positions of events that are filed under what belongs to jurisdictions, ascending.
    func positions(
        filedUnder jurisdictions: [Jurisdiction], after: Position, through: Position
    ) throws -> [Position] {
        var positions: Set<Int> = []
        for jurisdiction in jurisdictions {
            try connection.query(
                """
                SELECT position FROM subject JOIN filed ON filed.subject = subject.number
                WHERE jurisdiction = ? AND position > ? AND position <= ?
                """, [.text(jurisdiction.code), SQLValue(after.number), SQLValue(through.number)]
            ) { positions.insert(Int(try $0.integer(at: 0))) }
        }
        return positions.sorted().map { Position($0) }
    }

    /// The positions up to one of events that are filed under any of some subjects, ascending.
    func positions(filedUnder subjects: Set<Subject>, through: Position) throws -> [Position] {
        let filed = try connection.prepare("SELECT position FROM filed WHERE subject = ? AND position <= ?")
        var positions: Set<Int> = []
        for subject in subjects {
            guard let number = try self.subjects.number(subject, connection) else { continue }
            try filed.bind(1, number)
            try filed.bind(2, through.number)
            while try filed.step() { positions.insert(Int(try filed.integer(at: 0))) }
        }
        return positions.sorted().map { Position($0) }
    }

    /// The positions between two, the first left out, of events of the types that pass a test; of a type that never occurs
    /// no event is looked at.
    func positions(
        ofTypes isMeant: (String) -> Bool, after: Position, through: Position
    ) throws -> [Position] {
        var types: [String] = []
        try connection.query("SELECT number, text FROM term") {
            if isMeant(try $0.text(at: 1)) { types.append(String(try $0.integer(at: 0))) }
        }
        var positions: [Position] = []
        guard !types.isEmpty else { return positions }
        try connection.query(
            """
            SELECT position FROM log WHERE position > ? AND position <= ? AND type IN (\(types.joined(separator: ", ")))
            ORDER BY position
            """, [SQLValue(after.number), SQLValue(through.number)]
        ) { positions.append(Position(Int(try $0.integer(at: 0)))) }
        return positions
    }

    /// The instruments that have a finding for any of some cells, as known at a position: what bears on cells now names
    /// them; of an earlier position the facts do.
    func instruments(readFor cells: [Cell], knownAt position: Position) throws -> Set<InstrumentID> {
        var read: Set<InstrumentID> = []
        let isNow = try head().position <= position
        let bearing = try connection.prepare("SELECT source FROM bearing WHERE cell = ? AND source < 0")
        for cell in cells {
            guard isNow, let number = try subjects.number(.cell(cell), connection) else {
                read.formUnion(try facts(about: cell, through: position).instruments(readFor: cell))
                continue
            }
            try bearing.bind(1, number)
            while try bearing.step() {
                read.insert(try subjects.instrument(-Int(try bearing.integer(at: 0)), connection))
            }
        }
        return read
    }

    /// The last position recorded at or before an instant: recorded times never go back, so halving finds it.
    func position(knownAt instant: Instant) throws -> Position {
        var (low, high) = (0, try head().position.number)
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
