// Paragraphs: a heading, what stands below it, and entries that belong to it.

import Tables
import Testing

struct ParagraphTests {
    private let paragraph = Paragraph(
        "#74 assessment", lines: ["one two three four", "five"],
        entries: [Paragraph("#34 step", style: .plain, lines: ["six"])])

    @Test func `lines stand indented below the heading, and entries below the lines`() {
        #expect(
            paragraph.text(width: nil)
                == "#74 assessment\n    one two three four\n    five\n    #34 step\n        six\n")
    }

    @Test func `no line is wider than asked`() {
        let long = Paragraph(
            String(repeating: "word ", count: 30), lines: [String(repeating: "other ", count: 30)])
        for line in long.text(width: 40).split(separator: "\n") {
            #expect(Wrapping.displayWidth(of: String(line)) <= 40)
        }
    }

    @Test func `the heading goes on indented where it is long`() {
        let long = Paragraph("a heading that goes on and on and on")
        #expect(long.text(width: 28) == "a heading that goes on\n    and on and on\n")
    }

    @Test func `only the heading is coloured, each of its lines by itself`() {
        #expect(
            Paragraph("a", style: .strong, lines: ["b"]).text(width: 40, color: true)
                == "\u{1B}[1ma\u{1B}[0m\n    b\n")
    }

    @Test func `no data can move the cursor`() {
        #expect(Paragraph("a\u{1B}[2J", lines: ["b\r"]).text(width: 40) == "a\\u{1B}[2J\n    b\\r\n")
    }
}
