// A cell as a projection keeps it.

/// A cell with what it shows and whether a finding or an assessment is known of it.
public struct StoredCell: Sendable, Hashable {
    /// Which cell.
    public let cell: Cell
    /// What it shows.
    public let value: CellValue
    /// The event that made it show this; nil before any cause.
    public let by: Position?
    /// Whether it has a finding or an assessment.
    public let isRead: Bool

    /// Puts a stored cell together.
    public init(cell: Cell, value: CellValue, by: Position?, isRead: Bool) {
        self.cell = cell
        self.value = value
        self.by = by
        self.isRead = isRead
    }
}
