// Copies of a ledger: whole while others write, verified, and the same as the original.
import EventLog
import Evidence
import Foundation
import Ledger
import LedgerCoding
import SQLite
import SQLiteLedger
import Testing

struct BackupTests {
    private func lines(_ log: SQLiteLog) throws -> String {
        var lines = ""
        try log.forEachEvent(after: .zero, through: .end) { lines += CloudEvents.line($0) }
        return lines
    }

    @Test func `a copy holds everything, is one file and verifies`() throws {
        let ledger = try TemporaryLedger(RandomLog(seed: 21, events: 300), batches: [50])
        let path = ledger.directory.file("copy")
        try ledger.log.backUp(to: path) { _, _ in }
        #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
        let copy = try SQLiteLog(opening: path)
        #expect(try lines(copy) == lines(ledger.log))
        #expect(try copy.verifyTree(progress: { _, _ in }, { _ in }) == nil)
        #expect(try copy.fileProblems().isEmpty)
        #expect(try copy.projectionProblems { _, _ in }.isEmpty)
    }

    @Test func `a copy made while others write is a state that the ledger had`() async throws {
        let ledger = try TemporaryLedger(RandomLog(seed: 22, events: 100), batches: [50])
        let start = try ledger.log.head().position.number
        let path = ledger.path
        let writing = Task.detached {
            let log = try SQLiteLog(opening: path, patienceMilliseconds: 20_000)
            for number in 0..<60 {
                _ = try log.append([.draft("written-\(number)")], after: nil, RandomLog.unkept)
            }
        }
        var copies: [String] = []
        for number in 0..<6 {
            let copy = ledger.directory.file("copy-\(number)")
            try ledger.log.backUp(to: copy) { _, _ in }
            copies.append(copy)
        }
        try await writing.value
        let whole = try lines(ledger.log)
        for path in copies {
            let copy = try SQLiteLog(opening: path)
            let events = try lines(copy)
            #expect(whole.hasPrefix(events))
            #expect(try copy.head().position.number >= start)
            #expect(try copy.verifyTree(progress: { _, _ in }, { _ in }) == nil)
        }
    }

    @Test(arguments: ["copy", "copy-wal"]) func `a file that is there is left as it is`(_ name: String) throws
    {
        let ledger = try TemporaryLedger(RandomLog(seed: 23, events: 20), batches: [50])
        let path = ledger.directory.file(name)
        try Data("something".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: LedgerFileError.self) {
            try ledger.log.backUp(to: ledger.directory.file("copy")) { _, _ in }
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("something".utf8))
    }

    private struct Unverified: Error {}

    @Test func `a copy has its name only once it is verified, and is gone where it is not`() throws {
        let ledger = try TemporaryLedger(RandomLog(seed: 25, events: 20), batches: [50])
        let path = ledger.directory.file("copy")
        let names = { try FileManager.default.contentsOfDirectory(atPath: ledger.directory.path).sorted() }
        let before = try names()
        #expect(throws: Unverified.self) {
            try ledger.log.backUp(to: path) { _, _ in
            } verifying: { copy in
                #expect(!FileManager.default.fileExists(atPath: path))
                #expect(try copy.head() == ledger.log.head())
                throw Unverified()
            }
        }
        #expect(try names() == before)
        try ledger.log.backUp(to: path) { _, _ in }
        #expect(try names() == ["copy"] + before)
    }

    /// A process with the number 1 is always there; one of the highest possible number is not.
    @Test func `what a backup that was killed has left is removed by the next one of that name`() throws {
        let ledger = try TemporaryLedger(RandomLog(seed: 26, events: 5), batches: [50])
        let left = ["copy.making-4194305", "copy.making-4194305-journal"]
        let kept = ["copy.making-1", "copy.making-", "copy.making-4194305-other", "other.making-4194305"]
        for name in left + kept {
            try Data("left".utf8).write(to: URL(fileURLWithPath: ledger.directory.file(name)))
        }
        try ledger.log.backUp(to: ledger.directory.file("copy")) { _, _ in }
        let exists = { FileManager.default.fileExists(atPath: ledger.directory.file($0)) }
        #expect(!left.contains(where: exists))
        #expect(kept.allSatisfy(exists))
    }

    /// What the file answers: its events, and every cell on every day as known at the end.
    private func answers(_ log: SQLiteLog) throws -> [String] {
        var answers = [try lines(log)]
        try log.forEachSpan(endingAfter: .distantPast, knownAt: .end) { answers.append("\($0) \($1)") }
        return answers
    }

    /// Everything that checks the file finds: whatever it throws is found too.
    private func isFound(_ path: String) -> Bool {
        do {
            let log = try SQLiteLog(opening: path)
            return try !log.fileProblems().isEmpty || log.verifyTree(progress: { _, _ in }, { _ in }) != nil
                || !log.projectionProblems { _, _ in }.isEmpty
        } catch {
            return true
        }
    }

    @Test(arguments: 1...4) func `a flipped bit of the file is found, or changes no answer`(_ seed: Int)
        throws
    {
        let ledger = try TemporaryLedger(RandomLog(seed: 24, events: 60), batches: [50])
        #expect(ledger.log.finishWriting())
        let whole = try Data(contentsOf: URL(fileURLWithPath: ledger.path))
        let expected = try answers(ledger.log)
        var generator = SeededGenerator(seed: seed)
        var found = 0
        for number in 0..<60 {
            var flipped = whole
            let place = generator.below(whole.count)
            flipped[place] ^= 1 << UInt8(generator.below(8))
            let path = ledger.directory.file("flipped-\(number)")
            try flipped.write(to: URL(fileURLWithPath: path))
            if isFound(path) {
                found += 1
            } else {
                #expect(try answers(SQLiteLog(opening: path)) == expected, "byte \(place)")
            }
            for suffix in ["", "-wal", "-shm", "-lock"] {
                try? FileManager.default.removeItem(atPath: path + suffix)
            }
        }
        #expect(found > 0)
    }
}
