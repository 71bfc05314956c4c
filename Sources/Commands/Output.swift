// Writing what a command found: one table in four formats, headings and prose for people alone.
import Ledger
import Tables

extension Call {
    /// Writes a listing in the format asked for; the prose before and after is for people.
    ///
    /// People read `forPeople` instead of the table where it is given, and in a terminal `paragraphs`.
    func show(
        _ table: Table, forPeople: Table? = nil, paragraphs: [Paragraph]? = nil, before: [String] = [],
        after: [String] = []
    ) {
        switch format {
        case .text:
            before.forEach { prose($0) }
            if let paragraphs { write(paragraphs, isLast: after.isEmpty) } else { write(forPeople ?? table) }
            close(after)
        case .csv: world.write(CSVWriter().write(table))
        case .json: world.write(JSONWriter().write(table))
        case .markdown:
            before.filter { !$0.isEmpty }.forEach { world.write(MarkdownWriter.escaped($0) + "\n\n") }
            world.write(MarkdownWriter().write(forPeople ?? table))
            close(after)
        }
    }

    /// Writes the prose below a listing.
    private func close(_ after: [String]) {
        switch format {
        case .text: after.forEach { prose($0) }
        case .markdown:
            after.filter { !$0.isEmpty }.forEach { world.write("\n" + MarkdownWriter.escaped($0) + "\n") }
        case .csv, .json: break
        }
    }

    /// Writes a listing that may be of any length, some rows at a time: the body gives one row after another. The prose
    /// after it is for people, and asked for at the end.
    func list(
        _ columns: [Table.Column], after: () -> [String], _ body: (([Table.Cell]) -> Void) throws -> Void
    ) throws {
        switch format {
        case .text:
            try list(columns, TextWriter(width: world.width, color: world.isColored), after, body)
        case .csv: try list(columns, CSVWriter(), after, body)
        case .json: try list(columns, JSONWriter(), after, body)
        case .markdown: try list(columns, MarkdownWriter(), after, body)
        }
    }

    /// How many rows of a long listing are written at a time.
    private static let piece = 1000

    private func list<Writer: TableWriter>(
        _ columns: [Table.Column], _ writer: Writer, _ after: () -> [String],
        _ body: (([Table.Cell]) -> Void) throws -> Void
    ) throws {
        var (waiting, layout) = (Table(columns: columns), Writer.Layout?.none)
        let write = { (table: Table) in
            guard let known = layout else {
                let (head, found) = writer.begin(table)
                world.write(head + writer.rows(table, found, areFirst: true))
                return layout = found
            }
            world.write(writer.rows(table, known, areFirst: false))
        }
        try body { row in
            if waiting.rows.count == Call.piece {
                write(waiting)
                waiting.rows = []
            }
            waiting.rows.append(row)
        }
        guard layout != nil else { return show(waiting, after: after()) }
        write(waiting)
        world.write(writer.end(isEmpty: false))
        close(after())
    }

    /// Writes a table of which the columns that hold anything are shown; nothing for no rows.
    private func write(_ table: Table) {
        guard !table.rows.isEmpty else { return }
        world.write(TextWriter(width: world.width, color: world.isColored).write(table.withoutEmptyColumns))
    }

    /// Writes paragraphs with an empty line between them and before whatever follows.
    private func write(_ paragraphs: [Paragraph], isLast: Bool) {
        let texts = paragraphs.map { $0.text(width: world.width, color: world.isColored) }
        world.write(texts.joined(separator: "\n") + (isLast || texts.isEmpty ? "" : "\n"))
    }

    /// Writes a paragraph, wrapped to the terminal.
    func prose(_ text: String) {
        let lines = Visible.lines(of: text).flatMap { line in
            line.hasPrefix(" ") || world.width == nil
                ? [line] : Wrapping.wrap(line, width: world.width ?? 80)
        }
        world.write(lines.joined(separator: "\n") + "\n")
    }

    /// Writes a heading with an empty line below it, where people read.
    func heading(_ text: String) {
        switch format {
        case .text:
            let lines = Visible.lines(of: text).flatMap { Wrapping.wrap($0, width: world.width ?? 80) }
            world.write(
                lines.map { Style.strong.painted($0, color: world.isColored) + "\n" }.joined() + "\n")
        case .markdown: world.write("## " + MarkdownWriter.escaped(text) + "\n\n")
        case .csv, .json: break
        }
    }
}
