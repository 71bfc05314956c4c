// From text to the days that it can mean: a single date, or an interval of two.
// It decides what may stand alone and what at an end; what stands in one date is read by EDTFDateParser.

struct EDTFParser {
    private let text: String
    private let bytes: [UInt8]

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    func read() throws(EDTFProblem) -> EDTFDate {
        if let problem = EverydayDate.problem(of: bytes) { throw problem }
        try checkCharacters()
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else {
            return try single()
        }
        if let second = bytes[(slash + 1)...].firstIndex(of: UInt8(ascii: "/")) {
            throw EDTFProblem(message: "an interval has two ends: leave out the second /", offset: second)
        }
        return try interval(from: bytes[..<slash], to: bytes[(slash + 1)...])
    }

    private func checkCharacters() throws(EDTFProblem) {
        guard let first = bytes.first else {
            throw EDTFProblem(
                message: "the date is empty: write a day, a month or a year, such as 2019-08", offset: 0)
        }
        if first == UInt8(ascii: "[") || first == UInt8(ascii: "{") {
            throw EDTFLevelTwo.set.problem(at: 0)
        }
        var offset = 0
        for character in text.unicodeScalars {
            guard "0123456789-+:/.?~%XYTZES".unicodeScalars.contains(character) else {
                throw EDTFProblem.strange(character, at: offset)
            }
            offset += 1
        }
    }

    private func single() throws(EDTFProblem) -> EDTFDate {
        guard text != ".." else {
            throw EDTFProblem(
                message: "an open end belongs to an interval: write ../2022-04-19 or 2022-04-19/..", offset: 0
            )
        }
        let date = try EDTFDateParser.read(bytes[...])
        if date.season != nil, date.qualifier != .none {
            throw EDTFLevelTwo.seasonQualified.problem(at: bytes.count - 1)
        }
        return date
    }

    private func interval(
        from earlier: ArraySlice<UInt8>, to later: ArraySlice<UInt8>
    ) throws(EDTFProblem) -> EDTFDate {
        guard !(earlier.isEmpty && later.isEmpty) else {
            throw EDTFProblem(message: "both ends are missing: write ../.. if nothing is known", offset: 0)
        }
        let start = try end(earlier)
        let end = try end(later)
        if let start, let end, start.isCertainlyAfter(end) {
            throw EDTFProblem(
                message: "the interval ends before it begins: write the earlier date first",
                offset: later.startIndex)
        }
        return EDTFDate(
            form: .interval, first: start?.first ?? .distantPast, last: end?.last ?? .distantFuture,
            qualifier: (start?.qualifier ?? .none).union(end?.qualifier ?? .none))
    }

    /// One end of an interval, nil when it is open or unknown.
    private func end(_ part: ArraySlice<UInt8>) throws(EDTFProblem) -> EDTFDate? {
        guard !part.isEmpty, !part.elementsEqual("..".utf8) else { return nil }
        let date = try EDTFDateParser.read(part)
        switch date.form {
        case .calendar, .season, .interval: return date
        case .unspecified: throw EDTFLevelTwo.unspecifiedEnd.problem(at: part.startIndex)
        case .longYear:
            throw EDTFProblem(
                message: "a year with Y stands alone, not in an interval: write .. for an end that far",
                offset: part.startIndex)
        case .dateTime:
            throw EDTFProblem(
                message: "a time of day has no place in an interval: write the day only",
                offset: part.startIndex)
        }
    }
}
