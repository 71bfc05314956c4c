// The one thing that all formats of a table have in common.
// A writer is pure: the same table gives the same text.

/// A format in which a table can be written.
public protocol TableWriter: Sendable {
    /// The whole table as text; each line ends in a line feed, and an empty table still shows its form.
    func write(_ table: Table) -> String
}
