// Writing what a command found: one table in four formats, headings and prose for people alone.
import Ledger
import Tables

extension Call {
    /// Writes a listing in the format asked for; the prose before and after is for people.
    func show(_ table: Table, before: [String] = [], after: [String] = [], pivoted: Table? = nil) {
        switch format {
        case .text:
            before.forEach { prose($0) }
            world.write(TextWriter(width: world.width, color: world.isColored).write(pivoted ?? table))
            after.forEach { prose($0) }
        case .csv: world.write(CSVWriter().write(table))
        case .json: world.write(JSONWriter().write(table))
        case .markdown:
            before.forEach { world.write(MarkdownWriter.escaped($0) + "\n\n") }
            world.write(MarkdownWriter().write(pivoted ?? table))
            after.forEach { world.write("\n" + MarkdownWriter.escaped($0) + "\n") }
        }
    }

    /// Writes a paragraph, wrapped to the terminal.
    func prose(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
            line.hasPrefix(" ") || world.width == nil
                ? [Visible.escaped(String(line))] : Wrapping.wrap(Visible.escaped(String(line)), width: world.width ?? 80)
        }
        world.write(lines.joined(separator: "\n") + "\n")
    }

    /// A heading for people.
    func heading(_ text: String) -> String {
        Style.strong.painted(Visible.escaped(text), color: world.isColored)
    }
}

extension CellValue {
    /// How the level looks: by its place on the scale, told apart by words as well.
    var style: Style {
        guard case .levels(let set) = level else { return level == .undecided ? .attention : .faint }
        if set.count > 1 { return .middling }
        if set.highest == scale.count - 1 { return .good }
        return set.lowest == 0 ? .bad : .middling
    }

    /// Level, flags and pipeline for people.
    var display: String {
        let flags = flags.names.isEmpty ? "" : " (\(flags.names.joined(separator: ", ")))"
        let basis = basis == .law ? " by law" : ""
        return ([levelWords + basis + flags] + pipeline.map(\.words)).joined(separator: "\n")
    }
}
