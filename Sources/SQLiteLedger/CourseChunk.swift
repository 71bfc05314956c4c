// What some events of a jurisdiction come to, on its way to the tables.
import Ledger

/// What a chunk of events came to.
struct CourseChunk: Sendable {
    struct Cause: Sendable {
        let position: Int
        let cell: Int
        let day: Int
    }

    /// A span that was believed before the events.
    struct Ended: Sendable {
        let cell: Int
        let day: Int
        let isLast: Bool
    }

    /// Whose cells they are of.
    let jurisdiction: Jurisdiction
    /// Pages of what is believed no more; up to the byte given they are stored already, with the levels' numbers.
    var past: [(page: PastPage, stored: Int)] = []
    /// What is to be taken out of what was believed before the events.
    var ended: [Ended] = []
    /// Spans that are believed at the end; only the last chunks have any.
    var current: [(cell: Int, row: SpanRow)] = []
    /// Whether it is the last one.
    var isLast = false
    /// What events change in the row of the matrix, in their order.
    var row: [(position: Position, changes: [RowChange])] = []
    /// Where events began spans.
    var caused: [Cause] = []
    /// What bears at the end on the cells that events touched; only the last chunks have any.
    var bearings: [(cell: Int, rows: [BearingRow])] = []
    /// The steps of instruments that events changed, as they lie in a column; only the last chunks have any.
    var steps: [(instrument: Int, changed: Int, bytes: [UInt8])] = []
    /// The levels that rows name by their places in this list.
    var levels: [Levels.Shown] = []
}
