// The one value that every listing of the program is, before it becomes text, CSV, JSON or Markdown.
// It knows no format, no terminal and nothing of the law: it holds what is to be shown.

/// A listing: columns that people and machines read, and rows of cells.
public struct Table: Sendable, Equatable {
    /// The columns in the order of printing; their names are unique.
    public var columns: [Column]
    /// The rows; a cell stands under the column of the same index, and a short row ends in missing cells.
    public var rows: [[Cell]]

    /// A table of these columns, empty unless rows are given.
    public init(columns: [Column], rows: [[Cell]] = []) {
        self.columns = columns
        self.rows = rows
    }

    /// The part that an audience reads: its columns, and every row reduced to them.
    public func seen(by audience: Audience) -> Table {
        let kept = columns.indices.filter { columns[$0].audience.includes(audience) }
        return Table(
            columns: kept.map { columns[$0] },
            rows: rows.map { row in kept.map { $0 < row.count ? row[$0] : .missing } }
        )
    }

    /// The same table without the columns in which no row shows anything.
    public var withoutEmptyColumns: Table {
        let kept = columns.indices.filter { index in
            rows.contains { index < $0.count && !$0[index].shown.isEmpty }
        }
        return Table(
            columns: kept.map { columns[$0] },
            rows: rows.map { row in kept.map { $0 < row.count ? row[$0] : .missing } }
        )
    }

    /// For whom a column is meant.
    public enum Audience: Sendable, Equatable {
        /// Shown in every format.
        case everyone
        /// Shown as text and as Markdown only.
        case people
        /// Written to CSV and JSON only.
        case machines

        func includes(_ reader: Audience) -> Bool {
            self == .everyone || reader == .everyone || self == reader
        }
    }
}
