// From a double to the whole number that it is. Swift's `Int(exactly:)` is not used for doubles: optimised, it
// calls the C library's `trunc`, which a program that imports nothing is not linked with.

extension Int {
    /// The same number, or nil where it has a fraction or does not fit.
    init?(whole number: Double) {
        guard number.magnitude < 0x1p63 else { return nil }
        let integer = Int(number)
        guard Double(integer) == number else { return nil }
        self = integer
    }
}
