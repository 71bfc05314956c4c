// JSON and Markdown: their form, their escaping, and the empty table.

import Tables
import Testing

struct FormatTests {
    private let columns: [Table.Column] = [
        .init("title", title: "Title"), .init("laws", title: "Laws", alignment: .right, jsonKind: .integer),
        .init("flags", title: "Flags", jsonKind: .list),
        .init("note", title: "For people", audience: .people),
    ]

    @Test func `JSON is one object to a line with its members in canonical order`() {
        let table = Table(
            columns: columns,
            rows: [["B", "2", .list(["stale", "disputed"]), "x"], ["A", "", .missing, "y"]])
        let expected = """
            [
            {"flags":["stale","disputed"],"laws":2,"title":"B"},
            {"flags":null,"laws":null,"title":"A"}
            ]

            """
        #expect(JSONWriter().write(table) == expected)
    }

    /// What a writer writes of rows that come in two parts.
    private func inParts<Writer: TableWriter>(_ writer: Writer, _ rows: [[Table.Cell]], _ first: Int)
        -> String
    {
        let parts = [rows[..<first], rows[first...]].map { Table(columns: columns, rows: Array($0)) }
        let (head, layout) = writer.begin(parts[0])
        return head + writer.rows(parts[0], layout, areFirst: true)
            + writer.rows(parts[1], layout, areFirst: false) + writer.end(isEmpty: false)
    }

    @Test func `rows that come in parts are written as if they had come at once`() {
        let rows: [[Table.Cell]] = (1...5).map {
            [Table.Cell("A title, “\($0)”"), Table.Cell("\($0)"), .list(["stale"]), Table.Cell("x | \($0)")]
        }
        let table = Table(columns: columns, rows: rows)
        for first in 1...4 {
            #expect(inParts(CSVWriter(), rows, first) == CSVWriter().write(table))
            #expect(inParts(JSONWriter(), rows, first) == JSONWriter().write(table))
            #expect(inParts(MarkdownWriter(), rows, first) == MarkdownWriter().write(table))
            #expect(inParts(TextWriter(width: 60), rows, first) == TextWriter(width: 60).write(table))
        }
    }

    @Test func `JSON of an empty table is an empty array`() {
        #expect(JSONWriter().write(Table(columns: columns)) == "[]\n")
    }

    @Test func `Markdown is a pipe table with alignment`() {
        let table = Table(columns: columns, rows: [["B", "2", .list(["stale", "disputed"]), "x"]])
        let expected = """
            | Title | Laws | Flags | For people |
            | --- | ---: | --- | --- |
            | B | 2 | stale, disputed | x |

            """
        #expect(MarkdownWriter().write(table) == expected)
    }

    @Test func `Markdown of an empty table still has its heading`() {
        #expect(MarkdownWriter().write(Table(columns: [.init("a", title: "A")])) == "| A |\n| --- |\n")
    }

    @Test(arguments: [
        ("a|b", #"a\|b"#), ("*x* _y_", #"\*x\* \_y\_"#), ("[a](b)", #"\[a\](b)"#),
        ("<script>", #"\<script\>"#), ("`c`", #"\`c\`"#), (#"a\|"#, #"a\\\|"#), ("&lt;", #"\&lt;"#),
        ("one\ntwo\r\nthree", "one<br>two<br>three"), ("\u{1B}[2J", #"\\u{1B}\[2J"#), ("s. 4(h)", "s. 4(h)"),
    ])
    func `Markdown escapes what it would interpret`(text: String, escaped: String) {
        #expect(MarkdownWriter.escaped(text) == escaped)
    }
}
