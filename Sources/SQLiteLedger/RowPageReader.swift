// Goes through a stored page, cell by cell and entry by entry: what an entry shows is read only where it is asked for.
import Ledger

struct RowPageReader {
    private let page: RowBounds
    private var reader: ByteReader
    /// Where the cell ends.
    private var end = 0
    /// How many entries are still to come that are believed at the end of the page.
    private var believed = 0
    /// The day after those of the entry before, among what is believed at the end.
    private var day = 0
    /// The first day of the entry before and the position at which it ended, among what was believed before.
    private var ended = (from: 0, at: 0)
    private var entry: RowBounds
    /// Where what the entry shows begins, and where the next entry does.
    private var body = 0
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
        (day, ended) = (page.from, (page.from, page.knownFrom))
        next = reader.place
        return place
    }

    /// Goes on to the next entry of the cell.
    mutating func nextEntry() throws -> RowBounds? {
        guard next < end else { return nil }
        reader.go(to: next)
        if believed > 0 {
            believed -= 1
            entry.from = day &+ (try reader.number())
            entry.to = try dayAfter()
            entry.knownFrom = page.knownFrom &+ (try reader.number())
            entry.knownTo = page.knownTo
            day = entry.to
        } else {
            entry.knownTo = ended.at &+ (try reader.number())
            entry.knownFrom = entry.knownTo &- (try reader.number())
            entry.from = ended.from &+ (try reader.foldedNumber())
            entry.to = try dayAfter()
            ended = (entry.from, entry.knownTo)
        }
        let length = try reader.number()
        body = reader.place
        guard length <= end - body, page.holds(entry) else { throw ByteReader.damage }
        next = body + length
        return entry
    }

    /// The day after those of the entry.
    private mutating func dayAfter() throws -> Int {
        let length = try reader.number()
        return length == 0 ? page.to : entry.from &+ length
    }

    /// What the entry shows.
    mutating func shown() throws -> ShownLevel {
        reader.go(to: body)
        return try ShownLevel(&reader, from: entry.from, knownFrom: entry.knownFrom)
    }
}
