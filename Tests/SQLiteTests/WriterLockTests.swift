import Foundation
import Glibc
@testable import SQLite
import Testing

@Suite struct `A writer lock` {
    let directory: TemporaryDirectory
    var path: String { directory.file("ledger.db") }

    init() throws { directory = try TemporaryDirectory() }

    func failure(timeoutMilliseconds: Int = 0) -> WriterLockError? {
        do {
            _ = try WriterLock(forDatabaseAt: path, timeoutMilliseconds: timeoutMilliseconds)
            return nil
        } catch {
            return error
        }
    }

    @Test func `excludes a second one and names the holder`() throws {
        let lock = try WriterLock(forDatabaseAt: path)
        #expect(failure() == .held(processID: getpid()))
        _ = consume lock
        #expect(failure() == nil)
    }

    @Test func `gives up when the waiting time is over`() throws {
        let lock = try WriterLock(forDatabaseAt: path)
        let start = ContinuousClock.now
        #expect(failure(timeoutMilliseconds: 30) == .held(processID: getpid()))
        #expect(ContinuousClock.now - start >= .milliseconds(30))
        _ = consume lock
    }

    @Test func `leaves its file, which only the owner can read`() throws {
        do { _ = try WriterLock(forDatabaseAt: path) }
        #expect(try directory.names == ["ledger.db-lock"])
        #expect(try directory.permissions(of: "ledger.db-lock") == 0o600)
    }

    @Test func `gives its file the mode of the database`() throws {
        #expect(
            FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: 0o664]))
        _ = try WriterLock(forDatabaseAt: path)
        #expect(try directory.permissions(of: "ledger.db-lock") == 0o664)
    }

    @Test func `is the same one through a symbolic link`() throws {
        #expect(FileManager.default.createFile(atPath: path, contents: nil))
        let link = directory.file("link.db")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        let lock = try WriterLock(forDatabaseAt: link)
        #expect(failure() == .held(processID: getpid()))
        _ = consume lock
    }

    // Process 1 runs, but did not start at the tick given; no process has the largest number.
    @Test(arguments: ["", "nonsense", "process 1\nstarted 1\n", "process 2147483647\nstarted 1\n"])
    func `names nobody when it is not sure`(content: String) throws {
        try Data(content.utf8).write(to: URL(filePath: path + "-lock"))
        let descriptor = unsafe open(path + "-lock", O_RDWR)
        defer { close(descriptor) }
        #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        #expect(failure() == .held(processID: nil))
    }

    @Test func `says why its file cannot be opened`() throws {
        let nowhere = directory.file("missing/ledger.db")
        #expect(throws: WriterLockError.cannotOpen("No such file or directory")) {
            _ = try WriterLock(forDatabaseAt: nowhere)
        }
    }

    @Test func `does not follow a link in place of its file`() throws {
        let victim = directory.file("victim")
        try Data("kept".utf8).write(to: URL(filePath: victim))
        try FileManager.default.createSymbolicLink(atPath: path + "-lock", withDestinationPath: victim)
        #expect(failure() == .cannotOpen("Too many levels of symbolic links"))
        #expect(try String(contentsOfFile: victim, encoding: .utf8) == "kept")
    }

    @Test func `whoever has waited longer asks more often`() {
        let pauses = [0, 400, 600, 1600, 4900].map { WriterLock.pause(after: .milliseconds($0)) }
        #expect(pauses == pauses.sorted(by: >))
        #expect(Set(pauses).count == 3)
    }
}
