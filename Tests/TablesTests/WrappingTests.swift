// Where prose may break, and that nothing of it is lost.

import Testing

@testable import Tables

struct WrappingTests {
    @Test func `breaks at spaces before the line is too long`() {
        #expect(Wrapping.wrap("the quick brown fox", width: 9) == ["the quick", "brown fox"])
        #expect(Wrapping.wrap("the quick brown fox", width: 8) == ["the", "quick", "brown", "fox"])
    }

    @Test func `leaves a text that fits as it is`() {
        #expect(Wrapping.wrap("  two  spaces", width: 20) == ["  two  spaces"])
        #expect(Wrapping.wrap("", width: 5) == [""])
    }

    @Test func `keeps line breaks and empty lines`() {
        #expect(Wrapping.wrap("a\n\nb\r\nc", width: 5) == ["a", "", "b", "c"])
    }

    @Test func `breaks a word only where it alone is wider than the line`() {
        #expect(Wrapping.wrap("see abcdefghij now", width: 4) == ["see", "abcd", "efgh", "ij", "now"])
    }

    @Test func `breaks Chinese between characters but not before its full stop`() {
        #expect(Wrapping.wrap("中华人民共和国。", width: 8) == ["中华人民", "共和国。"])
        #expect(Wrapping.wrap("中华人民。", width: 8) == ["中华人", "民。"])
    }

    @Test func `breaks Korean at spaces`() {
        #expect(Wrapping.wrap("아동 청소년 보호", width: 10) == ["아동", "청소년", "보호"])
        #expect(Wrapping.wrap("아동 청소년 보호", width: 11) == ["아동 청소년", "보호"])
    }

    @Test func `breaks Khmer at zero-width spaces`() {
        #expect(Wrapping.wrap("ច្បាប់\u{200B}កម្ពុជា", width: 6) == ["ច្បាប់\u{200B}", "កម្ពុជា"])
    }

    @Test func `never separates a Thai letter from its vowel and tone`() {
        #expect(Wrapping.wrap("ที่นี่", width: 1) == ["ที่", "นี่"])
    }

    @Test func `puts a wide character on a line of its own even if the line is too narrow`() {
        #expect(Wrapping.wrap("中国", width: 1) == ["中", "国"])
        #expect(Wrapping.wrap("中国", width: 0) == ["中", "国"])
    }

    @Test func `loses nothing but spaces, and no line is too wide`() {
        var generator = SeededGenerator(seed: 7)
        let alphabet = ["a", "b", " ", "。", "法", "한", "ที่", "ម្ព", "ệ", "😀", "-"]
        for _ in 0..<500 {
            let text = (0..<40).map { _ in alphabet.randomElement(using: &generator) ?? " " }.joined()
            let width = Int.random(in: 2...20, using: &generator)
            let lines = Wrapping.wrap(text, width: width)
            #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
            #expect(lines.allSatisfy { Wrapping.displayWidth(of: $0) <= width })
        }
    }
}
