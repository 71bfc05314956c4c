// What is taken as it stands, without making a tree of it, is what the reader of trees makes of it. Where the short
// way says nothing the long way decides, so only its yes can be wrong.
import JSON
@testable import Ledger
import LedgerCoding
import Testing

struct RecognizingTests {
    private static let reader = DraftReader(
        names: IndicatorNames([
            IndicatorID("list/one"), IndicatorID("made-up-checklist/indicator-2"),
            IndicatorID("sec-travel-tourism/grooming"),
        ]).resolver, keepsUnknown: false)

    /// Whether the proposal is taken as it stands; if so it must be what the long way reads.
    private func isRecognized(_ proposal: Proposal, _ place: String) -> Bool {
        guard let short = Self.reader.recognized(proposal) else { return false }
        var problems: [Problem] = []
        let long = Self.reader.readTree(proposal, original: nil, into: &problems)
        #expect(problems.isEmpty, "\(place): \(problems) \(proposal.data.text)")
        #expect(
            short == long && short.canonicalBytes == long?.canonicalBytes, "\(place): \(proposal.data.text)")
        return true
    }

    private func data(_ random: inout RandomPayload, _ payload: [String: JSON]) -> [String: JSON] {
        var data: [String: JSON] = [
            "occurred": .text(random.one(of: ["2022", "2022-04-12", "2022-04~", "2022/2023"])),
            "payload": .object(payload),
            "sources": random.one(of: [
                ["none": "a \"reason\""],
                [["title": "Gazette", "retrieved": "2022-01-31", "language": "en"]],
                [["url": "u"], ["document": "Vb. é", "quotation": "two\nlines"]],
            ]),
        ]
        if random.below(2) == 0 { data["note"] = .text(random.one(of: ["A remark.", "A\tremark “é”."])) }
        if random.below(2) == 0 { data["version"] = 1 }
        return data
    }

    @Test func `every example is taken as it stands, but for corrections`() {
        for type in Catalogue.all {
            #expect(
                isRecognized(Examples.proposal(type), type.name) == (type.name != "event.corrected"),
                "\(type.name)")
        }
    }

    @Test(arguments: Catalogue.all.map { $0.name })
    func `random drafts are read as they are the long way`(_ name: String) throws {
        let type = try #require(Catalogue.type(named: name))
        var recognized = 0
        for seed in 1...100 {
            var random = RandomPayload(seed: UInt64(seed))
            let payload = random.members(of: type.fields)
            let proposal = Proposal(type: name, data: .object(data(&random, payload)))
            if isRecognized(proposal, "seed \(seed)") { recognized += 1 }
        }
        #expect(recognized > 10 || name == "event.corrected", "\(name): \(recognized)")
    }

    /// Everything that may be wrong with one value, in turn.
    @Test func `what is wrong or not in its last form is left to the long way`() {
        let wrong: [JSON] = [
            nil, "", 1, -1, .number(1.5), true, [], [""], [nil], [1], [:], ["a": nil], ["a": ""], "kh",
            "Cambodia",
            "KHM", "one", "grooming",
            "No Such", "#a", "a b", "2022-13", "2022-02-30", "en_US", "x/y", "x//y/z", "-a", "AÉ", "../..",
            "\u{7F}", "a\\b",
        ]
        for type in Catalogue.all {
            for field in type.fields {
                for value in wrong {
                    var random = RandomPayload(seed: 7)
                    var payload = random.members(of: type.fields)
                    payload[field.name] = value
                    _ = isRecognized(
                        Proposal(type: type.name, data: .object(data(&random, payload))),
                        "\(type.name).\(field.name)")
                }
            }
        }
    }

    @Test func `so is what is wrong with the envelope`() {
        let type = EventType.assessmentRecorded
        let sources: [JSON] = [
            [], [:], nil, "x", [[:]], [["locator": "p. 1"]], [["title": ""]], [["title": nil]],
            [["title": 1]], ["none": ""], ["none": 1],
            ["none": "a", "title": "b"], [["title": "a", "retrieved": "2022"]],
            [["title": "a", "language": "e"]],
            [["title": "a", "strange": "b"]], ["title": "a"],
        ]
        var changes: [[String: JSON]] = sources.map { ["sources": $0] }
        changes += [
            ["note": ""], ["note": nil], ["note": 1], ["occurred": "20"], ["occurred": nil],
            ["occurred": 2022],
        ]
        changes += [
            ["version": 0], ["version": 2], ["version": "1"], ["version": nil], ["strange": "x"],
            ["payload": []],
        ]
        for change in changes {
            var random = RandomPayload(seed: 3)
            let whole = data(&random, type.example.payload).merging(change) { $1 }
            let proposal = Proposal(type: type.name, data: .object(whole))
            #expect(!isRecognized(proposal, "\(change)"), "\(change)")
        }
        #expect(!isRecognized(Proposal(type: "no.such", data: ["occurred": "2022"]), "type"))
    }

    @Test func `a line is the same proposal whether it is written as an export or with spaces`() throws {
        for type in Catalogue.all {
            let line = CloudEvents.line(Examples.event(try Examples.content(type))).dropLast()
            guard case .proposal(let short) = CloudEventsReader.read(line: Array(line.utf8), number: 4),
                case .proposal(let long) = CloudEventsReader.read(line: Array(" \(line)\r".utf8), number: 4)
            else {
                Issue.record("\(type.name)")
                continue
            }
            #expect(describe(short.proposal) == describe(long.proposal) && short.number == 4)
            #expect(short.bytes == Array(line.utf8) && long.bytes == Array(" \(line)".utf8))
        }
    }

    @Test func `and is refused alike where any byte of it is changed`() throws {
        let line = Array(
            CloudEvents.line(Examples.event(try Examples.content(.findingRecorded))).dropLast().utf8)
        for place in line.indices {
            for byte in Array("\"\\{}:, 0é".utf8) {
                var changed = line
                changed[place] = byte
                let short = describe(CloudEventsReader.read(line: changed, number: 1))
                let long = describe(CloudEventsReader.read(line: [0x20] + changed, number: 1))
                #expect(short == long, "\(String(decoding: changed, as: UTF8.self))")
            }
        }
    }

    private func describe(_ reading: CloudEventsReader.Reading) -> String {
        switch reading {
        case .blank: "blank"
        case .proposal(let line): describe(line.proposal)
        case .refused(let problems): problems.map(\.message).joined(separator: "; ")
        }
    }

    private func describe(_ proposal: Proposal) -> String { "\(proposal)" }
}
