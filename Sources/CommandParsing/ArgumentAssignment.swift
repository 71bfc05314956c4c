// Shares the words of a command line out among the arguments of the command, in their order.
// It counts only; the words are read by `Parser`.

struct ArgumentAssignment {
    private(set) var assigned: [(argument: ArgumentDeclaration, words: [String])] = []
    private(set) var missing: [ArgumentDeclaration] = []
    let surplus: [String]

    /// An optional or repeated argument leaves as many words as the later ones need.
    init(of words: [String], to arguments: [ArgumentDeclaration]) {
        var rest = words[...]
        for (index, argument) in arguments.enumerated() {
            let needed = arguments[(index + 1)...].count { $0.count.isRequired }
            let free = max(0, rest.count - needed)
            let taken = rest.prefix(Self.number(argument.count, free: free))
            rest = rest.dropFirst(taken.count)
            if taken.isEmpty, argument.count.isRequired { missing.append(argument) }
            assigned.append((argument, Array(taken)))
        }
        surplus = Array(rest)
    }

    private static func number(_ count: ArgumentCount, free: Int) -> Int {
        switch count {
        case .one: 1
        case .optional: min(1, free)
        case .oneOrMore: max(1, free)
        case .anyNumber: free
        }
    }
}
