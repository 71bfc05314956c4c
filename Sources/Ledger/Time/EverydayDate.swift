// Dates as people write them, which are none of EDTF: they are told how to write them, rather than which character is wrong.

enum EverydayDate {
    /// What is wrong with a date in words, or with the day before the month and the year; nil for anything else.
    static func problem(of bytes: [UInt8]) -> EDTFProblem? {
        if let offset = firstWord(in: bytes) {
            return EDTFProblem(
                message:
                    "a date is written in figures, the year first: 2022-04-12, or 2022-04 or 2022 where no more is"
                    + " known", offset: offset)
        }
        guard endsWithYear(bytes) else { return nil }
        return EDTFProblem(
            message: "the year stands first, then the month and the day: 2022-04-12 for the 12th of April",
            offset: 0)
    }

    /// Where three letters stand together that are no unspecified digits.
    private static func firstWord(in bytes: [UInt8]) -> Int? {
        var start = 0
        for end in 0...bytes.count {
            if end < bytes.count, isLetter(bytes[end]) { continue }
            let word = bytes[start..<end]
            if word.count >= 3, !word.allSatisfy({ [UInt8]("xXuU".utf8).contains($0) }) { return start }
            start = end + 1
        }
        return nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// `12/04/2022`, `12.4.2022`, `12-04-2022`.
    private static func endsWithYear(_ bytes: [UInt8]) -> Bool {
        let parts = bytes.split(omittingEmptySubsequences: false) { [UInt8]("/.-".utf8).contains($0) }
        let areNumbers = parts.allSatisfy { part in
            part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
        return areNumbers && parts.count == 3 && (1...2).contains(parts[0].count)
            && (1...2).contains(parts[1].count) && parts[2].count == 4
    }
}
