// Why a text is not a date of EDTF level 0 or 1, and what to write instead.
// The wordings of level 2 and of characters are tables here; those of the grammar stand where they are found.

/// The reason why a text is refused as a date.
public struct EDTFProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong and what to do, as a phrase that can follow a colon.
    public let message: String

    /// Where it is wrong: UTF-8 bytes from the beginning of the text.
    public let offset: Int

    /// Makes a problem; `offset` counts UTF-8 bytes from the beginning of the text.
    public init(message: String, offset: Int) {
        self.message = message
        self.offset = offset
    }

    /// The message, without its place.
    public var description: String { message }
}

/// What EDTF level 2 has and level 1 has not.
enum EDTFLevelTwo: String, CaseIterable {
    case set = "a set of dates"
    case exponent = "a year with an exponent"
    case significantDigits = "a year with significant digits"
    case partQualified = "a qualifier of one part of a date"
    case seasonQualified = "a season with a qualifier, outside an interval,"
    case seasonGroup = "a quarter, a half-year or a season of a hemisphere (25 to 41)"
    case unspecified = "an unspecified digit in this place"
    case unspecifiedEnd = "an interval from or to unspecified digits"

    private var remedy: String {
        switch self {
        case .set: "write the interval from the earliest to the latest, such as 1667/1672"
        case .exponent: "write the year out, such as Y170000000"
        case .significantDigits: "write the years that it can mean, such as 19XX, 195X or 1950/1953"
        case .partQualified: "write ?, ~ or % once, after the whole date, such as 2004-06~"
        case .seasonQualified: "write the season alone, such as 2011-23, or the year, such as 2011~"
        case .seasonGroup: "write the months as an interval, such as 2001-04/2001-06"
        case .unspecified: "write the interval of all that it can mean, such as 1000/1999 for 1XXX"
        case .unspecifiedEnd: "write the end without them, such as 2000 for 2000-XX"
        }
    }

    func problem(at offset: Int) -> EDTFProblem {
        EDTFProblem(
            message: "\(rawValue) is EDTF level 2, and only levels 0 and 1 are read: \(remedy)",
            offset: offset)
    }
}

extension EDTFProblem {
    /// What people write for a character of EDTF, and what it should be.
    private static let replacements: [Unicode.Scalar: String] = [
        "x": "X", "u": "X", "U": "X", "y": "Y", "t": "T", "z": "Z", "\\": "/",
        "\u{2010}": "-", "\u{2011}": "-", "\u{2012}": "-", "\u{2013}": "-", "\u{2212}": "-",
        "\u{FF1F}": "?", "\u{FF5E}": "~", "\u{301C}": "~", "\u{2026}": "..",
    ]

    /// The problem of a character that no date of level 0 or 1 contains.
    static func strange(_ character: Unicode.Scalar, at offset: Int) -> EDTFProblem {
        let name = character.properties.isWhitespace ? "a space" : "“\(character)”"
        let remedy = replacements[character].map { "write \($0) instead" } ?? "leave it out"
        return EDTFProblem(message: "\(name) has no place in a date: \(remedy)", offset: offset)
    }

    /// The problem of anything that stands where `wanted` should.
    static func expected(_ wanted: String, at reader: DateReader) -> EDTFProblem {
        let found = reader.next.map { "“\($0)”" } ?? "the end"
        return EDTFProblem(message: "\(found) stands where \(wanted) should be", offset: reader.offset)
    }
}
