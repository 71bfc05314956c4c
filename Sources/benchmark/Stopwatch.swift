// Times and what is said of several of them. Medians, because a machine that others use gives long tails.
import JSON

enum Stopwatch {
    /// Nanoseconds that a body takes.
    static func nanoseconds(_ body: () throws -> Void) rethrows -> Int {
        let start = ContinuousClock.now
        try body()
        return (ContinuousClock.now - start).nanoseconds
    }

    /// The times of a body called again and again: a hundred times, or fewer where that takes over two seconds.
    static func samples(most: Int = 100, _ body: (Int) throws -> Void) rethrows -> [Int] {
        let start = ContinuousClock.now
        var times: [Int] = []
        while times.count < most, times.isEmpty || ContinuousClock.now - start < .seconds(2) {
            let call = times.count
            times.append(try nanoseconds { try body(call) })
        }
        return times
    }

    /// What is written of samples.
    static func summary(_ nanoseconds: [Int]) -> JSON {
        let sorted = nanoseconds.sorted()
        return [
            "median_nanoseconds": .integer(sorted.isEmpty ? 0 : sorted[sorted.count / 2]),
            "least_nanoseconds": .integer(sorted.first ?? 0),
            "greatest_nanoseconds": .integer(sorted.last ?? 0),
            "samples": .integer(sorted.count),
        ]
    }

    /// So many things in so many nanoseconds, a second.
    static func rate(_ count: Int, _ nanoseconds: Int) -> JSON {
        .number((Double(count) * 1e9 / Double(max(nanoseconds, 1))).rounded())
    }
}

extension Duration {
    var nanoseconds: Int {
        Int(components.seconds) * 1_000_000_000 + Int(components.attoseconds / 1_000_000_000)
    }
}
