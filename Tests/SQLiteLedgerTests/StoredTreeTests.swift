// The tree over the stored log: the same whichever way events come in, at every position, and after a migration.
import EventLog
import Evidence
import Foundation
import Ledger
import SQLite
import Testing

@testable import SQLiteLedger

struct StoredTreeTests {
    /// The root at a position over the leaves of the events themselves, by the definition of RFC 9162 alone.
    private static func root(_ leaves: ArraySlice<Digest>) -> Digest {
        guard leaves.count > 1 else { return leaves.first ?? MerkleTree.emptyRoot }
        var half = 1
        while half * 2 < leaves.count { half *= 2 }
        return MerkleTree.nodeHash(
            root(leaves.prefix(half)), root(leaves.dropFirst(half)))
    }

    @Test(arguments: [1, 7, 400], [3, 4])
    func `the root at every position is that of the events`(_ batch: Int, _ seed: Int) throws {
        let random = try RandomLog(seed: seed, events: 600)
        let ledger = try TemporaryLedger(random, batches: [batch])
        let leaves = try random.events.map { event in
            EventLeaf(event, try #require(EventEvidence(event.salt))).hash
        }
        #expect(leaves.count > 512)
        for size in Array(stride(from: 0, through: leaves.count, by: 37)) + [
            255, 256, 257, 512, leaves.count,
        ] {
            let frontier = try MerkleTree.frontier(atSize: size, of: ledger.log)
            #expect(frontier?.root == Self.root(leaves.prefix(size)), "\(size)")
        }
        #expect(try ledger.log.verifyTree(progress: { _, _ in }, { _ in }) == nil)
    }

    @Test func `a refused batch and a rehearsal leave the tree as it was`() throws {
        let ledger = try TemporaryLedger(RandomLog(seed: 5, events: 40), batches: [8])
        let before = try ledger.lines("SELECT hex(frontier) FROM tree")
        var terms = RandomLog.unkept
        let refused = Proposal.assessment(nil, "KH", "unheard-of", "No", from: "2020-01-01")
        #expect(throws: AppendError.self) {
            try ledger.log.append([.draft("new"), refused], after: nil, terms)
        }
        terms.isRehearsal = true
        _ = try ledger.log.append([.draft("new")], after: nil, terms)
        #expect(try ledger.lines("SELECT hex(frontier) FROM tree") == before)
        _ = try ledger.log.append([.draft("new")], after: nil, RandomLog.unkept)
        #expect(try ledger.lines("SELECT hex(frontier) FROM tree") != before)
        #expect(try ledger.log.verifyTree(progress: { _, _ in }, { _ in }) == nil)
    }
}

/// A ledger of 223 events that was made by the program before the log proved itself. The roots were computed from its
/// rows by thirty lines of Python with `hashlib`, from the design alone.
struct MigrationTests {
    private static let earlier = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "Earlier/version-1.sqlite").path
    private static let root = "95e025069726e0195125b05b1487dbe3c7e3206d62ebe5f8b69291b60dbc6f82"
    private static let rootAt100 = "577e597495e98674ced93f545dd2b59c2255969b2875ba408588f4e1c4a2b8a0"

    private func copy() throws -> (TemporaryDirectory, String) {
        let directory = try TemporaryDirectory()
        let path = directory.file("earlier.lawledger")
        try FileManager.default.copyItem(atPath: Self.earlier, toPath: path)
        return (directory, path)
    }

    @Test func `an earlier ledger is migrated, verifies, and lies beside as it was`() throws {
        let (directory, path) = try copy()
        let log = try SQLiteLog(opening: path)
        #expect(log.migratedFrom == directory.file("earlier.lawledger.version-1"))
        #expect(try MerkleTree.frontier(atSize: 223, of: log)?.root.hexadecimal == Self.root)
        #expect(try MerkleTree.frontier(atSize: 100, of: log)?.root.hexadecimal == Self.rootAt100)
        #expect(try log.verifyTree(progress: { _, _ in }, { _ in }) == nil)
        #expect(try log.fileProblems().isEmpty)
        #expect(try log.projectionProblems { _, _ in }.isEmpty)
        let copied = try Connection(try #require(log.migratedFrom), access: .readOnly)
        #expect(try copied.scalar("PRAGMA user_version") == 1)
        #expect(try copied.scalar("SELECT count(*) FROM log") == 223)
        #expect(try SQLiteLog(opening: path).migratedFrom == nil)
    }

    @Test func `events go on from a migrated ledger`() throws {
        let (directory, path) = try copy()
        defer { withExtendedLifetime(directory) {} }
        let log = try SQLiteLog(opening: path)
        var terms = RandomLog.unkept
        terms.now = Instant(microseconds: 1_800_000_000_000_000)
        _ = try log.append([.draft("new")], after: Position(223), terms)
        #expect(try log.verifyTree(progress: { _, _ in }, { _ in }) == nil)
        #expect(try MerkleTree.frontier(atSize: 223, of: log)?.root.hexadecimal == Self.root)
    }

    @Test func `a migration that fails leaves the ledger as it was`() throws {
        let (directory, path) = try copy()
        do {
            let tampered = try Connection(path, access: .readWrite(create: false))
            try tampered.execute(
                "DROP TRIGGER log_is_never_changed; UPDATE log SET payload = 'no JSON' WHERE position = 50")
        }
        let error = #expect(throws: LedgerFileError.self) { try SQLiteLog(opening: path) }
        #expect(
            error.map { "\($0)" }?.contains("event #50 cannot be read") == true,
            "\(String(describing: error))")
        #expect(!FileManager.default.fileExists(atPath: directory.file("earlier.lawledger.version-1")))
        let left = try Connection(path, access: .readOnly)
        #expect(try left.scalar("PRAGMA user_version") == 1)
        #expect(try left.scalar("SELECT count(*) FROM log") == 223)
    }
}
