// Turns a long listing (one row for each pair) into the matrix that people read.
// It computes nothing: each cell is one that the long listing holds.

extension Table {
    /// The table with one row per value of `down` and one column per value of `across`, both as they first occur.
    ///
    /// Cells that fall on one place stand under each other; a name that is no column gives an empty table.
    public func pivoted(down: String, across: String, value: String) -> Table {
        guard let downIndex = columns.firstIndex(where: { $0.name == down }),
            let acrossIndex = columns.firstIndex(where: { $0.name == across }),
            let valueIndex = columns.firstIndex(where: { $0.name == value })
        else { return Table(columns: []) }
        var result = Table(columns: [columns[downIndex]])
        var columnOf: [String: Int] = [:]
        var rowOf: [String: Int] = [:]
        for row in seen(by: .everyone).rows {
            let heading = row[acrossIndex]
            let column = columnOf[heading.text] ?? result.columns.count
            if column == result.columns.count {
                columnOf[heading.text] = column
                result.columns.append(
                    Column(
                        heading.text, title: heading.shown, alignment: columns[valueIndex].alignment,
                        jsonKind: columns[valueIndex].jsonKind))
            }
            let line = rowOf[row[downIndex].text] ?? result.rows.count
            if line == result.rows.count {
                rowOf[row[downIndex].text] = line
                result.rows.append([row[downIndex]])
            }
            result.rows[line].put(row[valueIndex], at: column)
        }
        result.rows = result.seen(by: .everyone).rows
        return result
    }
}

extension [Table.Cell] {
    fileprivate mutating func put(_ cell: Table.Cell, at index: Int) {
        while count < index { append(.missing) }
        if index == count {
            append(cell)
        } else if self[index] == .missing {
            self[index] = cell
        } else {
            let first = self[index]
            self[index] = Table.Cell(
                first.text + "|" + cell.text, display: first.shown + "\n" + cell.shown, style: first.style)
        }
    }
}
