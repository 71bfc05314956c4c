// A payload read in place from its text says the same as one read from a tree, whatever its type.
import Foundation
import JSON
@testable import Ledger
import LedgerCoding
import Testing

struct PayloadTests {
    private func expectSame(_ members: [String: JSON], of type: EventType, _ place: String) throws {
        let canonical = try #require(
            CanonicalJSON(canonical: JSON.object(members).canonicalBytes), "\(place)")
        let fast = type.changes(Payload(canonical))
        let slow = type.changes(Payload(members))
        #expect(fast == slow, "\(place): \(canonical.text)")
        // Swift takes two spellings of one text for equal; these are not.
        let texts = [fast, slow].map { Array($0.map { Described.text($0) }.joined(separator: "\n").utf8) }
        #expect(texts[0] == texts[1], "\(place): \(canonical.text)")
    }

    @Test func `of every example`() throws {
        for type in Catalogue.all { try expectSame(type.example.payload, of: type, type.name) }
    }

    @Test func `of every frozen form`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Schema/events")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        for name in names where name.hasSuffix(".json") {
            let (lines, _) = CloudEventsReader.read(Array(try Data(contentsOf: folder.appending(path: name))))
            let proposal = try #require(lines.first, "\(name)").proposal
            let type = try #require(Catalogue.type(named: proposal.type), "\(name)")
            try expectSame(proposal.data["payload"]?.asObject ?? [:], of: type, name)
        }
    }

    @Test(arguments: Catalogue.all.map { $0.name })
    func `of random payloads`(_ name: String) throws {
        let type = try #require(Catalogue.type(named: name))
        for seed in 1...300 {
            var random = RandomPayload(seed: UInt64(seed))
            try expectSame(random.members(of: type.fields), of: type, "seed \(seed)")
        }
    }

    @Test func `where fields hold something else than they should`() throws {
        let strange: [JSON] = [1, .number(2.5), nil, true, [], [1, "a", []], [:], ["a": true], "", "x"]
        for type in Catalogue.all {
            for (index, value) in strange.enumerated() {
                let members = Dictionary(uniqueKeysWithValues: type.fields.map { ($0.name, value) })
                try expectSame(members, of: type, "\(type.name) \(index)")
            }
        }
    }
}
