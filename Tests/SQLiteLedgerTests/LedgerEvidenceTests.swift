// What a ledger says about its own evidence, in both stores: roots, checkpoints, proofs, and files that state a root.
import EventLog
import Evidence
import Ledger
import LedgerCoding
import LedgerService
import Testing

struct LedgerEvidenceTests {
    /// More than two tiles, and no whole number of them.
    private static let count = 600

    private static func filled(_ store: Store, seed: Int = 41, events count: Int = count) throws -> Subjected
    {
        let subjected = try Subjected(store)
        subjected.now = .endOfDay(Day(number: 20_000))
        _ = try subjected.append(try RandomLog(seed: seed, events: count).proposals)
        return subjected
    }

    @Test(arguments: Store.allCases) func `each position is found by its root`(_ store: Store) throws {
        let reader = try Self.filled(store).reader
        for number in [0, 1, 2, 255, 256, 257, 511, 512, 513, try reader.end().number] {
            let root = try reader.root(at: Position(number))
            #expect(try reader.position(ofRoot: root) { _, _ in } == Position(number))
        }
        #expect(throws: EvidenceProblem.unknownRoot(MerkleTree.leafHash([]))) {
            try reader.position(ofRoot: MerkleTree.leafHash([])) { _, _ in }
        }
    }

    @Test(arguments: Store.allCases) func `proofs between any two states are proved`(_ store: Store) throws {
        let subjected = try Self.filled(store)
        let (reader, events) = (subjected.reader, try subjected.events)
        let sizes = [1, 2, 255, 256, 257, 512, events.count]
        for (place, size) in sizes.enumerated() {
            let newer = try reader.checkpoint(at: Position(size))
            for older in try sizes[...place].map({ try reader.checkpoint(at: Position($0)) }) {
                let proof = try reader.consistencyProof(from: older, to: newer)
                #expect(proof.outcome(from: older, to: newer) == .proved)
            }
            for event in events.prefix(size) where event.position.number % 50 == 1 {
                let proof = try reader.inclusionProof(of: event, against: newer)
                #expect(proof.outcome(against: newer) == .proved)
            }
        }
    }

    @Test(arguments: Store.allCases) func `a checkpoint of another history, end or ledger is refused`(
        _ store: Store
    ) throws {
        let (reader, other) = (try Self.filled(store).reader, try Self.filled(store, seed: 42).reader)
        let end = try reader.end()
        let checkpoint = try reader.checkpoint(at: end)
        try reader.confirm(checkpoint)
        let rewritten = try other.checkpoint(at: Position(300))
        #expect(
            throws: EvidenceProblem.rewritten(
                size: 300, ledger: try reader.root(at: Position(300)), checkpoint: rewritten.root)
        ) { try reader.confirm(rewritten) }
        let longer = try Checkpoint(
            origin: checkpoint.origin, size: end.number + 1, root: checkpoint.root)
        #expect(throws: EvidenceProblem.cutOff(size: end.number + 1, end: end)) { try reader.confirm(longer) }
        let foreign = try Checkpoint(origin: "example.org", size: end.number, root: checkpoint.root)
        #expect(
            throws: EvidenceProblem.otherLedger(checkpoint: "example.org", ledger: checkpoint.origin)
        ) { try reader.confirm(foreign) }
    }

    @Test(arguments: Store.allCases) func `an event after a checkpoint is not proved by it`(_ store: Store)
        throws
    {
        let subjected = try Self.filled(store)
        let event = try #require(try subjected.events.last)
        let checkpoint = try subjected.reader.checkpoint(at: Position(10))
        #expect(throws: EvidenceProblem.notCovered(event: event.position, size: 10)) {
            try subjected.reader.inclusionProof(of: event, against: checkpoint)
        }
    }

    @Test(arguments: [51, 52, 53], Store.allCases)
    func `an export is taken by an empty ledger with its root, and refused when a part of it has changed`(
        seed: Int, store: Store
    ) throws {
        let subjected = try Self.filled(store, seed: seed, events: 150)
        var lines = try subjected.events.map { CloudEvents.line($0) }
        let end = try subjected.reader.end()
        let root = try subjected.reader.root(at: end)
        lines.append(
            ExportEnd(
                origin: subjected.log.origin, recorded: subjected.now, position: end, root: root.hexadecimal
            ).line)
        let taken = try Self.imported(lines, into: store, now: subjected.now)
        #expect(try taken.reader.root(at: taken.reader.end()) == root)
        lines[end.number / 2].replace(/"salt":"../, with: "\"salt\":\"zz")
        #expect(throws: RefusedFile.self) { try Self.imported(lines, into: store, now: subjected.now) }
        lines[end.number / 2].replace("\"salt\":\"zz", with: "\"salt\":\"00")
        let refused = #expect(throws: RefusedFile.self) {
            try Self.imported(lines, into: store, now: subjected.now)
        }
        #expect(refused?.problems.map(\.line) == [end.number + 1])
    }

    private static func imported(_ lines: [String], into store: Store, now: Instant) throws -> Subjected {
        let subjected = try Subjected(store)
        var terms = AppendTerms(now: now, recordedBy: "tester", random: { Array(repeating: 7, count: $0) })
        terms.keepsRecorded = true
        do {
            _ = try LedgerRecorder(subjected.log, terms).importFile(Array(lines.joined().utf8), after: nil)
        } catch {
            #expect(try subjected.reader.end() == .zero)
            throw error
        }
        return subjected
    }
}
