// The mark must stand under the place, whatever the line holds.

import Tables
import Testing

struct ExcerptTests {
    @Test func `marks the place below the line`() {
        #expect(Excerpt.show(line: "KH,gruming,No", column: 4, length: 7) == "KH,gruming,No\n   ^~~~~~~")
    }

    @Test func `counts wide characters as two and combining ones as none`() {
        #expect(Excerpt.show(line: "中国,한국,x", column: 4, length: 2) == "中国,한국,x\n     ^~~~")
        #expect(Excerpt.show(line: "ที่,x", column: 5, length: 1) == "ที่,x\n  ^")
    }

    @Test func `expands tabs to the next stop of four`() {
        #expect(Excerpt.show(line: "a\tb\tc", column: 3, length: 1) == "a   b   c\n    ^")
        #expect(Excerpt.show(line: "\tx", column: 1, length: 1) == "    x\n^~~~")
    }

    @Test func `shows control characters escaped and marks all of them`() {
        #expect(Excerpt.show(line: "a\u{1B}[2J", column: 2, length: 1) == "a\\u{1B}[2J\n ^~~~~~")
    }

    @Test func `marks the end of the line when the place lies after it`() {
        #expect(Excerpt.show(line: "KH", column: 3, length: 0) == "KH\n  ^")
        #expect(Excerpt.show(line: "KH", column: .max, length: .max) == "KH\n  ^")
        #expect(Excerpt.show(line: "", column: 0, length: 0) == "\n^")
    }

    @Test func `shortens a long line round the place`() {
        let line = String(repeating: "a", count: 100) + "X" + String(repeating: "b", count: 100)
        let expected = "…" + String(repeating: "a", count: 9) + "X" + String(repeating: "b", count: 8) + "…"
        #expect(Excerpt.show(line: line, column: 101, length: 1, width: 20) == expected + "\n          ^")
    }

    @Test func `uses the room before a place at the end of a long line`() {
        let line = String(repeating: "a", count: 100) + "XY"
        #expect(
            Excerpt.show(line: line, column: 101, length: 2, width: 12)
                == "…aaaaaaaaXY\n         ^~")
    }

    @Test func `keeps the mark of a very long place inside the excerpt`() {
        let line = String(repeating: "a", count: 300)
        let lines = Excerpt.show(line: line, column: 1, length: 300, width: 20).split(separator: "\n")
        #expect(lines == ["aaaaaaaaaaaaaaaaaa…", "^~~~~~~~~~~~~~~~~~"])
    }

    @Test func `splits a text into the lines that the reader counts`() {
        #expect(Excerpt.lines(of: "\u{FEFF}id\r\na\rb\n\nc") == ["id", "a\rb", "", "c"])
    }
}
