// Goes through a stored page, cell by cell and entry by entry: what an entry shows is read only where it is asked for.
import Ledger

struct RowPageReader<Shown: RowContent> {
    private let page: RowBounds
    private var reader: ByteReader
    /// Where the cell ends.
    private var end = 0
    /// How many entries are still to come that are believed at the end of the page.
    private var believed = 0
    /// The day after those of the entry before, among what is believed at the end.
    private var day = 0
    /// The position at which the entry before ended, among what was believed before.
    private var ended = 0
    /// The entry that was gone on to last.
    private(set) var entry: RowBounds
    /// Where the next entry begins.
    private var next = 0

    init(_ bounds: RowBounds, _ bytes: [UInt8]) {
        page = bounds
        entry = bounds
        reader = ByteReader(bytes: bytes)
    }

    /// Goes on to the next cell; gives its place in the row.
    mutating func nextCell() throws -> Int? {
        guard end < reader.bytes.count else { return nil }
        reader.go(to: end)
        let (place, length) = (try reader.number(), try reader.number())
        guard length <= reader.bytes.count - reader.place else { throw ByteReader.damage }
        end = reader.place + length
        believed = try reader.number()
        (day, ended) = (page.from, page.knownFrom)
        next = reader.place
        return place
    }

    /// Goes on to the next entry of the cell; false at its end.
    mutating func nextEntry() throws -> Bool {
        guard next < end else { return false }
        if try begin() {
            try readDays(from: day &+ (try reader.number()))
            try readBelieved()
        } else {
            try readEnd()
            try readBefore()
        }
        return true
    }

    /// Goes on to the entry of the cell that holds a day as known at a position; false where there is none. Of others no
    /// more is read than tells that they do not.
    mutating func nextEntry(holding wanted: Int, _ position: Int) throws -> Bool {
        while next < end {
            if try begin() {
                try readDays(from: day &+ (try reader.number()))
                guard entry.from <= wanted, wanted < entry.to else { continue }
                try readBelieved()
            } else {
                try readEnd()
                guard position < entry.knownTo else { continue }
                try readBefore()
            }
            if entry.holds(wanted, position) { return true }
        }
        return false
    }

    /// Begins with the next entry; tells whether it is believed at the end of the page.
    private mutating func begin() throws -> Bool {
        reader.go(to: next)
        let length = try reader.number()
        guard length <= end - reader.place else { throw ByteReader.damage }
        next = reader.place + length
        believed -= 1
        return believed >= 0
    }

    private mutating func readDays(from first: Int) throws {
        let length = try reader.number()
        entry.from = first
        entry.to = length == 0 ? page.to : first &+ length
        day = entry.to
    }

    private mutating func readBelieved() throws {
        entry.knownFrom = page.knownFrom &+ (try reader.number())
        entry.knownTo = page.knownTo
        guard page.holds(entry) else { throw ByteReader.damage }
    }

    private mutating func readEnd() throws {
        ended &+= try reader.number()
        entry.knownTo = ended
    }

    private mutating func readBefore() throws {
        entry.knownFrom = ended &- (try reader.number())
        try readDays(from: page.firstDay &+ (try reader.foldedNumber()))
        guard page.holds(entry) else { throw ByteReader.damage }
    }

    /// What the entry shows.
    mutating func shown() throws -> Shown {
        try Shown(&reader, from: entry.from, knownFrom: entry.knownFrom)
    }
}
