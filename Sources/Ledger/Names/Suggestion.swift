// "Did you mean …?": finds the known word that a mistyped one was probably meant to be.
// It knows nothing of what the words stand for, and never replaces a word by itself.

/// Finds the known word nearest to a mistyped one, for the end of a refusal.
public enum Suggestion {
    /// The candidate that continues `word` or is a few slips away from it; nil when none is. Case is ignored.
    ///
    /// `nearest(to: "groming", among: ["extradition", "grooming"])` is `"grooming"`.
    public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        let written = Array(word.lowercased())
        let bag = ByteBag(word)
        var best: (candidate: String, rank: Int)?
        for candidate in candidates {
            // Of tens of thousands of names hardly any is worth a closer look.
            guard bag.mayBeNear(candidate, slips: most(for: written.count), prefix: written.count) else {
                continue
            }
            guard let rank = rank(of: Array(candidate.lowercased()), for: written) else { continue }
            if let best, best.rank <= rank { continue }
            best = (candidate, rank)
        }
        return best?.candidate
    }

    /// “ Did you mean “grooming”?” with its leading space, or nothing when no candidate is near.
    public static func sentence(for word: String, among candidates: some Sequence<String>) -> String {
        sentence(naming: nearest(to: word, among: candidates).map { [$0] } ?? [])
    }

    /// The same sentence for words that are already chosen; nothing for none.
    static func sentence(naming words: [String]) -> String {
        guard !words.isEmpty else { return "" }
        return " Did you mean \(words.map { "“\($0)”" }.joined(separator: " or "))?"
    }

    /// 0 for the same word, 1 for its continuation, then one more than the number of slips; nil when too far.
    private static func rank(of offered: [Character], for written: [Character]) -> Int? {
        if offered == written { return 0 }
        if written.count >= shortestPrefix, offered.starts(with: written) { return 1 }
        let limit = most(for: written.count)
        // The lengths alone already tell most candidates apart, so a very long word costs nothing.
        guard abs(offered.count - written.count) <= limit else { return nil }
        let slips = slips(from: written, to: offered)
        // Two words of one letter are one slip apart and have nothing in common.
        guard slips <= limit, slips < max(offered.count, written.count) else { return nil }
        return slips + 1
    }

    /// How many slips a word of so many letters may have.
    private static func most(for count: Int) -> Int { max(1, min(3, count / 3)) }

    fileprivate static let shortestPrefix = 3

    /// Letters added, left out, replaced, or swapped with their neighbour (the optimal string alignment).
    private static func slips(from written: [Character], to offered: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...offered.count)
        for (row, letter) in written.enumerated() {
            var current = [row + 1]
            for (column, other) in offered.enumerated() {
                let replaced = last[column] + (letter == other ? 0 : 1)
                var least = min(last[column + 1] + 1, current[column] + 1, replaced)
                if row > 0, column > 0, letter == offered[column - 1], written[row - 1] == other {
                    least = min(least, beforeLast[column - 1] + 1)
                }
                current.append(least)
            }
            (beforeLast, last) = (last, current)
        }
        return last[offered.count]
    }
}

/// How often each byte is in a word, whatever the order: enough to tell that two words are far apart.
private struct ByteBag {
    private let counts: [Int]
    private let isPlain: Bool

    init(_ word: String) {
        var counts = [Int](repeating: 0, count: 32)
        for byte in word.utf8 { counts[Int(byte & 31)] += 1 }
        self.counts = counts
        isPlain = word.utf8.allSatisfy { $0 < 128 }
    }

    /// Whether a word may be so many slips away, or continue this one; words beyond ASCII always may.
    ///
    /// Letters of either case fall on one place, and so do some others, which only makes words nearer.
    func mayBeNear(_ word: String, slips: Int, prefix: Int) -> Bool {
        guard isPlain else { return true }
        var rest = counts
        var (missing, more) = (prefix, 0)
        for byte in word.utf8 {
            guard byte < 128 else { return true }
            let place = Int(byte & 31)
            rest[place] -= 1
            if rest[place] >= 0 { missing -= 1 } else { more += 1 }
        }
        // A letter that is replaced is missing on one side and more on the other.
        return missing <= slips && more <= slips || missing == 0 && prefix >= Suggestion.shortestPrefix
    }
}
