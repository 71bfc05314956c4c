// What is read for one cell against the plain replay: the whole slices, and the fewer facts that are computed with.
import EventLog
import Ledger
import LedgerService
import SQLiteLedger
import Testing

struct SliceTests {
    @Test(arguments: 901...908, [false, true])
    func `what is read of a cell is what a plain replay knows of it`(seed: Int, isShown: Bool) throws {
        let random = try RandomLog(seed: seed, events: 60)
        let file = try TemporaryLedger(random, batches: [4, 1, 9]).log
        var replayed = Knowledge()
        for event in random.events {
            replayed.apply(event)
            guard event.position.number % 7 == 0 || event.position.number == random.events.count else {
                continue
            }
            for case .cell(let cell) in Array(replayed.subjects) {
                var known = Knowledge(partial: true)
                try file.load(cell, into: &known, through: event.position, isShown: isShown)
                #expect(
                    known.facts(about: .cell(cell)) == replayed.facts(about: .cell(cell)),
                    "seed \(seed), \(event.position), \(cell)")
                for instrument in replayed.instruments(readFor: cell) {
                    #expect(
                        steps(of: instrument, known) == steps(of: instrument, replayed),
                        "seed \(seed), \(event.position), \(cell), \(instrument)")
                }
            }
        }
    }

    private func steps(of instrument: InstrumentID, _ known: Knowledge) -> [Fact] {
        known.facts(about: .instrument(instrument)).filter {
            if case .step = $0.change { true } else { false }
        }
    }

    @Test(arguments: 911...914) func `a reader that stays sees what a new one sees`(seed: Int) throws {
        let random = try RandomLog(seed: seed, events: 60)
        let ledger = try TemporaryLedger()
        let staying = LedgerReader(ledger.log, now: RandomLog.terms(seed).now)
        var after = Position.zero
        for proposal in random.proposals {
            _ = try ledger.log.append([proposal], after: nil, RandomLog.terms(seed))
            let head = try ledger.log.head().position
            guard head > after else { continue }
            after = head
            for position in [head, Position(head.number / 2)] {
                let point = Point(day: Day(number: 18_262), position: position, words: "")
                let fresh = LedgerReader(ledger.log, now: staying.now)
                let (given, expected) = (try staying.matrix(at: point), try fresh.matrix(at: point))
                #expect(given.map(\.title) == expected.map(\.title))
                #expect(given.map(\.cells) == expected.map(\.cells))
                #expect(
                    given.map { $0.indicators.map(\.version) }
                        == expected.map { $0.indicators.map(\.version) })
            }
        }
    }
}
