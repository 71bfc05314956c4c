// Which known name a mistyped one probably stands for.
// It only suggests; nothing is ever taken for something else on its word.

enum Suggestion {
    /// ". Did you mean 'x'?", or nothing where no known name is near enough.
    static func question(for typed: String, among names: [String]) -> String {
        nearest(to: typed, among: names).map { ". Did you mean '\($0)'?" } ?? ""
    }

    /// The nearest name at a distance of at most a third of the longer length; of equals the first.
    static func nearest(to typed: String, among names: [String]) -> String? {
        let near = names.compactMap { name -> (name: String, distance: Int)? in
            let distance = distance(from: typed.lowercased(), to: name.lowercased())
            return distance <= max(typed.count, name.count) / 3 ? (name, distance) : nil
        }
        return near.min { $0.distance < $1.distance }?.name
    }

    /// Insertions, deletions, replacements and swaps of neighbours that lead from one text to the other.
    static func distance(from first: String, to second: String) -> Int {
        let (first, second) = (Array(first), Array(second))
        var beforeLast: [Int] = []
        var last = Array(0...second.count)
        for (row, character) in first.enumerated() {
            var current = [row + 1]
            for (column, other) in second.enumerated() {
                let replaced = last[column] + (character == other ? 0 : 1)
                var least = min(replaced, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, character == second[column - 1], first[row - 1] == other {
                    least = min(least, beforeLast[column - 1] + 1)
                }
                current.append(least)
            }
            (beforeLast, last) = (last, current)
        }
        return last[second.count]
    }
}
