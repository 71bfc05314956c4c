// The pages of one kind that tell of a row, as one event after another changes what its cells show: those that go on are
// read once they are touched, written when they are full, and then go on in others.
import Ledger
import SQLite

/// With how many entries a page is full: with more, where a row has more cells.
struct PageLimit {
    var entries = 160
    var entriesOfCell = 4
}

struct KeptPages<Shown: RowContent>: ~Copyable {
    /// What a cell shows on some days, by its place in the row; nil for nothing.
    typealias Change = (place: Int, days: Range<Int>, shown: Shown?)

    /// What the pages are about, by their numbers.
    private(set) var bounds: [RowBounds]
    private let limit: PageLimit
    private let stored: StoredPages<Shown>
    /// The numbers of the pages that go on.
    private var open: [Int]
    /// Those of them that are in memory.
    private var pages: [Int: RowPage<Shown>] = [:]
    /// Those that are not in the tables as they are here.
    private var changed: Set<Int> = []
    /// Whether pages began or were closed since what they are about was last written.
    private var areBoundsChanged = false

    init(_ bounds: [RowBounds], _ limit: PageLimit, _ connection: borrowing Connection) throws {
        let stored = try StoredPages<Shown>(connection)
        self.bounds = bounds
        self.limit = limit
        self.stored = stored
        open = bounds.indices.filter { bounds[$0].isOpen }
    }

    /// Begins the first page.
    mutating func begin(at position: Int) { begin(RowPage(RowBounds(knownFrom: position))) }

    /// Takes over all that an event changes in a row.
    mutating func take(_ changes: [Change], at position: Int, of row: MatrixRow) throws {
        var touched: Set<Int> = []
        for (place, days, shown) in changes {
            if bounds.isEmpty {
                guard shown != nil else { continue }
                begin(at: position)
            }
            for number in open where bounds[number].days.overlaps(days) {
                try load(number, of: row)
                guard pages[number]?.take(place, days, shown, at: position) ?? false else { continue }
                touched.insert(number)
            }
        }
        changed.formUnion(touched)
        for number in touched.sorted() { try closeIfFull(number, before: position + 1, of: row) }
    }

    private mutating func load(_ number: Int, of row: MatrixRow) throws {
        if pages[number] != nil { return }
        pages[number] = try stored.page(row.place(ofPage: number), bounds[number])
    }

    /// Adds a page that goes on.
    private mutating func begin(_ page: RowPage<Shown>) {
        let number = bounds.count
        bounds.append(page.bounds)
        open.append(number)
        pages[number] = page
        changed.insert(number)
        areBoundsChanged = true
    }

    /// Closes a page that is full, and writes it; what is believed goes on in new ones.
    private mutating func closeIfFull(_ number: Int, before position: Int, of row: MatrixRow) throws {
        let most = max(limit.entries, limit.entriesOfCell * row.columns.count)
        guard var page = pages[number], page.count > most else { return }
        let next = page.close(before: position, atMost: most / 2)
        bounds[number] = page.bounds
        try stored.write(page, at: row.place(ofPage: number))
        open.removeAll { $0 == number }
        pages[number] = nil
        changed.remove(number)
        for page in next { begin(page) }
    }

    /// Writes the pages that are not in the tables yet; tells whether there are others than before.
    mutating func flush(_ row: MatrixRow) throws -> Bool {
        for number in changed.sorted() {
            if let page = pages[number] { try stored.write(page, at: row.place(ofPage: number)) }
        }
        changed = []
        defer { areBoundsChanged = false }
        return areBoundsChanged
    }
}
