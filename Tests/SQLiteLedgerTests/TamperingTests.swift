// What `verify` must find: the log changed behind the program's back, by whoever has the file and any SQLite program.
import EventLog
import Evidence
import Foundation
import Ledger
import SQLite
import Testing

@testable import SQLiteLedger

struct TamperingTests {
    private static let triggers =
        ["changed", "deleted"].map { "DROP TRIGGER log_is_never_\($0);" }.joined()
        + "DROP TRIGGER log_has_no_gaps; DROP TRIGGER log_time_never_goes_back;"
        + "DROP TRIGGER term_is_never_changed; DROP TRIGGER term_is_never_deleted;"

    private func ledger() throws -> TemporaryLedger {
        let ledger = try TemporaryLedger(RandomLog(seed: 11, events: 12), batches: [5])
        #expect(ledger.log.finishWriting())
        return ledger
    }

    private func tamper(_ path: String, _ sql: String) throws {
        let connection = try Connection(path, access: .readWrite(create: false))
        try connection.execute("PRAGMA ignore_check_constraints = ON;" + Self.triggers + sql)
    }

    private func tamper(_ ledger: TemporaryLedger, _ sql: String) throws { try tamper(ledger.path, sql) }

    private func fault(_ path: String) throws -> TreeFault? {
        try SQLiteLog(opening: path).verifyTree(progress: { _, _ in }, { _ in })
    }

    private func fault(_ ledger: TemporaryLedger) throws -> TreeFault? { try fault(ledger.path) }

    @Test func `nothing is found in a ledger that the program wrote`() throws {
        #expect(try fault(ledger()) == nil)
    }

    /// What each column of an event becomes; none keeps what it was.
    private static let changes = [
        ("id", "id = 'other'"), ("type", "type = CASE type WHEN 1 THEN 2 ELSE 1 END"),
        ("version", "version = version + 1"), ("occurred", "occurred = '1999-09-09'"),
        ("recorded", "recorded = recorded + 1"),
        ("recorded_by", "recorded_by = CASE recorded_by WHEN 1 THEN 2 ELSE 1 END"),
        ("origin", "origin = CASE origin WHEN 1 THEN 2 ELSE 1 END"),
        ("sources", "sources = '{\"none\":\"forged\"}'"), ("note", "note = coalesce(note, '') || '!'"),
        ("payload", "payload = '{\"forged\":true}'"), ("salt", "salt = randomblob(16)"),
        ("leaf", "leaf = randomblob(32)"), ("leaf", "leaf = x'00'"),
    ]

    @Test(arguments: changes)
    func `a change of any column of any event is found where it is`(_ column: String, _ change: String) throws
    {
        let ledger = try ledger()
        let count = try ledger.log.head().position.number
        let whole = try Data(contentsOf: URL(fileURLWithPath: ledger.path))
        for position in 1...count {
            let path = ledger.directory.file("tampered-\(position)")
            try whole.write(to: URL(fileURLWithPath: path))
            try tamper(path, "UPDATE log SET \(change) WHERE position = \(position)")
            #expect(try fault(path)?.position == Position(position), "\(column) of #\(position)")
        }
    }

