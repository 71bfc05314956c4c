// Progress on standard error, for work that takes longer than a second.
import Ledger
import Synchronization

/// Draws how far a piece of work has come.
final class Progress: Sendable {
    private let world: World
    private let what: String
    private let started: Instant
    private let drawn: Mutex<(at: Instant, any: Bool)>

    init(_ world: World, what: String) {
        self.world = world
        self.what = what
        started = world.now()
        drawn = Mutex((started, false))
    }

    /// Tells that some of all is done, of 0 where nobody knows how much that is; looks at the clock only now and then.
    func report(_ done: Int, of count: Int) {
        guard world.drawsProgress, done.isMultiple(of: 256) || done == count else { return }
        let now = world.now()
        guard now.microseconds - started.microseconds > 1_000_000 else { return }
        let draws = drawn.withLock { last in
            guard now.microseconds - last.at.microseconds > 100_000 || done == count else { return false }
            last = (now, true)
            return true
        }
        guard draws else { return }
        guard count > 0 else { return world.say("\r\(what): \(done)") }
        let percent = done * 100 / count
        world.say("\r\(what): \(done) of \(count) (\(percent) %)" + (done == count ? "\n" : ""))
    }
}
