// Random numbers for property tests that are the same on every run.

/// The same numbers on every run (a xorshift generator; its state is never zero).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
