// Keeps the stored courses of cells: what an event ends goes to the past, what it begins becomes the present.
import Ledger
import SQLite

struct CellWriter {
    private let log: StoredLog

    init(_ log: StoredLog) { self.log = log }

    /// Writes what an event at a position changes in the course of a cell.
    func write(_ cell: Int, _ change: CourseChange, at position: Position) throws {
        try end(cell, change.ended, at: position)
        for span in change.begun {
            try begin(cell, span, at: position)
            guard let by = span.by else { continue }
            try log.connection.run(
                "INSERT OR IGNORE INTO caused (position, cell, from_day) VALUES (?, ?, ?)",
                [SQLValue(by.number), SQLValue(cell), SQLValue(CellPlace.day(span.from))])
        }
    }

    private func end(_ cell: Int, _ spans: [CellSpan], at position: Position) throws {
        guard !spans.isEmpty else { return }
        let pages = try PastPages(log)
        var page = PastPage(cell, knownTo: position.number)
        if let last = try pages.last(cell), last.takes(position.number) {
            page = try PastPage(resuming: last)
        }
        for span in spans {
            let knownFrom = try takeOut(cell, span)
            let level = Int(try log.levels.number(span.value, log.connection))
            try page.append(span, from: knownFrom, to: position.number, level: level) {
                try log.subjects.number(filed: .instrument($0), log.connection)
            }
        }
        try pages.write(page)
    }

    /// Takes a span out of what is believed now; tells from which position it was believed.
    private func takeOut(_ cell: Int, _ span: CellSpan) throws -> Int {
        let isLast = CellPlace.day(span.to) == CellPlace.end
        let (table, key) = isLast ? ("cell_now", "cell") : ("cell_span", "place")
        let place = SQLValue(isLast ? cell : CellPlace.place(cell, span.from))
        let knownFrom = try log.connection.scalar(
            "SELECT known_from FROM \(table) WHERE \(key) = ?", [place])?.number
        guard let knownFrom else { throw ByteReader.damage }
        try log.connection.run("DELETE FROM \(table) WHERE \(key) = ?", [place])
        return knownFrom
    }

    private func begin(_ cell: Int, _ span: CellSpan, at position: Position) throws {
        let level = Int(try log.levels.number(span.value, log.connection))
        let row = try SpanRow(span, knownFrom: position.number, level: level) {
            try log.subjects.number(filed: .instrument($0), log.connection)
        }
        let insertion = try log.connection.prepare(row.insertion)
        try row.bind(insertion, cell: cell, level: level)
        try insertion.run()
    }
}
