// Text for people: alignment in every script, wrapping inside a column, colours, and hostile data.

import Tables
import Testing

struct TextWriterTests {
    private func names(_ rows: [[Table.Cell]]) -> Table {
        Table(
            columns: [
                .init("country", title: "Country"), .init("count", title: "Laws", alignment: .right),
            ], rows: rows)
    }

    @Test func `lines up names in the scripts of the region`() {
        let table = names([
            ["ไทย", "1"], ["កម្ពុជា", "22"], ["Việt Nam", "3"], ["中国", "4"], ["대한민국", "5"],
            ["ที่นี่", "6"],
        ])
        let expected = """
            Country   Laws
            ────────  ────
            ไทย          1
            កម្ពុជា       22
            Việt Nam     3
            中国         4
            대한민국     5
            ที่นี่           6

            """
        #expect(TextWriter().write(table) == expected)
        let lines = expected.split(separator: "\n")
        #expect(lines.allSatisfy { Wrapping.displayWidth(of: String($0)) == 14 })
    }

    @Test func `an empty table still has its heading`() {
        #expect(TextWriter().write(names([])) == "Country  Laws\n───────  ────\n")
        #expect(TextWriter().write(Table(columns: [])) == "")
    }

    @Test func `a table wider than the terminal wraps its long column and cuts nothing`() {
        let table = Table(
            columns: [
                .init("id", title: "Id"), .init("title", title: "Title"), .init("year", title: "Year"),
            ],
            rows: [["ra-9775", "Anti-Child Pornography Act of the Philippines", "2009"]])
        let expected = """
            Id       Title            Year
            ───────  ───────────────  ────
            ra-9775  Anti-Child       2009
                     Pornography Act
                     of the
                     Philippines

            """
        #expect(TextWriter(width: 30).write(table) == expected)
    }

    @Test func `columns that would be broken into scraps are written some at a time, after the first`() {
        let table = Table(
            columns: [
                .init("country", title: "Country"), .init("a", title: "prostitution"),
                .init("b", title: "grooming"), .init("c", title: "extraterritorial"),
            ],
            rows: [["Laos", "No", "Yes", "No"], ["Cambodia", "Yes", "No", "no data"]])
        // 8 + 2 + 11 and 2 + 8 are 31; the third would need 2 + 11 more.
        let expected = """
            Country   prostitutio  grooming
                      n
            ────────  ───────────  ────────
            Laos      No           Yes
            Cambodia  Yes          No

            Country   extraterritorial
            ────────  ────────────────
            Laos      No
            Cambodia  no data

            """
        #expect(TextWriter(width: 31).write(table) == expected)
        #expect(TextWriter(width: 60).write(table).split(separator: "\n").count == 4)
    }

    @Test func `a table that fits is as wide as its texts`() {
        #expect(
            TextWriter(width: 80).write(names([["Laos", "1"]])) == TextWriter().write(names([["Laos", "1"]])))
    }

    @Test func `breaks long words only when nothing else fits`() {
        let table = Table(columns: [.init("hash", title: "H")], rows: [["0123456789"]])
        #expect(TextWriter(width: 4).write(table) == "H\n────\n0123\n4567\n89\n")
    }

    @Test func `leaves no room unused beside a wrapped column`() {
        let table = Table(
            columns: [.init("a", title: "A"), .init("b", title: "B")], rows: [["aa bb cc", "dd ee ff"]])
        let rule = TextWriter(width: 15).write(table).split(separator: "\n")[1]
        #expect(rule == "───────  ──────")
    }

    @Test func `keeps line breaks of a cell inside its column`() {
        let table = Table(
            columns: [.init("a", title: "A"), .init("b", title: "B")], rows: [["x", "one\ntwo"]])
        #expect(TextWriter().write(table) == "A  B\n─  ───\nx  one\n   two\n")
    }

    @Test func `colours only when asked to, and never the padding`() {
        let table = Table(
            columns: [.init("a", title: "Level"), .init("b", title: "B")],
            rows: [[Table.Cell("No", style: .bad), "x"]])
        #expect(!TextWriter().write(table).contains("\u{1B}"))
        let last = TextWriter(color: true).write(table).split(separator: "\n").last
        #expect(last == "\u{1B}[31mNo\u{1B}[0m     x")
    }

    @Test func `shows escape sequences and overrides instead of sending them`() {
        let hostile = "Act\u{1B}[2J\u{7}\u{9B}\t\r\u{202E}tca\u{2066}\u{7F}"
        for color in [false, true] {
            let written = TextWriter(color: color).write(names([[Table.Cell(hostile), "1"]]))
            #expect(written.contains(#"Act\u{1B}[2J\u{7}\u{9B}\t\r\u{202E}tca\u{2066}\u{7F}  "#))
        }
    }

    @Test func `a display text stands in for the machine's text`() {
        let table = names([[Table.Cell("KH", display: "Cambodia"), "1"]])
        #expect(TextWriter().write(table).contains("Cambodia     1"))
        #expect(!TextWriter().write(table).contains("KH"))
    }

    @Test func `every style but the plain one has a colour of its own`() {
        let painted = Style.allCases.map { $0.painted("x", color: true) }
        #expect(Set(painted).count == Style.allCases.count)
        #expect(Style.plain.painted("x", color: true) == "x")
    }
}
