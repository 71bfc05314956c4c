// The file: what is refused and with which words, what nobody can change, and what is kept when writing fails.
import EventLog
import Foundation
import Glibc
import Ledger
import LedgerService
import SQLite
import Testing

@testable import SQLiteLedger

struct LedgerFileTests {
    /// A ledger with two drafts in it.
    private func ledger() throws -> TemporaryLedger {
        let ledger = try TemporaryLedger()
        _ = try ledger.log.append([.draft("a"), .draft("b")], after: .zero, Self.terms)
        return ledger
    }

    private static let terms = AppendTerms(now: RandomLog.now, recordedBy: "tester") {
        Array(repeating: 7, count: $0)
    }

    private func sentence(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test(arguments: [
        "UPDATE log SET note = 'x' WHERE position = 1", "UPDATE log SET position = 9 WHERE position = 2",
        "DELETE FROM log",
        "DELETE FROM log WHERE position = 2",
        "INSERT OR REPLACE INTO log SELECT * FROM log WHERE position = 2",
        "REPLACE INTO log SELECT * FROM log WHERE position = 1",
        """
        INSERT OR REPLACE INTO log SELECT 3, id, type, version, occurred, recorded, recorded_by, origin, sources, note, payload, salt, leaf
        FROM log WHERE position = 2
        """,
        """
        INSERT INTO log SELECT * FROM log WHERE position = 2
        ON CONFLICT (position) DO UPDATE SET note = 'x'
        """,
        """
        INSERT INTO log SELECT 3, id, type, version, occurred, recorded, recorded_by, origin, sources, note, payload, salt, leaf
        FROM log WHERE position = 2 ON CONFLICT (id) DO UPDATE SET note = 'x'
        """,
        """
        INSERT INTO log SELECT 4, 'c', type, version, occurred, recorded, recorded_by, origin, sources, note, payload, salt, leaf
        FROM log WHERE position = 2
        """,
        """
        INSERT INTO log SELECT 3, 'c', type, version, occurred, recorded - 1, recorded_by, origin, sources, note, payload, salt, leaf
        FROM log WHERE position = 2
        """,
        "UPDATE term SET text = 'urn:x' WHERE number = 1", "DELETE FROM term",
        "INSERT OR REPLACE INTO term SELECT * FROM term",
    ])
    func `nothing in the log can be changed, removed, replaced or put out of order`(sql: String) throws {
        let ledger = try ledger()
        let before = try ledger.lines("SELECT * FROM log") + ledger.lines("SELECT * FROM term")
        let connection = try Connection(ledger.path, access: .readWrite(create: false))
        #expect(throws: SQLiteError.self) { try connection.run(sql) }
        #expect(try ledger.lines("SELECT * FROM log") + ledger.lines("SELECT * FROM term") == before)
    }

    @Test func `an event in its place is taken, so that the triggers refuse only what they should`() throws {
        let ledger = try ledger()
        let connection = try Connection(ledger.path, access: .readWrite(create: false))
        try connection.run(
            """
            INSERT INTO log SELECT 3, 'c', type, version, occurred, recorded, recorded_by, origin, sources, note, payload, salt, leaf
            FROM log WHERE position = 2
            """)
        #expect(try ledger.log.head().position == Position(3))
    }

    @Test func `a file of a newer program is refused`() throws {
        let ledger = try ledger()
        try Connection(ledger.path, access: .readWrite(create: false)).execute("PRAGMA user_version = 99")
        #expect(
            sentence { _ = try SQLiteLog(opening: ledger.path) }
                == "\(ledger.path): the ledger was written by a newer program (version 99 of the file); update lawledger to"
                + " read it")
    }

