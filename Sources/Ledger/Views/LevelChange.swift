// A level change that an event caused.

/// One cell whose level an event changed.
public struct LevelChange: Sendable, Hashable {
    /// Which cell.
    public let cell: Cell
    /// The day from which it shows the new level.
    public let day: Day
    /// The level before, in words.
    public let from: String
    /// The level after, in words.
    public let to: String

    /// Puts a change together.
    public init(cell: Cell, day: Day, from: String, to: String) {
        self.cell = cell
        self.day = day
        self.from = from
        self.to = to
    }
}
