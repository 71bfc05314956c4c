// The table itself: who sees which column, what a cell's text stands for, and the pivot.

import JSON
import Tables
import Testing

struct TableTests {
    @Test func `an audience sees its own columns and those for everyone`() {
        let table = Table(
            columns: [
                .init("a", title: "A"), .init("b", title: "B", audience: .people),
                .init("c", title: "C", audience: .machines),
            ],
            rows: [["1", "2", "3"]])
        #expect(table.seen(by: .people).columns.map(\.name) == ["a", "b"])
        #expect(table.seen(by: .machines).columns.map(\.name) == ["a", "c"])
        #expect(table.seen(by: .machines).rows == [["1", "3"]])
        #expect(table.seen(by: .everyone) == table)
    }

    @Test func `a column in which no row shows anything can be left out`() {
        let table = Table(
            columns: [.init("a", title: "A"), .init("b", title: "B"), .init("c", title: "C")],
            rows: [["1", ""], ["", "", .init("", display: "3")]])
        #expect(table.withoutEmptyColumns.columns.map(\.name) == ["a", "c"])
        #expect(table.withoutEmptyColumns.rows == [["1", .missing], ["", .init("", display: "3")]])
    }

    @Test func `a short row ends in missing cells`() {
        let table = Table(columns: [.init("a", title: "A"), .init("b", title: "B")], rows: [["1"]])
        #expect(table.seen(by: .people).rows == [["1", .missing]])
    }

    @Test(arguments: [
        (Table.JSONKind.text, "12", JSON.text("12")), (.text, "", .text("")),
        (.integer, "12", .integer(12)), (.integer, "twelve", .text("twelve")), (.integer, "", .null),
        (.number, "0.5", .number(0.5)), (.number, "nan", .text("nan")), (.number, "", .null),
        (.boolean, "true", .boolean(true)), (.boolean, "yes", .text("yes")), (.boolean, "", .null),
        (.list, "a|b", .list([.text("a"), .text("b")])), (.list, "", .list([])),
    ])
    func `a cell's text is read as the kind of its column`(kind: Table.JSONKind, text: String, json: JSON) {
        #expect(Table.Column("x", title: "X", jsonKind: kind).json(of: Table.Cell(text)) == json)
    }

    @Test func `a cell's own JSON value goes before its text`() {
        let column = Table.Column("x", title: "X")
        #expect(column.json(of: .integer(3)) == .integer(3))
        #expect(column.json(of: .missing) == .null)
        #expect(column.json(of: .list(["stale"])) == .list([.text("stale")]))
    }

    private let long = Table(
        columns: [
            .init("jurisdiction", title: "Country"), .init("indicator", title: "Indicator"),
            .init("level", title: "Level"), .init("position", title: "Position"),
        ],
        rows: [
            [Table.Cell("KH", display: "Cambodia"), "grooming", "No", "1"],
            [Table.Cell("TH", display: "Thailand"), "extradition", "Yes", "2"],
            [Table.Cell("TH", display: "Thailand"), "grooming", "Partially", "3"],
        ])

    @Test func `a pivot has a row for each value down and a column for each value across`() {
        let matrix = long.pivoted(down: "jurisdiction", across: "indicator", value: "level")
        #expect(matrix.columns.map(\.name) == ["jurisdiction", "grooming", "extradition"])
        #expect(matrix.rows.map { $0.map(\.text) } == [["KH", "No", ""], ["TH", "Partially", "Yes"]])
        #expect(matrix.rows[0][2] == .missing)
    }

    @Test func `a pivot puts cells of one place under each other`() {
        var twice = long
        twice.rows.append(["KH", "grooming", "Yes", "4"])
        let matrix = twice.pivoted(down: "jurisdiction", across: "indicator", value: "level")
        #expect(matrix.rows[0][1].shown == "No\nYes")
    }

    @Test func `a pivot over a column that does not exist is empty`() {
        #expect(long.pivoted(down: "country", across: "indicator", value: "level") == Table(columns: []))
    }
}
