// The tree over the log as others ask for it, and the check of the whole stored log against it.
public import Evidence
public import EventLog
public import Ledger
import SQLite

extension SQLiteLog {
    /// The hashes of leaves, counted from 0, as they are stored with the events.
    public func leafHashes(_ leaves: Range<Int>) throws -> [Digest] {
        try read { try StoredTree.leafHashes(leaves, $0.log.connection) }
    }

    /// The roots of the tiles, counted from 0, as they are stored.
    public func tileHashes(_ tiles: Range<Int>) throws -> [Digest] {
        try read { try StoredTree.tileHashes(tiles, $0.log.connection) }
    }

    /// Computes the leaf of every event anew and holds the stored tree against it; calls the body with each event that
    /// is whole. Reads one state of the ledger, however long it takes.
    ///
    /// - Returns: what is wrong, the first bad position first; nil where nothing is.
    public func verifyTree(
        progress: (Int, Int) -> Void, _ body: (Event) throws -> Void
    ) throws -> TreeFault? {
        try read { try TreeVerification($0.log).run(progress: progress, body) }
    }

    /// The first place where the log is not what its tree vouches for, or where parts of an event are gone and no
    /// redaction says who erased them; nil where there is none.
    public func treeProblem(progress: (Int, Int) -> Void) throws -> String? {
        var erased: [EventID: (position: Position, parts: Set<ErasablePart>)] = [:]
        var redactions: [Redaction] = []
        let fault = try verifyTree(progress: progress) { event in
            if !event.erased.isEmpty { erased[event.id] = (event.position, event.erased) }
            guard event.content.type == EventType.redactionName else { return }
            for case .redaction(let redaction) in Catalogue.changes(of: event.content) {
                redactions.append(redaction)
            }
        }
        if let fault { return fault.description }
        for redaction in redactions {
            erased[redaction.event]?.parts.subtract(redaction.parts)
            for correction in redaction.corrections { erased[correction] = nil }
        }
        let unaccounted = erased.values.filter { !$0.parts.isEmpty }.min { $0.position < $1.position }
        return unaccounted.map { event in
            let parts = ErasablePart.allCases.filter(event.parts.contains).map(\.rawValue)
            return
                "event \(event.position): parts of it were erased (\(parts.joined(separator: ", "))), and no redaction says by whom"
        }
    }
}

/// One walk through the stored log beside the tree.
struct TreeVerification {
    private let log: StoredLog
    private var frontier = Frontier()
    private var lastRecorded: Instant?

    init(_ log: StoredLog) { self.log = log }

    func run(progress: (Int, Int) -> Void, _ body: (Event) throws -> Void) throws -> TreeFault? {
        var walk = self
        do {
            try walk.walk(progress, body)
            return nil
        } catch let fault as TreeFault {
            return fault
        }
    }

    private mutating func walk(_ progress: (Int, Int) -> Void, _ body: (Event) throws -> Void) throws {
        let stored = try frontier { try StoredTree.frontier(log.connection) } ?? Frontier()
        let rows = try log.connection.prepare(
            "SELECT \(StoredEvents.columns), log.leaf FROM log ORDER BY position")
        while try rows.step() {
            let event = try event(rows.row)
            if let root = frontier.append(try leaf(of: event, rows.row)) { try compare(tileRoot: root) }
            try body(event)
            progress(frontier.size, max(stored.size, frontier.size))
        }
        if frontier.size < stored.size {
            throw TreeFault(
                position: Position(frontier.size + 1),
                reason: "it is missing: the tree covers \(stored.size) events, and the log ends before")
        }
        guard stored == frontier else {
            throw TreeFault(position: nil, reason: "the stored right edge of the tree is not that of the log")
        }
        let tiles = try log.connection.scalar("SELECT count(*) FROM tile")?.number
        guard tiles == frontier.size / StoredTree.tileSize else {
            throw TreeFault(position: nil, reason: "the log has not as many tiles as its events need")
        }
    }

    /// The next event, in its place and whole.
    private mutating func event(_ row: borrowing Row) throws -> Event {
        let expected = Position(frontier.size + 1)
        guard try row.integer(at: 0) == Int64(expected.number) else {
            throw TreeFault.missing(expected)
        }
        let read = Result { () throws -> Event in
            try StoredEvents.event(row, &log.terms, log.connection)
        }
        guard case .success(let event) = read else {
            throw TreeFault(position: expected, reason: "it cannot be read: what is stored of it was changed")
        }
        if let lastRecorded, event.recorded < lastRecorded {
            throw TreeFault(position: expected, reason: "it was recorded before the event before it")
        }
        lastRecorded = event.recorded
        return event
    }

    private func leaf(of event: Event, _ row: borrowing Row) throws -> Digest {
        let stored = try row.value(at: StoredEvents.columnCount)
        return try event.confirmedLeaf(stored.bytes.flatMap { Digest($0) })
    }

    private func compare(tileRoot root: Digest) throws {
        let number = frontier.size / StoredTree.tileSize - 1
        let stored = try? StoredTree.tileHashes(number..<number + 1, log.connection)
        guard stored == [root] else {
            throw TreeFault(
                position: nil,
                reason:
                    "the stored root of the events #\(number * StoredTree.tileSize + 1) to #\(frontier.size) is"
                    + " missing or another one")
        }
    }

    private func frontier(_ read: () throws -> Frontier?) throws -> Frontier? {
        do { return try read() } catch let error as LedgerFileError {
            if case .damaged(let detail) = error.kind { throw TreeFault(position: nil, reason: detail) }
            throw error
        }
    }
}
