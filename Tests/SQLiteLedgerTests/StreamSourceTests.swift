// What a stream of events finds of the log without asking the file.
import EventLog
import Ledger
import SQLite
import Testing

@testable import SQLiteLedger

struct StreamSourceTests {
    @Test func `identifiers are ordered as their index is`() throws {
        let connection = try Connection(":memory:", access: .readWrite(create: true))
        try connection.execute("CREATE TABLE id (id ANY UNIQUE) STRICT")
        let ids = [
            "b", "ba", "a", "é", "e\u{301}", "z", "0024bb9c-3800-7414-9027-c4d1c386bbc4", "漢",
            "ff24bb9c-3800-7414-9027-c4d1c386bbc4", "0024bb9c-3800-7414-9027-c4d1c386bbc3", "\u{1F600}",
            "0024BB9C-3800-7414-9027-c4d1c386bbc4",
        ].map { StoredIdentifiers.value(EventID($0)) }
        for id in ids { try connection.run("INSERT INTO id VALUES (?)", [id]) }
        var ordered: [SQLValue] = []
        try connection.query("SELECT id FROM id ORDER BY id") { ordered.append(try $0.value(at: 0)) }
        #expect(ordered == ids.sorted { StoredIdentifiers.isOrdered($0, before: $1) })
    }

    @Test func `an event is found whether its identifier is the last one or not`() throws {
        let ledger = try TemporaryLedger()
        let ids = ["m", "a", "z", "0024bb9c-3800-7414-9027-c4d1c386bbc4", "b"].map { EventID($0) }
        try ledger.log.write { open in
            let log = open.writer.log
            #expect(try ids.allSatisfy { try StreamSource(log).event($0) == nil })
            for id in ids {
                _ = try open.writer.append([.draft(id.text)], after: nil, RandomLog.unkept)
                #expect(try StreamSource(log).event(id)?.id == id)
            }
            let source = try StreamSource(log)
            #expect(try ids.allSatisfy { try source.event($0)?.id == $0 })
            #expect(try source.event(EventID("ff24bb9c-3800-7414-9027-c4d1c386bbc4")) == nil)
            #expect(try source.event(EventID("c")) == nil)
        }
    }

    @Test func `a kind of which nothing was there is found once something is`() throws {
        let ledger = try TemporaryLedger()
        try ledger.log.write { open in
            let source = try StreamSource(open.writer.log)
            #expect(try source.subjects(kind: "instrument", through: .end).isEmpty)
            #expect(try source.subjects(kind: "instrument", through: .end).isEmpty)
            _ = try open.writer.append([.draft("a")], after: nil, RandomLog.unkept)
            #expect(try source.subjects(kind: "instrument", through: .end).count == 1)
        }
    }
}
