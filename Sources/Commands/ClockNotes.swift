// What is noted of the clock before something is recorded: recorded times never go back, so one wrong time holds for all
// that is recorded after it.
import EventLog
import Ledger

extension Call {
    /// Notes a clock behind the log, whose time is then kept, and one far ahead of it.
    func noteClock(_ log: any EventLog) throws {
        guard let last = try log.head().recorded, let note = ClockNotes.note(of: world.now(), last: last)
        else {
            return
        }
        world.say("lawledger: note: \(note)\n")
    }

    /// Notes that what was recorded has not the time of this machine's clock.
    func noteFixedClock() {
        guard world.environment["LAWLEDGER_NOW"] != nil else { return }
        world.say(
            "lawledger: note: recorded by the time in LAWLEDGER_NOW, \(world.now()), and not by the clock\n")
    }
}

enum ClockNotes {
    /// How far behind the last event a clock may stand without a word, in microseconds: a minute.
    private static let behind: Int64 = 60_000_000
    /// How far ahead of it: a year, more than lies between two recordings of a ledger that is kept, and less than the usual
    /// slips of a clock, which is off by decades or by a digit of the year.
    private static let ahead: Int64 = 366 * 86_400_000_000

    /// What there is to say of a clock, given when the last event was recorded.
    static func note(of now: Instant, last: Instant) -> String? {
        if last.microseconds - now.microseconds > behind {
            return "the clock stands at \(now), before the last event (\(last)), whose time is kept"
        }
        guard now.microseconds - last.microseconds > ahead else { return nil }
        return
            "the clock stands at \(now), more than a year after the last event (\(last)); recorded times never go back: if"
            + " it is wrong, so is the time of all that is recorded from now on, unless the ledger is restored from a copy"
    }
}