    @Test(
        arguments: [
            ("a deletion", "DELETE FROM log WHERE position = 5", 5),
            (
                "a deletion that closes the gap",
                "DELETE FROM log WHERE position = 5; UPDATE log SET position = position - 1 WHERE position > 5",
                5
            ),
            ("a cut", "DELETE FROM log WHERE position > 8", 9),
            (
                "an exchange",
                "UPDATE log SET position = 99 WHERE position = 4; UPDATE log SET position = 4 WHERE position = 6;"
                    + "UPDATE log SET position = 6 WHERE position = 99", 4
            ),
            (
                "an insertion at the end",
                """
                INSERT INTO log SELECT max(position) + 1, 'forged', type, version, occurred, recorded, recorded_by, origin,
                    sources, note, payload, salt, leaf FROM log
                """, 0
            ),
            (
                "INSERT OR REPLACE",
                """
                INSERT OR REPLACE INTO log SELECT position, id, type, version, '1999', recorded, recorded_by, origin, sources,
                    note, payload, salt, leaf FROM log WHERE position = 7
                """, 7
            ),
            (
                "UPSERT",
                """
                INSERT INTO log SELECT * FROM log WHERE position = 3
                ON CONFLICT DO UPDATE SET occurred = '1999'
                """, 3
            ),
            ("a text of the log", "UPDATE term SET text = 'somebody else' WHERE text = 'an officer'", nil),
        ] as [(String, String, Int?)])
    func `what is done to the order or the texts of the log is found`(
        _ attempt: String, _ sql: String, _ position: Int?
    ) throws {
        let ledger = try ledger()
        let count = try ledger.log.head().position.number
        try tamper(ledger, sql)
        let fault = try #require(try fault(ledger), "\(attempt)")
        // 0 stands for the position after the last.
        if let position {
            #expect(fault.position?.number == (position == 0 ? count + 1 : position), "\(attempt)")
        }
    }

    @Test(arguments: [
        "UPDATE tree SET frontier = x'00'", "DELETE FROM tree", "INSERT INTO tile VALUES (0, randomblob(32))",
        "UPDATE tree SET frontier = CAST(substr(frontier, 1, 8) || randomblob(length(frontier) - 8) AS BLOB)",
    ])
    func `what is done to the tree beside the log is found`(_ sql: String) throws {
        let ledger = try ledger()
        try tamper(ledger, sql)
        #expect(try fault(ledger) != nil)
    }

    @Test func `a tile that was changed is found`() throws {
        let ledger = try TemporaryLedger(RandomLog(seed: 12, events: 300), batches: [100])
        try tamper(ledger, "UPDATE tile SET root = randomblob(32)")
        #expect(try fault(ledger)?.reason.contains("events #1 to #256") == true)
    }

    /// With the triggers in place nobody gets that far.
    @Test(arguments: [
        "UPDATE log SET occurred = '1999' WHERE position = 3", "DELETE FROM log WHERE position = 3",
        "INSERT OR REPLACE INTO log SELECT * FROM log WHERE position = 3",
        "INSERT INTO log SELECT * FROM log WHERE position = 3 ON CONFLICT DO UPDATE SET occurred = '1999'",
        "UPDATE log SET payload = NULL WHERE position = 3", "UPDATE term SET text = 'x' WHERE number = 1",
        "DELETE FROM term WHERE number = 1", "REPLACE INTO log SELECT * FROM log WHERE position = 3",
        "DELETE FROM ledger WHERE name = 'origin'", "UPDATE ledger SET value = 'urn:x' WHERE name = 'origin'",
        "INSERT OR REPLACE INTO ledger VALUES ('origin', 'urn:x')",
        "UPDATE ledger SET name = 'other' WHERE name = 'origin'",
    ])
    func `the triggers refuse what would change the log`(_ sql: String) throws {
        let ledger = try ledger()
        let connection = try Connection(ledger.path, access: .readWrite(create: false))
        #expect(throws: SQLiteError.self) { try connection.execute(sql) }
        #expect(try fault(ledger) == nil)
    }

