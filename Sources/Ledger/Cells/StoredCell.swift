// A cell as a projection keeps it.

/// A cell with what it shows, what it has in the pipeline, and whether a finding or an assessment is known of it.
public struct StoredCell: Sendable, Hashable {
    /// Which cell.
    public let cell: Cell
    /// What it shows.
    public let value: CellValue
    /// Findings on what is not in force yet, by instrument, where that was asked for.
    public let pipeline: [PipelineEntry]
    /// The event that made it show this; nil before any cause.
    public let by: Position?
    /// Whether it has a finding or an assessment.
    public let isRead: Bool

    /// Puts a stored cell together.
    public init(
        cell: Cell, value: CellValue, pipeline: [PipelineEntry] = [], by: Position?, isRead: Bool
    ) {
        self.cell = cell
        self.value = value
        self.pipeline = pipeline
        self.by = by
        self.isRead = isRead
    }
}

extension StoredCell {
    /// A cell of which nothing is known.
    public static func nothing(of cell: Cell) -> StoredCell {
        StoredCell(cell: cell, value: .notAssessed, by: nil, isRead: false)
    }
}

extension CellEvaluator {
    /// The cell on a day, with all that is known of it.
    public func stored(on day: Day, isRead: Bool) -> StoredCell {
        StoredCell(
            cell: cell, value: value(on: day), pipeline: pipeline(on: day),
            by: spans().last { $0.from <= day }?.by, isRead: isRead)
    }
}

extension Knowledge {
    /// A cell on a day, with all that is known of it; nil where nothing is, or its indicator is not defined.
    public func storedCell(_ cell: Cell, on day: Day) -> StoredCell? {
        guard isKnown(.cell(cell)) else { return nil }
        return CellEvaluator(cell, known: self)?.stored(on: day, isRead: isRead(cell))
    }
}
