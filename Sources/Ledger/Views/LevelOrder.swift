// The order in which counts of levels are listed.

/// High to low along the scale, then bounds, then what is no level.
public enum LevelOrder {
    /// Levels in words, in the order of the listing.
    public static func sorted(_ levels: some Sequence<String>, _ scale: [String]) -> [String] {
        levels.sorted { rank($0, scale) < rank($1, scale) }
    }

    private static func rank(_ words: String, _ scale: [String]) -> (Int, Int, String) {
        if let index = scale.firstIndex(of: words) { return (0, -index, words) }
        return (words.contains(Criteria.levelSeparator) ? 1 : 2, 0, words)
    }
}
