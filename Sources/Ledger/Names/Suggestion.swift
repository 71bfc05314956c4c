// "Did you mean …?": finds the known word that a mistyped one was probably meant to be.
// It knows nothing of what the words stand for, and never replaces a word by itself.

/// Finds the known word nearest to a mistyped one, for the end of a refusal.
public enum Suggestion {
    /// The candidate that continues `word` or is a few slips away from it; nil when none is. Case is ignored.
    ///
    /// `nearest(to: "groming", among: ["extradition", "grooming"])` is `"grooming"`.
    public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        let written = Array(word.lowercased())
        var best: (candidate: String, rank: Int)?
        for candidate in candidates {
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
        let limit = max(1, min(3, written.count / 3))
        // The lengths alone already tell most candidates apart, so a very long word costs nothing.
        guard abs(offered.count - written.count) <= limit else { return nil }
        let slips = slips(from: written, to: offered)
        // Two words of one letter are one slip apart and have nothing in common.
        guard slips <= limit, slips < max(offered.count, written.count) else { return nil }
        return slips + 1
    }

    private static let shortestPrefix = 3

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