    @Test func `a file attached by another process is protected by its triggers too`() throws {
        let ledger = try ledger()
        let other = try Connection(ledger.directory.file("other.db"), access: .readWrite(create: true))
        try other.execute("ATTACH '\(ledger.path)' AS kept")
        #expect(throws: SQLiteError.self) {
            try other.execute("UPDATE kept.log SET occurred = '1999' WHERE position = 3")
        }
    }

    @Test func `nothing is made anew, recorded of a redaction or erased where an event was changed`() throws {
        let ledger = try ledger()
        try tamper(ledger, "UPDATE log SET note = 'forged' WHERE position = 6")
        let log = try SQLiteLog(opening: ledger.path)
        let before = (try ledger.projections(), try ledger.lines("SELECT * FROM log"))
        #expect(throws: TreeFault.changed(Position(6))) { try log.rewriteProjections { _, _ in } }
        for position in [5, 6] {
            var event: Event?
            try log.forEachEvent(after: Position(position - 1), through: Position(position)) { event = $0 }
            let id = try #require(event?.id)
            #expect(throws: TreeFault.changed(Position(6))) {
                _ = try log.redact(id, [.recordedBy], because: "x", RandomLog.terms(1))
            }
        }
        #expect(try ledger.projections() == before.0)
        #expect(try ledger.lines("SELECT * FROM log") == before.1)
    }

    @Test func `what is left is given event by event, and the rest is named`() throws {
        let ledger = try ledger()
        let count = try ledger.log.head().position.number
        try tamper(
            ledger,
            "UPDATE log SET note = 'forged' WHERE position = 6; DELETE FROM log WHERE position IN (2, 3, \(count))"
        )
        var positions: [Int] = []
        let found = try SQLiteLog(opening: ledger.path).salvage(progress: { _, _ in }) {
            positions.append($0.position.number)
        }
        #expect(found.end == Position(count))
        #expect(found.lost == [2...3, 6...6, count...count])
        #expect(positions == (1...count).filter { ![2, 3, 6, count].contains($0) })
    }

    @Test(arguments: ["", "asia", "urn:", "urn:a b", "urn:ä", "urn:a\nb"])
    func `a ledger that does not say whose it is can be read, and nothing is recorded in it`(_ origin: String)
        throws
    {
        let ledger = try ledger()
        try tamper(
            ledger,
            "DROP TRIGGER identity_is_never_changed; DROP TRIGGER identity_is_never_deleted;"
                + (origin.isEmpty
                    ? "DELETE FROM ledger WHERE name = 'origin'"
                    : "UPDATE ledger SET value = '\(origin)' WHERE name = 'origin'"))
        let log = try SQLiteLog(opening: ledger.path)
        let expected = LedgerFileError.Kind.unidentified(origin.isEmpty ? nil : origin)
        for isRehearsal in [true, false] {
            var terms = RandomLog.unkept
            terms.isRehearsal = isRehearsal
            let error = #expect(throws: LedgerFileError.self) {
                _ = try log.append([.draft("new")], after: nil, terms)
            }
            #expect(error?.kind == expected)
        }
        #expect(try log.head() == ledger.log.head())
        #expect(try log.fileProblems().count == 1)
    }

    /// Whoever recomputes every hash is not found by the ledger alone; an earlier root finds it.
    @Test func `a rewritten history has another root at every earlier position from the change on`() throws {
        let ledger = try ledger()
        let count = try ledger.log.head().position.number
        let roots = try (0...count).map { try MerkleTree.frontier(atSize: $0, of: ledger.log)?.root }
        try tamper(ledger, "UPDATE log SET occurred = '1999' WHERE position = 6")
        try rehash(ledger)
        #expect(try fault(ledger) == nil)
        let log = try SQLiteLog(opening: ledger.path)
        for size in 0...count {
            let root = try MerkleTree.frontier(atSize: size, of: log)?.root
            #expect((root == roots[size]) == (size < 6), "\(size)")
        }
    }

    /// Does what an attacker would: computes every leaf, tile and the right edge from the changed events.
    private func rehash(_ ledger: TemporaryLedger) throws {
        let connection = try Connection(ledger.path, access: .readWrite(create: false))
        try connection.execute("DELETE FROM tree; DELETE FROM tile")
        let log = StoredLog(connection)
        var tree = try TreeWriter(log.connection)
        for event in try log.events("FROM log ORDER BY position", []) {
            let leaf = try tree.append(event, log.connection)
            try log.connection.run(
                "UPDATE log SET leaf = ? WHERE position = ?",
                [.blob(leaf.bytes), SQLValue(event.position.number)])
        }
        try tree.store(log.connection)
    }
}
