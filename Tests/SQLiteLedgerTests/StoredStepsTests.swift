// The steps of an instrument in one row: they are those that the log gives, at every position, and damage is told.
import EventLog
import Ledger
import SQLite
import Testing

@testable import SQLiteLedger

struct StoredStepsTests {
    /// All that is known of the steps of an instrument, a line each.
    private static func lines(_ id: InstrumentID, _ slice: FactSlice) -> [String] {
        Instrument(id, facts: slice.holding).facts.map {
            "\($0.position) \($0.id) \($0.known) \($0.occurred.text) \($0.change)"
        }
    }

    @Test(arguments: 1201...1212) func `steps from the row are those of the log, whenever known`(_ seed: Int)
        throws
    {
        let random = try RandomLog(seed: seed, events: 60)
        let ledger = try TemporaryLedger(random, batches: [[1], [1000], [5, 2]][seed % 3])
        let log = ledger.log
        let end = try log.head().position
        var fromRows = 0
        for case .instrument(let id) in try log.subjects(kind: "instrument", through: .end) {
            for number in 0...end.number {
                let position = Position(number)
                let events = try log.steps(of: [id], through: position)[0]
                let slice = try log.facts(aboutStepsOf: [id], through: position)[0]
                #expect(
                    Self.lines(id, slice) == Self.lines(id, FactSlice(events)), "seed \(seed) \(id) \(number)"
                )
            }
            let stored = StoredLog(try ledger.reader())
            let subject = try #require(try stored.subjects.number(.instrument(id), stored.connection))
            let steps = try StoredSteps(stored).steps(of: id, numbered: subject, through: .end)
            #expect((steps != nil) == (id.jurisdiction != nil))
            fromRows += steps?.holding.count ?? 0
        }
        #expect(fromRows > 0)
    }

    /// One step with everything that a step can have, and one with nothing.
    private static func steps() throws -> [Fact] {
        let id = InstrumentID("kh/act/2020/a")
        var slice = FactSlice()
        slice.add(
            .step(
                Step(
                    instrument: id, kind: try #require(StepKind.named("commencement-postponed")),
                    effect: .postpones,
                    provisions: ["s. 4", "s. 5(h)"],
                    titles: [
                        Title(text: "ច្បាប់", language: "km", isOriginal: true),
                        Title(text: "", language: nil, isOriginal: false),
                    ], instrumentKind: "act", number: "", issuingBody: "Parliament",
                    by: InstrumentID("kh/act/2021/b"), newDate: try EDTF("2022-04/2022-06"))),
            at: Position(3),
            id: EventID("0024bb9c-3800-7414-9027-c4d1c386bbc4"), known: Position(90),
            occurred: try EDTF("2019-08~"))
        for state in State.allCases {
            for effect in [StepEffect.raises(state), .leaves(state), .resumes, .reenacts, .nothing] {
                slice.add(
                    .step(
                        Step(
                            instrument: id, kind: try #require(StepKind.named("drafted")), effect: effect,
                            provisions: [], titles: [], instrumentKind: nil, number: nil, issuingBody: nil,
                            by: nil, newDate: nil)), at: Position(100 + slice.holding.count),
                    id: EventID("by hand"), known: Position(100 + slice.holding.count),
                    occurred: try EDTF("2020-02-29"))
            }
        }
        return slice.holding
    }

    @Test func `whatever a step says comes back`() throws {
        let steps = try Self.steps()
        let again = try StepCoding.slice(StepCoding.bytes(steps), of: InstrumentID("kh/act/2020/a")).holding
        let line = { (fact: Fact) in
            "\(fact.position) \(fact.id) \(fact.known) \(fact.occurred.text) \(fact.change)"
        }
        #expect(again.map(line) == steps.map(line))
    }

    @Test func `damaged steps are refused or read to their end`() throws {
        let bytes = StepCoding.bytes(try Self.steps())
        var refused = 0
        for place in bytes.indices {
            for damaged in [
                Array(bytes[..<place]), bytes[..<place] + [bytes[place] ^ 0x80] + bytes[(place + 1)...],
                bytes[..<place] + [0xFF] + bytes[(place + 1)...],
            ] {
                let slice = try? StepCoding.slice(Array(damaged), of: InstrumentID("kh/act/2020/a"))
                if slice == nil { refused += 1 }
            }
        }
        #expect(refused > bytes.count / 2)
    }
}
