// A year, month or day as it is written, in which X stands for a digit that is not known.
// It knows how many there are and where, not what they mean.

struct EDTFNumeral {
    /// The number with every X read as 0, and with every X read as 9.
    let lowest: Int
    let highest: Int

    /// How many X there are, and whether they are the last characters.
    let unspecified: Int
    let isUnspecifiedFromRight: Bool

    /// Where it begins, in UTF-8 bytes of the whole text.
    let offset: Int

    var isExact: Bool { unspecified == 0 }
}

extension DateReader {
    /// Reads exactly `count` digits or X; `wanted` names them where there are fewer.
    mutating func numeral(_ count: Int, wanted: String) throws(EDTFProblem) -> EDTFNumeral {
        let start = offset
        var (lowest, highest, unspecified, isFromRight) = (0, 0, 0, true)
        for _ in 0..<count {
            lowest *= 10
            highest *= 10
            if take("X") {
                unspecified += 1
                highest += 9
            } else if let digit = digit() {
                isFromRight = isFromRight && unspecified == 0
                lowest += digit
                highest += digit
            } else {
                throw EDTFProblem.expected(wanted, at: self)
            }
        }
        return EDTFNumeral(
            lowest: lowest, highest: highest, unspecified: unspecified,
            isUnspecifiedFromRight: isFromRight, offset: start)
    }
}
