// The time of day of an EDTF date-time: it is checked and then left out, for the day counts as written.
// It neither converts to UTC nor reads decimals; instants of the record do.

extension DateReader {
    /// Checks `hh:mm:ss`, and `Z` or `±hh` or `±hh:mm` if one follows, up to the end of the date.
    mutating func checkTimeOfDay() throws(EDTFProblem) {
        try twoDigits("hours", upTo: 23)
        try separator()
        try twoDigits("minutes", upTo: 59)
        try separator()
        try twoDigits("seconds", upTo: 59)
        if isAtEnd || take("Z") { return }
        guard take("+") || take("-") else {
            throw EDTFProblem.expected("Z, or an offset such as +07:00,", at: self)
        }
        try twoDigits("hours of the offset", upTo: 23)
        if take(":") { try twoDigits("minutes of the offset", upTo: 59) }
    }

    private mutating func twoDigits(_ name: String, upTo largest: Int) throws(EDTFProblem) {
        let start = offset
        guard let value = number(digits: 2) else {
            throw EDTFProblem.expected("two digits for the \(name)", at: self)
        }
        guard value <= largest else {
            throw EDTFProblem(
                message: "\(value) is too much for the \(name): write 00 to \(largest)", offset: start)
        }
    }

    private mutating func separator() throws(EDTFProblem) {
        guard take(":") else { throw EDTFProblem.expected("a colon, as in 23:20:30,", at: self) }
    }
}
