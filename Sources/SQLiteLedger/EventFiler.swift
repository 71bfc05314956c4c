// Files events: under their subjects, under the originals that they correct or retract, and on the world's axis.
// Rows wait until `flush`, which writes them in the order of their tables; what they say needs no cell.
import EventLog
import Ledger
import SQLite

/// Files one event after another.
struct EventFiler {
    private let log: StoredLog
    private var filed: [(subject: Int, position: Int)] = []
    private var occurrences = Occurrences()
    /// The jurisdictions whose cells what was filed may touch.
    private(set) var jurisdictions: Set<Jurisdiction> = []
    /// Whether an indicator was touched, and with it any cell.
    private(set) var touchesIndicators = false

    init(_ log: StoredLog) { self.log = log }

    /// How many rows wait.
    var waiting: Int { filed.count }

    /// Files an event that is in the log.
    mutating func file(_ event: Event, _ changes: [Change]) throws {
        guard case .amendment(let amendment)? = changes.first else {
            try file(event.position, under: Set(changes.flatMap(\.subjects)), at: event.position)
            return occurrences.begin(
                event, event.content, changes, from: event.position, try step(of: changes))
        }
        occurrences.begin(event, event.content, changes, from: event.position, nil)
        let group = try log.slice(around: amendment.event, through: event.position)
        guard let original = group.first else { return }
        let before = EventFiler.entry(group)
        let after = EventFiler.entry(group + [event])
        try log.connection.run(
            "INSERT INTO amendment (original, position) VALUES (?, ?)",
            [SQLValue(original.position.number), SQLValue(event.position.number)])
        for earlier in group + [event] {
            try file(earlier.position, under: after?.subjects ?? [], at: event.position)
        }
        if let content = before?.content { try occurrences.end(original, content, at: event.position, log) }
        if let content = after?.content {
            let changes = Catalogue.changes(of: content)
            occurrences.begin(original, content, changes, from: event.position, try step(of: changes))
        }
    }

    /// The original of a group with all that is said about it.
    private static func entry(_ group: [Event]) -> Entry? {
        var known = Knowledge(partial: true)
        known.take(group)
        return group.first.flatMap { known.entry(at: $0.position) }
    }

    private func step(of changes: [Change]) throws -> Int? {
        guard case .step(let step)? = changes.first else { return nil }
        return try log.subjects.number(.instrument(step.instrument), log.connection)
    }

    private mutating func file(_ position: Position, under subjects: Set<Subject>, at known: Position) throws
    {
        for subject in subjects.count > 1
            ? subjects.sorted(by: { ($0.kind, $0.key) < ($1.kind, $1.key) }) : Array(subjects)
        {
            let number = try log.subjects.number(subject, firstAt: known, log.connection)
            filed.append((number, position.number))
            switch subject {
            case .instrument, .cell:
                if let jurisdiction = subject.jurisdiction { jurisdictions.insert(jurisdiction) }
            case .indicator: touchesIndicators = true
            default: continue
            }
        }
    }

    /// Writes the rows that wait.
    mutating func flush() throws {
        filed.sort { $0 < $1 }
        let statement = try log.connection.prepare(
            "INSERT OR IGNORE INTO filed (subject, position) VALUES (?, ?)")
        for row in filed {
            try statement.bind(1, row.subject)
            try statement.bind(2, row.position)
            _ = try statement.step()
        }
        filed.removeAll(keepingCapacity: true)
        try occurrences.flush(log.connection)
    }
}
