// Which characters are refused: by their bytes, by their escapes, and at the start of a file.

import JSON
import Testing

struct JSONTextRefusalTests {
    @Test(arguments: [
        ("\"a\nb\"", 2, "a control character (0x0a) is written \\n in a text"),
        ("{\"\t\":1}", 2, "a control character (0x09) is written \\t in a text"),
        ("\"\u{1F}\"", 1, "a control character (0x1f) is written \\u001f in a text"),
        ("\"a\u{0}\"", 2, "a NUL is not allowed"),
        ("[\u{0}]", 1, "a NUL is not allowed"),
        ("1\u{0}", 1, "a NUL is not allowed"),
        (#""a\u0000""#, 2, "a NUL is not allowed"),
        (#""\a""#, 1, #"\a is no escape; a backslash itself is written \\"#),
        (#""\é""#, 1, #"\é is no escape; a backslash itself is written \\"#),
        (#""C:\Users""#, 3, #"\U is no escape; a backslash itself is written \\"#),
        (#""\u12G4""#, 1, #"\u needs four hexadecimal digits"#),
        (#""\u12""#, 1, #"\u needs four hexadecimal digits"#),
    ])
    func `refuses control characters and unknown escapes`(text: String, offset: Int, message: String) {
        #expect(refusal(of: text) == JSONProblem(offset: offset, message: message))
    }

    @Test func `takes a delete character`() throws {
        #expect(try JSON(parsing: "\"\u{7F}\"") == "\u{7F}")
    }

    @Test(arguments: [
        (#""a\ud83d""#, 2, "d83d"),
        (#""\ud83dx""#, 1, "d83d"),
        (#""\ud83d\n""#, 1, "d83d"),
        (#""\uD83D\uD83D""#, 1, "d83d"),
        (#""\ud83d\u0041""#, 1, "d83d"),
        (#""\ude00\ud83d""#, 1, "de00"),
    ])
    func `refuses a surrogate without its other half`(text: String, offset: Int, unit: String) {
        let message = "the surrogate \\u\(unit) stands alone; it needs its other half"
        #expect(refusal(of: text) == JSONProblem(offset: offset, message: message))
    }

    @Test(
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3, 0x28], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
            [0xED, 0xBF, 0xBF], [0xE2, 0x82, 0x28], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xFF],
        ] as [[UInt8]])
    func `refuses bytes that are not UTF-8`(sequence: [UInt8]) {
        let shown = String(sequence[0], radix: 16)
        let expected = JSONProblem(offset: 2, message: "the byte 0x\(shown) is not UTF-8 here")
        #expect(refusal(of: Array("\"a".utf8) + sequence + Array("\"".utf8)) == expected)
        #expect(refusal(of: Array("[ ".utf8) + sequence + Array("]".utf8)) == expected)
        #expect(refusal(of: Array("1 ".utf8) + sequence) == expected)
    }

    @Test func `refuses a text that ends within a character`() {
        let expected = JSONProblem(offset: 3, message: "the input is cut short: it ends inside a text")
        #expect(refusal(of: [0x22, 0xE2, 0x82]) == expected)
    }

    @Test func `refuses a byte-order mark`() {
        let message = "the input begins with a byte-order mark; save it as UTF-8 without one"
        #expect(refusal(of: "\u{FEFF}{}") == JSONProblem(offset: 0, message: message))
    }

    @Test(arguments: [[0xFE, 0xFF, 0x00, 0x31], [0xFF, 0xFE, 0x31, 0x00]] as [[UInt8]])
    func `refuses UTF-16 by name`(bytes: [UInt8]) {
        let message = "the input is UTF-16; save it as UTF-8"
        #expect(refusal(of: bytes) == JSONProblem(offset: 0, message: message))
    }

    @Test func `takes a byte-order mark inside a text`() throws {
        #expect(try JSON(parsing: "\"\u{FEFF}\"") == "\u{FEFF}")
    }
}
