// What a refused JSON text gets: the place and a sentence. No other file may word such a sentence.

/// Why a text is not JSON that this program takes, and where.
public struct JSONProblem: Error, Sendable, Hashable {
    /// Bytes before the place, counted from the start of the text; the length of the text where it ends too soon.
    public let offset: Int
    /// What is wrong and, where that is not plain, what to write instead; one line, no full stop.
    public let message: String

    /// A problem at a byte.
    public init(offset: Int, message: String) {
        self.offset = offset
        self.message = message
    }
}

extension JSONProblem: CustomStringConvertible {
    /// The place and the message, as in `byte 14: a NUL is not allowed`.
    public var description: String {
        "byte \(offset): \(message)"
    }
}

// The whole text
extension JSONProblem {
    static let empty = JSONProblem(offset: 0, message: "the input is empty; a JSON value is needed")

    static func onlySpace(at offset: Int) -> Self {
        Self(offset: offset, message: "the input is only white space; a JSON value is needed")
    }

    static let byteOrderMark = JSONProblem(
        offset: 0, message: "the input begins with a byte-order mark; save it as UTF-8 without one")

    static let utf16 = JSONProblem(offset: 0, message: "the input is UTF-16; save it as UTF-8")

    static func cutShort(inside what: String, at offset: Int) -> Self {
        Self(offset: offset, message: "the input is cut short: it ends inside \(what)")
    }

    static func notUTF8(_ byte: UInt8, at offset: Int) -> Self {
        Self(offset: offset, message: "the byte 0x\(hexadecimal(byte, digits: 2)) is not UTF-8 here")
    }

    static func nul(at offset: Int) -> Self {
        Self(offset: offset, message: "a NUL is not allowed")
    }
}

// Objects and lists
extension JSONProblem {
    static func tooDeep(at offset: Int) -> Self {
        Self(offset: offset, message: "lists and objects are nested deeper than \(JSONReader.deepestNesting)")
    }

    static func duplicateKey(_ key: String, at offset: Int) -> Self {
        Self(offset: offset, message: "the key \(quoted(key)) occurs twice in one object")
    }

    static func respelledKey(_ key: String, at offset: Int) -> Self {
        Self(
            offset: offset,
            message: "the key \(quoted(key)) occurs twice in one object, spelled with other code points")
    }

    static func trailingComma(before close: String, at offset: Int) -> Self {
        Self(offset: offset, message: "a trailing comma is not allowed; remove it before \(close)")
    }
}

// Texts
extension JSONProblem {
    static func controlCharacter(_ byte: UInt8, at offset: Int) -> Self {
        let escape = quoted(String(Unicode.Scalar(byte))).dropFirst().dropLast()
        return Self(
            offset: offset,
            message: "a control character (0x\(hexadecimal(byte, digits: 2))) is written \(escape) in a text")
    }

    static func unknownEscape(_ escape: String, at offset: Int) -> Self {
        Self(offset: offset, message: "\(escape) is no escape; a backslash itself is written \\\\")
    }

    static func shortEscape(at offset: Int) -> Self {
        Self(offset: offset, message: "\\u needs four hexadecimal digits")
    }

    static func loneSurrogate(_ unit: UInt16, at offset: Int) -> Self {
        Self(
            offset: offset,
            message: "the surrogate \\u\(hexadecimal(unit, digits: 4)) stands alone; it needs its other half")
    }
}

// Numbers
extension JSONProblem {
    static func leadingZero(at offset: Int) -> Self {
        Self(offset: offset, message: "a number may not begin with zeros; remove them or write a text")
    }

    static func missingDigit(after what: String, at offset: Int) -> Self {
        Self(offset: offset, message: "a digit is missing after the \(what) of the number")
    }

    static func notANumber(_ token: String, at offset: Int) -> Self {
        Self(offset: offset, message: "\(token) is not a number as JSON writes it")
    }

    static func inexactInteger(_ token: String, at offset: Int) -> Self {
        Self(
            offset: offset,
            message: "\(token) is beyond ±9007199254740991, as far as whole numbers are exact; write a text")
    }

    static func tooLarge(_ token: String, at offset: Int) -> Self {
        Self(offset: offset, message: "\(token) is out of range: larger than the largest double")
    }

    static func tooSmall(_ token: String, at offset: Int) -> Self {
        Self(offset: offset, message: "\(token) is out of range: a double would make it zero")
    }
}

// Something else stands where one thing is needed
extension JSONProblem {
    static func singleQuote(at offset: Int) -> Self {
        Self(offset: offset, message: "single quotes are not JSON; use double quotes")
    }

    static func typographicQuote(at offset: Int) -> Self {
        Self(offset: offset, message: "typographic quotes are not JSON; use straight double quotes")
    }

    static func comment(at offset: Int) -> Self {
        Self(offset: offset, message: "comments are not JSON; remove it")
    }

    static func insteadWrite(_ word: String, notWord found: String, at offset: Int) -> Self {
        Self(offset: offset, message: "\(found) is not JSON; write \(word)")
    }

    static func notFinite(_ word: String, at offset: Int) -> Self {
        Self(offset: offset, message: "\(word) is not JSON; only finite numbers are")
    }

    static func misplaced(_ found: String, expected: String, at offset: Int) -> Self {
        Self(offset: offset, message: "\(expected), but here is \(found)")
    }
}

extension JSONProblem {
    /// A text as JSON writes it, on one line, shortened where it is long.
    static func quoted(_ text: String) -> String {
        let longest = 60
        let shown = String(text.unicodeScalars.prefix(longest))
        return JSON.text(shown + (text.unicodeScalars.count > longest ? "…" : "")).canonical
    }

    static func hexadecimal(_ number: some FixedWidthInteger, digits: Int) -> String {
        let shown = String(number, radix: 16)
        return String(repeating: "0", count: max(0, digits - shown.count)) + shown
    }
}
