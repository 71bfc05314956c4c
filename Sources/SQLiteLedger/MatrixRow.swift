// A row of the matrix on all days, as known at all positions: which cells it has, and which page tells of which days
// and positions. The pages lie by themselves; this says where.
import Ledger
import SQLite

struct MatrixRow: Sendable {
    /// A cell of the row.
    struct Column: Sendable {
        /// The number of the cell among the subjects.
        let cell: Int
        /// The number of its indicator.
        let indicator: Int
        /// Where it first had a finding or an assessment; the open end where it never had one.
        private(set) var began = RowBounds.open
        /// Where it ceased to have any, began again, and so on.
        private(set) var turns: [Int] = []

        init(cell: Int, indicator: Int) {
            self.cell = cell
            self.indicator = indicator
        }

        /// Whether it has one now.
        var isRead: Bool { began < RowBounds.open && turns.count.isMultiple(of: 2) }

        /// Begins or ceases to have one at a position.
        mutating func turn(at position: Int) {
            if began == RowBounds.open { began = position } else { turns.append(position) }
        }

        /// Whether it had one at a position.
        func isRead(at position: Int) -> Bool { reading(at: position).isRead }

        /// Whether it had one at a position, and between which positions that holds.
        func reading(at position: Int) -> (isRead: Bool, from: Int, to: Int) {
            guard began <= position else { return (false, 0, began) }
            let next = turns.firstIndex { $0 > position } ?? turns.count
            return (
                next.isMultiple(of: 2), next == 0 ? began : turns[next - 1],
                next == turns.count ? RowBounds.open : turns[next]
            )
        }
    }

    /// The number of its first cell among the subjects.
    let number: Int
    /// Its cells, in the order in which they came to be known.
    var columns: [Column] = []
    /// What the pages of levels are about, by their numbers.
    var pages = PageDirectory()
    /// What the pages of pipelines are about, likewise; none where nothing was ever in the pipeline.
    var pipelinePages = PageDirectory()

    init(number: Int) { self.number = number }

    /// Where a page lies.
    func place(ofPage page: Int) -> Int { MatrixRow.place(number, page) }

    private static let pageBits = 31

    static func place(_ row: Int, _ page: Int) -> Int { row << pageBits + page }

    /// The row and the number of the page at a place.
    static func page(at place: Int) -> (row: Int, page: Int) {
        (place >> pageBits, place & (1 << pageBits - 1))
    }
}

extension MatrixRow {
    /// The stored form of the cells.
    var columnBytes: [UInt8] {
        var writer = ByteWriter()
        for column in columns {
            writer.write(column.cell)
            writer.write(column.indicator)
            writer.write(column.began == RowBounds.open ? 0 : column.turns.count + 1)
            var last = 0
            for turn in [column.began] + column.turns where turn < RowBounds.open {
                writer.write(turn - last)
                last = turn
            }
        }
        return writer.bytes
    }

    /// The columns of which a row is read.
    static let stored = "number, columns, pages, pipeline_pages"

    /// A row as it is stored, of those columns.
    init(_ stored: borrowing Row) throws {
        number = Int(try stored.integer(at: 0))
        var reader = ByteReader(bytes: try stored.blob(at: 1))
        while !reader.isAtEnd {
            var column = Column(cell: try reader.number(), indicator: try reader.number())
            var last = 0
            for _ in 0..<(try reader.number()) {
                let gap = try reader.number()
                guard gap < RowBounds.open - last else { throw ByteReader.damage }
                last += gap
                column.turn(at: last)
            }
            self.columns.append(column)
        }
        pages = try PageDirectory(bytes: try stored.blob(at: 2))
        pipelinePages = try PageDirectory(bytes: try stored.blob(at: 3))
    }
}
