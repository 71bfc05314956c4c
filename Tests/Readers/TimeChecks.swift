// Dates and instants: what is read is kept as given, the quick way and the parser agree, a refusal points into the text.
import Ledger

extension ReaderCheck {
    /// EDTF dates and instants of RFC 3339.
    public static let times: [ReaderCheck] = [
        ReaderCheck(
            "edtf",
            texts: [
                "2022-04-12", "2019-08", "2019", "2022-08~", "2022-07/2022-12", "../2022-04-19",
                "2004-02-29?",
                "-0044-03-15", "19XX", "201X", "2004-XX", "1985-04-XX", "1985-XX-XX", "2001-21",
                "2001-21/2001-23",
                "Y170000002", "Y-999999999999", "2004-06-11%/", "1985-04-12T23:20:30Z",
                "1985-04-12T23:20:30+04:30",
                "2004-06~/2004-08?", "/2022", "0000", "-00XX",
            ],
            words: [
                "..", "XX", "Y-", "T24:00:00", "2001-34", "1390E1", "[1667,1668]", "S3", "-0000", "02-29",
                "/", "%",
            ],
            longest: 200, check: date),
        ReaderCheck(
            "instant",
            texts: [
                "2022-06-30T00:00:00Z", "2022-06-30T12:34:56.789Z", "2022-06-30T12:34:56.789012Z",
                "2022-06-30T12:34:56.7+05:30", "2016-12-31T23:59:60Z", "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999Z", "2017-01-01T05:29:60+05:30",
            ],
            words: ["+14:00", "-00:00", "T24:00:00", ":60", ".0000000", "-", "Y10000", "99:99"],
            longest: 120, check: instant),
    ]

    private static func date(_ text: String) throws -> Verdict {
        let day = Day(text)
        do {
            let date = try EDTF(text)
            try promise(isSame(date.text, text), "another text is kept: \(date.text)")
            try promise(date.first <= date.last, "it ends before it begins")
            if let day { try promise(date.first == day && date.last == day, "it is \(day) as a day") }
            if !text.contains("/") { try hold(date) }
            return .accepted
        } catch let error as EDTFProblem {
            try promise(day == nil, "a day that is no date: \(error.message)")
            try promise(
                (0...text.utf8.count).contains(error.offset), "refused at \(error.offset), outside the text")
            try promise(!error.message.isEmpty, "refused without a word")
            return .refused
        }
    }

    /// The same date in other forms: one that the quick way leaves to the parser, and its days written out.
    private static func hold(_ date: EDTF) throws {
        let isPlain = date.text.utf8.allSatisfy { (0x2D...0x39).contains($0) } && !date.text.contains("T")
        if isPlain, let marked = try? EDTF(date.text + "~") {
            try promise(marked.first == date.first && marked.last == date.last, "other days with a qualifier")
            try promise(marked.isApproximate && !date.isApproximate, "the qualifier is lost")
        }
        for day in [date.first, date.last] where (-9999...9999).contains(day.year) {
            let written = try EDTF("\(day)")
            try promise(written.first == day && written.isExact, "\(day) is read as \(written.first)")
            try promise(Day("\(day)") == day, "\(day) is no day")
        }
    }

    private static func instant(_ text: String) throws -> Verdict {
        guard let instant = Instant(text) else { return .refused }
        let written = "\(instant)"
        try promise(Instant(written) == instant, "written as \(written), which is another")
        try promise("\(Instant(written) ?? instant)" == written, "two forms are written")
        try promise((0...9999).contains(instant.day.year), "out of reach: \(written)")
        let general = written.dropLast() + "+00:00"
        try promise(Instant(String(general)) == instant, "the general reader takes \(general) for another")
        if text.hasSuffix("Z") {
            try promise(Instant(text.dropLast() + "+00:00") == instant, "the general reader reads another")
        }
        return .accepted
    }
}
