// How a position is read from the command line: as it is written everywhere, or as a bare number.
import CommandParsing
import Ledger

extension ValueReader where Value == Position {
    /// A position such as `#17` or 17, from the one given on.
    static func position(from first: Int) -> ValueReader {
        ValueReader { text throws(ParseProblem) in
            let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
            guard let number = Int(digits), digits.allSatisfy(\.isNumber) else {
                throw ParseProblem("must be a position such as 17 or '#17'")
            }
            guard (first...Int(Int32.max)).contains(number) else {
                throw ParseProblem("must be from \(first) to \(Int32.max)")
            }
            return Position(number)
        }
    }
}
