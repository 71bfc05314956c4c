// The widths that terminals give to the scripts of the region, after UAX #11 and the general categories.

import Testing

@testable import Tables

struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("Cambodia", 8), ("Việt Nam", 8), ("Vie\u{302}\u{323}t Nam", 8),
        ("中华人民共和国", 14), ("대한민국", 8), ("\u{1112}\u{1161}\u{11AB}", 2), ("ﾊﾝｸﾞﾙ", 5), ("Ａ１", 4),
        ("ไทย", 3), ("ที่", 1), ("น้ำ", 2), ("កម្ពុជា", 5),
        ("\u{200B}", 0), ("a\u{200D}b", 2), ("\u{FEFF}a", 1), ("e\u{20DD}", 1), ("co\u{AD}op", 5),
    ])
    func `counts the terminal cells of a text`(text: String, width: Int) {
        #expect(Wrapping.displayWidth(of: text) == width)
    }

    @Test(arguments: ["😀", "👍🏽", "👩‍👩‍👧", "🇰🇭", "❤️", "1️⃣", "⌚"])
    func `counts an emoji as two however many code points it has`(emoji: String) {
        #expect(Wrapping.displayWidth(of: emoji) == 2)
    }

    @Test func `counts a heart without emoji style as one`() {
        #expect(Wrapping.displayWidth(of: "❤") == 1)
    }

    @Test func `the edges of the wide ranges are where Unicode puts them`() {
        #expect(Wrapping.displayWidth(of: "\u{303F}") == 1)
        #expect(Wrapping.displayWidth(of: "\u{3000}") == 2)
        #expect(Wrapping.displayWidth(of: "\u{FF61}") == 1)
        #expect(Wrapping.displayWidth(of: "\u{FF60}") == 2)
        #expect(Wrapping.displayWidth(of: "\u{D7A3}") == 2)
        #expect(Wrapping.displayWidth(of: "\u{20000}") == 2)
    }
}
