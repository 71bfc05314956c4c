// An explanation by what is present, read through what bears on the day alone, is the one that is read off everything.
import EventLog
import JSON
import Ledger
import LedgerService
import Testing

@testable import SQLiteLedger

struct PresentExplanationTests {
    /// An explanation and the entries that it names, as text.
    private func words(_ found: (Explanation, Knowledge)?) -> String {
        guard let (explanation, known) = found else { return "none" }
        let positions =
            explanation.readings.map(\.position) + explanation.judgements.map(\.position)
            + explanation.objections.map(\.position)
        let contents = positions.map { "\($0) \(known.entry(at: $0)?.content?.payload.text ?? "gone")" }
        let steps = explanation.readings.map { reading in
            known.facts(about: .instrument(reading.finding.instrument)).compactMap { fact in
                if case .step = fact.change { fact.position.number } else { nil }
            }.description
        }
        let readings = explanation.readings.map {
            "\($0.position) \($0.finding.instrument) \(String(describing: $0.standing)) "
                + "\(String(describing: $0.levels)) \(String(describing: $0.row)) \($0.counts)"
        }
        let judgements = explanation.judgements.map { "\($0.position) \($0.version) \($0.role)" }
        let objections = explanation.objections.map { "\($0.position) \($0.stands)" }
        return [
            "\(explanation.value)", explanation.lawWords, "\(explanation.version.number)", "\(readings)",
            "\(judgements)", "\(objections)", "\(explanation.leavesOut)", "\(contents)", "\(steps)",
        ].joined(separator: "\n")
    }

    @Test(arguments: 501...506)
    func `a crowded cell is explained the same from what bears on a day and from everything`(seed: Int)
        throws
    {
        let (ledger, memory) = (try TemporaryLedger(), MemoryLog(origin: RandomLog.origin))
        var course = CrowdedCourse(seed: seed, length: 160)
        let take = { (proposal: Proposal) in
            do {
                _ = try memory.append([proposal], after: nil, RandomLog.unkept)
                _ = try ledger.log.append([proposal], after: nil, RandomLog.unkept)
                return true
            } catch AppendError.refused { return false }
        }
        for proposal in CrowdedCourse.prelude { #expect(try take(proposal)) }
        while let proposal = course.next() { if try take(proposal) { course.took(proposal) } }
        let end = memory.head().position
        #expect(end.number > 100)
        let (file, plain) = (
            LedgerReader(ledger.log, now: RandomLog.now), LedgerReader(memory, now: RandomLog.now)
        )
        let cell = try CrowdedCourse.cell
        var (near, shorter) = (0, 0)
        for number in stride(from: 11_000, through: 15_000, by: 211) {
            for basis in BasisChoice.allCases {
                let point = Point(day: Day(number: number), position: end, words: "then")
                let found = try file.explanation(of: cell, at: point, basis: basis)
                #expect(
                    try words(found) == words(plain.explanation(of: cell, at: point, basis: basis)),
                    "seed \(seed), \(point.day), \(basis)")
                if found?.0.leavesOut == true { shorter += 1 }
                let definitions = try file.knowledge(ofKind: "indicator", at: end)
                let present = try ledger.log.present(
                    of: cell, on: point.day, knownAt: end, basis: basis, definitions)
                if present != nil { near += 1 }
            }
        }
        #expect(near > 10, "seed \(seed)")
        #expect(shorter > 5, "seed \(seed)")
    }
}
