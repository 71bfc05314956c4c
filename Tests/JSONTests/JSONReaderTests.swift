// What a JSON text is read as.

import JSON
import Testing

struct JSONReaderTests {
    @Test func `reads every kind of value`() throws {
        let text = #" { "a" : [ null , true,false, -12, 0.5, "x" ] , "b":{} , "c":[]}  "# + "\r\n\t"
        #expect(
            try JSON(parsing: text) == [
                "a": [nil, true, false, -12, .number(0.5), "x"], "b": [:], "c": [],
            ])
    }

    @Test(arguments: ["null": JSON.null, "true": true, "0": 0, #""""#: "", "[]": [], "{}": [:]])
    func `reads a value that stands alone`(text: String, value: JSON) throws {
        #expect(try JSON(parsing: text) == value)
    }

    @Test func `reads every escape`() throws {
        let text = #""\"\\\/\b\f\n\r\t\u0041\u20ac\u20AC\ud83d\ude00""#
        #expect(try JSON(parsing: text) == .text("\"\\/\u{8}\u{C}\n\r\tA€€😀"))
    }

    @Test func `reads an escape between other characters`() throws {
        let text = #"["Ратифицирован\n2019", "\u00e9tat", "a\\"]"#
        #expect(try JSON(parsing: text) == ["Ратифицирован\n2019", "état", "a\\"])
    }

    @Test func `takes raw UTF-8 as it stands`() throws {
        // The first and last code points of each length in UTF-8, and those beside the surrogates.
        let text = "\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}\u{7F}"
        #expect(try JSON(parsing: "\"\(text)\"") == .text(text))
    }

    @Test func `keeps the spelling of a text`() throws {
        let text = try #require(try JSON(parsing: "\"e\u{301}\"").asText)
        #expect(Array(text.utf8) == [0x65, 0xCC, 0x81])
    }

    @Test func `takes the same bytes from an array, a slice and a string`() throws {
        let bytes = Array("xx[1]x".utf8)
        #expect(try JSON(parsing: bytes[2..<5]) == [1])
        #expect(try JSON(parsing: Array(bytes[2..<5])) == [1])
        #expect(try JSON(parsing: "[1]".utf8) == [1])
    }

    @Test func `counts the place in a slice from the start of the slice`() {
        let bytes = Array("xx[1,]x".utf8)
        let problem = #expect(throws: JSONProblem.self) { try JSON(parsing: bytes[2..<6]) }
        #expect(problem?.offset == 2)
    }

    @Test func `reads nesting of sixty-four levels`() throws {
        let text = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(try JSON(parsing: text).canonical == text)
    }

    @Test func `counts nesting anew beside what has closed`() throws {
        let item = String(repeating: "[", count: 63) + String(repeating: "]", count: 63)
        #expect(try JSON(parsing: "[\(item),\(item)]").asList?.count == 2)
    }
}