    @Test func `what is no ledger is refused and left as it is`() throws {
        let directory = try TemporaryDirectory()
        let foreign = directory.file("foreign.db")
        try Connection(foreign, access: .readWrite(create: true)).execute("CREATE TABLE t (a)")
        try Data("Only words.\n".utf8).write(to: URL(filePath: directory.file("text")))
        try Data().write(to: URL(filePath: directory.file("empty")))
        try FileManager.default.createDirectory(
            atPath: directory.file("folder"), withIntermediateDirectories: false)
        let cases = [
            ("foreign.db", "this file is not a ledger; nothing in it was changed"),
            ("text", "this file is not a ledger; nothing in it was changed"),
            ("empty", "the file is empty, so it is no ledger; delete it and run: lawledger init FILE"),
            ("folder", "this is not a file; give the path of a ledger"),
            ("missing", "there is no such file; make a ledger with: lawledger init FILE"),
        ]
        for (name, words) in cases {
            let path = directory.file(name)
            let before = FileManager.default.contents(atPath: path)
            #expect(sentence { _ = try SQLiteLog(opening: path) } == "\(path): \(words)")
            #expect(FileManager.default.contents(atPath: path) == before)
        }
        #expect(!FileManager.default.fileExists(atPath: directory.file("missing")))
    }

