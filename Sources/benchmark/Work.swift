// What the benchmark is asked to measure: the work and its words, such as `questions ledger=made-up.lawledger seed=1`.
// It is called by Scripts/bench alone, so that there is no help and no abbreviation.

struct Work {
    let name: String
    private let words: [String: String]

    init(_ arguments: [String]) throws {
        name = arguments.first ?? ""
        let pairs = try arguments.dropFirst().map { argument in
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw WorkProblem("“\(argument)” is not of the form name=value") }
            return (parts[0], parts[1])
        }
        words = Dictionary(pairs) { _, later in later }
    }

    func text(_ name: String) throws -> String {
        guard let word = words[name] else { throw WorkProblem("“\(self.name)” needs \(name)=…") }
        return word
    }

    func number(_ name: String) throws -> Int {
        let word = try text(name)
        guard let number = Int(word) else {
            throw WorkProblem("“\(name)” must be a whole number, not “\(word)”")
        }
        return number
    }
}

/// What keeps a measurement from being made.
struct WorkProblem: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
