// Random numbers that are the same on every run, so that a failure names all that is needed to see it again.

/// The same numbers for the same seed (splitmix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int) {
        // Mixed first: the sequences of neighbouring seeds would be one sequence, shifted.
        state = SeededGenerator.mixed(UInt64(truncatingIfNeeded: seed))
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return SeededGenerator.mixed(state)
    }

    private static func mixed(_ number: UInt64) -> UInt64 {
        var mixed = (number ^ number >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// Whether something of a probability in per cent happens.
    mutating func happens(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    /// A number from 0 up to and without another.
    mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }

    /// One of several, or nothing of nothing.
    mutating func one<Element>(of elements: some Collection<Element>) -> Element? {
        elements.randomElement(using: &self)
    }

    /// Some of several, in their order.
    mutating func some<Element>(of elements: [Element], percent: Int) -> [Element] {
        elements.filter { _ in happens(percent) }
    }
}