    @Test func `an existing file is never made into a ledger, and a failure leaves nothing behind`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("text")
        try Data("Only words.\n".utf8).write(to: URL(filePath: path))
        #expect(
            sentence { _ = try SQLiteLog.create(at: path, origin: "urn:x") }
                == "\(path): the file exists and is left as it is; give another name")
        #expect(FileManager.default.contents(atPath: path) == Data("Only words.\n".utf8))
        let nowhere = directory.file("nowhere/ledger.db")
        #expect(
            sentence { _ = try SQLiteLog.create(at: nowhere, origin: "urn:x") }
                == "\(nowhere): the file cannot be made: No such file or directory")
    }

    @Test func `a damaged event is refused with the name of the file`() throws {
        let ledger = try ledger()
        let connection = try Connection(ledger.path, access: .readWrite(create: false))
        try connection.run(
            """
            INSERT INTO log SELECT 3, 'c', type, version, 'no date', recorded, recorded_by, origin, sources, note, payload, salt, leaf
            FROM log WHERE position = 2
            """)
        #expect(
            sentence { _ = try ledger.log.event(EventID("c")) }
                == "\(ledger.path): the file is damaged (event #3 cannot be read); nothing was changed. Restore it from a copy,"
                + " or take over into a new ledger what can still be read (lawledger export --salvage > EXPORT, lawledger"
                + " init NEW, then lawledger --ledger NEW import EXPORT --keep-recorded)"
        )
    }

    @Test(arguments: [
        ("[]", "{}"), ("{}", "{}"), ("\"a\"", "{}"), ("[{\"title\":\"\"}]", "{}"),
        ("[{\"locator\":\"p. 1\"}]", "{}"),
        ("[{\"title\":\"a\",\"retrieved\":\"2022\"}]", "{}"), ("[{\"title\":\"a\"}", "{}"),
        ("{\"none\":\"\"}", "{}"),
        ("{\"none\":\"a\"}", ""), ("{\"none\":\"a\"}", "[]"), ("{\"none\":\"a\"}", "{"),
        ("{\"none\":\"a\"}", "{\"a\":1}x"),
        ("{\"none\":\"a\"}", "{ }"), ("{\"none\":\"a\"}", "{\"b\":1,\"a\":1}"),
        ("{\"none\":\"a\"}", "{\"a\":1,\"a\":1}"),
        ("{\"none\":\"a\"}", "{\"a\":1.50}"),
    ])
    func `so is one whose sources or payload were changed to what was never written`(
        _ sources: String, _ payload: String
    ) throws {
        let ledger = try ledger()
        let connection = try Connection(ledger.path, access: .readWrite(create: false))
        try connection.run(
            """
            INSERT INTO log SELECT 3, 'c', type, version, occurred, recorded, recorded_by, origin, ?, note, ?, salt, leaf
            FROM log WHERE position = 2
            """, [.text(sources), .text(payload)])
        #expect(
            sentence { _ = try ledger.log.event(EventID("c")) }?.contains("event #3 cannot be read") == true)
    }

    @Test func `a ledger in a directory that cannot be written is read as immutable`() throws {
        let ledger = try ledger()
        let directory = try TemporaryDirectory()
        let path = directory.file("copy.db")
        // As a backup writes it: in rollback-journal mode, with nothing beside it.
        try Connection(ledger.path, access: .readWrite(create: false)).run("VACUUM INTO ?", [.text(path)])
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: directory.path)
        defer {
            try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: directory.path)
        }
        // Whoever may write everywhere, such as root, cannot be kept out by permissions.
        guard unsafe access(directory.path, W_OK) != 0 else { return }
        let copy = try SQLiteLog(opening: path)
        #expect(copy.isImmutable)
        #expect(try copy.head().position == Position(2))
        #expect(
            sentence { _ = try copy.append([.draft("c")], after: nil, Self.terms) }
                == "\(path): the ledger is on a medium or in a directory that cannot be written; copy it elsewhere to record"
        )
    }

    @Test(arguments: ["-wal", "-journal"])
    func `no ledger is made where a part of another file lies beside its name`(_ suffix: String) throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("new.db")
        try Data("left".utf8).write(to: URL(filePath: path + suffix))
        #expect(
            sentence { _ = try SQLiteLog.create(at: path, origin: "urn:x") }
                == "\(path): \(path)\(suffix) is left of another file of that name and would be mixed into the new ledger;"
                + " move it away, or give another name")
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(FileManager.default.contents(atPath: path + suffix) == Data("left".utf8))
    }

    @Test func `a file that ends within a page is damaged`() throws {
        let ledger = try ledger()
        #expect(ledger.log.finishWriting())
        let directory = try TemporaryDirectory()
        let path = directory.file("copy.db")
        let content = try #require(FileManager.default.contents(atPath: ledger.path))
        try content.dropLast(1).write(to: URL(filePath: path))
        let words = try #require(sentence { _ = try SQLiteLog(opening: path) })
        #expect(words.hasPrefix("\(path): the file is damaged ("))
        try content.write(to: URL(filePath: path))
        #expect(try SQLiteLog(opening: path).head().position == Position(2))
    }

    @Test func `what a crash has left in a journal is put right by whoever opens the file`() throws {
        let ledger = try ledger()
        let directory = try TemporaryDirectory()
        let (path, crashed) = (directory.file("sent.db"), directory.file("crashed.db"))
        try Connection(ledger.path, access: .readWrite(create: false)).run("VACUUM INTO ?", [.text(path)])
        let connection = try Connection(path, access: .readWrite(create: false))
        try connection.execute("PRAGMA cache_size = 1; BEGIN IMMEDIATE; CREATE TABLE t AS SELECT * FROM log")
        try connection.execute(
            "INSERT INTO t SELECT t.* FROM t, log AS a, log AS b, log AS c, log AS d, log AS e")
        // What the disk holds in the middle of a transaction.
        for suffix in ["", "-journal"] {
            try FileManager.default.copyItem(atPath: path + suffix, toPath: crashed + suffix)
        }
        try connection.execute("ROLLBACK")
        let opened = try SQLiteLog(opening: crashed)
        #expect(try opened.head().position == Position(2))
        #expect(try opened.fileProblems() == [])
        #expect(try opened.append([.draft("c")], after: nil, Self.terms).map(\.position) == [Position(3)])
    }

    @Test func `nobody writes while another holds the lock, and the words say so`() throws {
        let ledger = try ledger()
        let lock = try WriterLock(forDatabaseAt: ledger.path)
        #expect(
            sentence { _ = try ledger.log.append([.draft("c")], after: nil, Self.terms) }
                == "\(ledger.path): another program is writing to this ledger (process \(getpid())); nothing was recorded."
                + " Try again when it is done")
        #expect(try ledger.log.head().position == Position(2))
        _ = consume lock
        #expect(try ledger.log.append([.draft("c")], after: nil, Self.terms).map(\.position) == [Position(3)])
    }

    @Test func `a full disk loses nothing and leaves nothing half-written`() throws {
        let ledger = try ledger()
        let before = try ledger.lines("SELECT * FROM log") + ledger.projections()
        let many = (1...2000).map { Proposal.draft("m\($0)", "kh/bill/2020/m\($0)") }
        let words = sentence {
            try ledger.log.write { open in
                let writer = open.writer
                let pages = try writer.log.connection.scalar("PRAGMA page_count")?.number ?? 0
                try writer.log.connection.execute("PRAGMA max_page_count = \(pages + 20)")
                _ = try writer.append(many, after: nil, Self.terms)
            }
        }
        #expect(
            words == "\(ledger.path): the disk is full; nothing was recorded. Free some space and try again")
        #expect(try ledger.lines("SELECT * FROM log") + ledger.projections() == before)
        #expect(try ledger.log.fileProblems().isEmpty)
        try ledger.log.write { try $0.writer.log.connection.execute("PRAGMA max_page_count = 1000000") }
        #expect(try ledger.log.append(many, after: Position(2), Self.terms).last?.position == Position(2002))
    }

    @Test func `a reader that keeps the file from being whole alone is told of`() throws {
        let ledger = try ledger()
        #expect(ledger.log.finishWriting())
        let reader = try ledger.reader()
        try reader.transaction(.deferred) {
            #expect(try reader.scalar("SELECT count(*) FROM log") == 2)
            _ = try ledger.log.append([.draft("c")], after: nil, Self.terms)
            #expect(!ledger.log.finishWriting())
        }
        _ = try ledger.log.append([.draft("d")], after: nil, Self.terms)
        #expect(ledger.log.finishWriting())
        #expect(FileManager.default.contents(atPath: ledger.path + "-wal").map(\.isEmpty) ?? true)
    }

    @Test func `another reader keeps what it sees until it asks anew`() throws {
        let ledger = try ledger()
        let reader = try ledger.reader()
        try reader.transaction(.deferred) {
            #expect(try reader.scalar("SELECT count(*) FROM log") == 2)
            _ = try ledger.log.append([.draft("c")], after: nil, Self.terms)
            #expect(try reader.scalar("SELECT count(*) FROM log") == 2)
        }
        #expect(try reader.scalar("SELECT count(*) FROM log") == 3)
        let second = try SQLiteLog(opening: ledger.path)
        _ = try second.append([.draft("d")], after: Position(3), Self.terms)
        #expect(try ledger.log.head().position == Position(4))
    }

    @Test func `appends of several writers at once all come in, one after another`() async throws {
        let ledger = try ledger()
        let logs = try (0..<3).map { _ in try SQLiteLog(opening: ledger.path, patienceMilliseconds: 20_000) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (writer, log) in logs.enumerated() {
                group.addTask {
                    for number in 0..<5 {
                        _ = try log.append([.draft("w\(writer)-\(number)")], after: nil, Self.terms)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try ledger.lines("SELECT position FROM log ORDER BY position") == (1...17).map { "\($0)" })
        #expect(Set(try ledger.lines("SELECT id FROM log")).count == 17)
        #expect(try ledger.log.fileProblems().isEmpty)
    }

    @Test func `a ledger that is opened again is the same`() throws {
        let random = try RandomLog(seed: 301, events: 40)
        let ledger = try TemporaryLedger(random, batches: [20])
        let again = try SQLiteLog(opening: ledger.path)
        #expect(again.origin == RandomLog.origin)
        #expect(!again.isImmutable)
        var events: [Event] = []
        try again.forEachEvent(after: .zero, through: .end) { events.append($0) }
        #expect(events == random.events)
    }
}
