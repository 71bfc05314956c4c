// What all formats of a table have in common: a beginning, rows, and an end, so that a long table need not be held.
// A writer is pure: the same table gives the same text.

/// A format in which a table can be written.
public protocol TableWriter: Sendable {
    /// How rows are laid out, found from the columns and from the rows that come first.
    associatedtype Layout: Sendable

    /// What stands above the rows of a table, and how they are laid out.
    func begin(_ table: Table) -> (head: String, layout: Layout)

    /// The rows of a table; `areFirst` where none was written before them. Each line ends in a line feed, or the end does it.
    func rows(_ table: Table, _ layout: Layout, areFirst: Bool) -> String

    /// What stands below the rows.
    func end(isEmpty: Bool) -> String

    /// The whole table as text; each line ends in a line feed, and an empty table still shows its form.
    func write(_ table: Table) -> String
}

extension TableWriter {
    /// Beginning, rows and end, one after another.
    public func write(_ table: Table) -> String {
        let (head, layout) = begin(table)
        return head + rows(table, layout, areFirst: true) + end(isEmpty: table.rows.isEmpty)
    }

    /// Nothing.
    public func end(isEmpty: Bool) -> String { "" }
}
