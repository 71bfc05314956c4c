// CSV after RFC 4180: what is written, what is read back, and what is refused with its place.

import Testing

@testable import Tables

struct CSVTests {
    private let columns: [Table.Column] = [.init("id", title: "Id"), .init("title", title: "Title")]

    @Test func `quotes only what needs it`() {
        let table = Table(
            columns: columns,
            rows: [
                ["a", "plain text"], ["b", "x, y"], ["c", "say \"no\""], ["d", "one\ntwo"], ["e", ""],
            ])
        let expected = "id,title\na,plain text\nb,\"x, y\"\nc,\"say \"\"no\"\"\"\nd,\"one\ntwo\"\ne,\n"
        #expect(CSVWriter().write(table) == expected)
    }

    @Test func `an empty table still has its header`() {
        #expect(CSVWriter().write(Table(columns: columns)) == "id,title\n")
    }

    @Test func `leaves out the columns for people and writes the machine's text`() {
        let table = Table(
            columns: columns + [.init("note", title: "Note", audience: .people)],
            rows: [[Table.Cell("KH", display: "Cambodia"), .list(["stale", "possible"]), "x"]])
        #expect(CSVWriter().write(table) == "id,title\nKH,stale|possible\n")
    }

    @Test func `what a spreadsheet would run has an apostrophe before it, and no number or date`() {
        let texts = [
            "=1+1", "+cmd|x", "+1-2", "-x", "@a", "\ta", "\ra", "-5", "+5.5", "-0044-03", "-", "a=b", "2022~",
        ]
        let table = Table(columns: [columns[0]], rows: texts.map { [Table.Cell($0)] })
        let fields = CSVReader().read(CSVWriter().write(table)).rows.map { $0.fields[0].text }
        #expect(
            fields == [
                "'=1+1", "'+cmd|x", "'+1-2", "'-x", "'@a", "'\ta", "'\ra", "-5", "+5.5", "-0044-03", "'-",
                "a=b", "2022~",
            ])
    }

    @Test func `a list can be taken apart whatever its items hold`() {
        let table = Table(
            columns: [columns[0]],
            rows: [[.list(["a|b", "c\\", "d"])], [.list(of: [Table.Cell("7", display: "#7")])]])
        #expect(CSVWriter().write(table) == "id\na\\|b|c\\\\|d\n7\n")
    }

    @Test func `reads back whatever was written`() {
        var generator = SeededGenerator(seed: 4180)
        let alphabet: [Unicode.Scalar] = [
            "a", ",", "\"", "\n", "\r", " ", "\t", "|", "ก", "\u{E31}", "中", "\u{FEFF}", "\u{0}", "😀",
        ]
        for _ in 0..<500 {
            let count = Int.random(in: 1...4, using: &generator)
            let header = (0..<count).map { "\u{FEFF}c\($0)" }
            let rows = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
                (0..<count).map { _ in
                    var text = String.UnicodeScalarView()
                    for _ in 0..<Int.random(in: 0...6, using: &generator) {
                        text.append(alphabet.randomElement(using: &generator) ?? "a")
                    }
                    return String(text)
                }
            }
            let written = CSVWriter().write(header: header, rows: rows)
            let read = CSVReader().read(written)
            #expect(read.problems.isEmpty)
            #expect(
                read.header.map { Array($0.text.unicodeScalars) } == header.map { Array($0.unicodeScalars) })
            #expect(
                read.rows.map { $0.fields.map { Array($0.text.unicodeScalars) } }
                    == rows.map { $0.map { Array($0.unicodeScalars) } })
        }
    }

    @Test func `knows the place of each field, also after a line break in quotes`() {
        let content = CSVReader().read("id,title\r\n1,\"a\nb\"\r\n2,ไทย\r\n")
        #expect(content.problems.isEmpty)
        #expect(content.rows.map(\.line) == [2, 4])
        #expect(content.rows[0].fields[1] == CSVField(text: "a\nb", line: 2, column: 3, length: 2))
        #expect(content.rows[1].fields[1] == CSVField(text: "ไทย", line: 4, column: 3, length: 3))
        #expect(content.field("title", of: content.rows[1])?.text == "ไทย")
        #expect(content.field("name", of: content.rows[1]) == nil)
    }

    @Test func `accepts a byte order mark and a last line without an end`() {
        let content = CSVReader().read(bytes: [0xEF, 0xBB, 0xBF] + Array("id,title\n1,x".utf8))
        #expect(content.problems.isEmpty)
        #expect(content.header[0] == CSVField(text: "id", line: 1, column: 1, length: 2))
        #expect(content.rows[0].fields.map(\.text) == ["1", "x"])
    }

    @Test func `reports everything wrong at once and keeps the sound rows`() {
        let content = CSVReader().read(
            "id,title\n1\n2,a\"b\n3,\"c\"d\n4,ok\n5,x,y\n\n6,a\rb\n7,\"open\n8,z\n")
        #expect(
            content.problems.map { [$0.line, $0.column] }
                == [[2, 2], [3, 4], [4, 6], [6, 5], [7, 1], [8, 4], [9, 3]])
        #expect(content.rows.map(\.line) == [5])
        #expect(
            content.problems[0].message
                == "This row has 1 field, but the header has 2. Add what is missing, or an empty field.")
    }

    @Test(arguments: [
        ("", [1, 1]), ("\n1,2\n", [1, 1]), ("id,\n1,2\n", [1, 4]), ("id,a,id\n1,2,3\n", [1, 6]),
    ])
    func `refuses a header that does not name each column once`(text: String, place: [Int]) {
        let problem = CSVReader().read(text).problems.first
        #expect(problem.map { [$0.line, $0.column] } == place)
    }

    @Test func `does not blame the number of fields for a misplaced quote`() {
        let content = CSVReader().read("id,title\n\"1,x\n")
        #expect(content.problems.map { [$0.line, $0.column] } == [[2, 1]])
    }

    @Test func `shows a hostile column name escaped in its message`() {
        let content = CSVReader().read("\u{1B}[2J,\u{1B}[2J\n")
        #expect(
            content.problems.map(\.message)
                == [#"The column "\u{1B}[2J" occurs twice. Delete one or rename it."#])
    }

    @Test func `points at the first byte of each line that is not UTF-8`() {
        let content = CSVReader().read(
            bytes: Array("id\nVi".utf8) + [0xEA, 0x74, 0xFF] + Array("\n\u{E9}x\nab".utf8) + [0xC3])
        #expect(content.rows.isEmpty)
        #expect(content.problems.map { [$0.line, $0.column] } == [[2, 3], [4, 3]])
    }

    @Test func `tells of a header over several lines in the order of the lines`() {
        let content = CSVReader().read("a,,\"b\nc\"d\n")
        #expect(content.problems.map { [$0.line, $0.column] } == [[1, 3], [2, 3]])
    }
}
