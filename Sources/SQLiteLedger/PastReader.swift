// Goes through a page of what was believed before, span by span: as little is read of each as tells whether it is the
// one that is looked for.
import EventLog
import Ledger
import SQLite

struct PastReader {
    private var reader: ByteReader
    private(set) var knownTo = 0
    private(set) var knownFrom = 0
    private(set) var from = 0
    private(set) var to = 0
    private(set) var level = 0
    /// Where the number of the level lies.
    private(set) var levelPlace = 0
    private var body = 0
    private var end = 0
    /// The reasons of the span that ends at a byte.
    private var reasons: (end: Int, bytes: [UInt8]) = (0, [])

    init(_ bytes: [UInt8]) { reader = ByteReader(bytes: bytes) }

    /// Goes on to the next span; false at the end.
    mutating func next() throws -> Bool {
        guard end < reader.bytes.count else { return false }
        reader.go(to: end)
        let length = try reader.number()
        knownTo &+= try reader.number()
        knownFrom = knownTo &- (try reader.number())
        from = to &+ (try reader.foldedNumber())
        to = from &+ (try reader.number())
        levelPlace = reader.place
        level = try reader.level()
        body = reader.place
        guard length <= reader.bytes.count - body else { throw ByteReader.damage }
        end = body + length
        return true
    }

    /// Goes on to the next span that passes a test; false where there is none.
    mutating func next(where passes: (PastReader) throws -> Bool) throws -> Bool {
        while try next() { if try passes(self) { return true } }
        return false
    }

    /// Whether the span holds a day.
    func holds(_ day: Int) -> Bool { from <= day && day < to }

    /// The span with as much as is asked for.
    mutating func row(_ detail: CellDetail) throws -> SpanRow {
        reader.go(to: body)
        let head = try head()
        let reasons: [UInt8]? =
            if case .everything = detail, head.shape.hasReasons { try allReasons() } else { nil }
        return SpanRow(
            from: from, to: to, knownFrom: knownFrom, level: level, basis: head.shape.basis,
            flags: head.shape.flags, isByRevision: head.shape.isByRevision, since: head.since,
            position: head.position == 0 ? nil : head.position, by: head.by == 0 ? nil : head.by,
            reasons: reasons)
    }

    /// What a span after this one is written against.
    mutating func before() throws -> PastSpan.Before {
        PastSpan.Before(knownTo: knownTo, to: to, reasons: try allReasons())
    }

    /// The reasons of the span, which are written by what differs from those of the span before it.
    private mutating func allReasons() throws -> [UInt8] {
        while reasons.end < end {
            reader.go(to: reasons.end)
            let length = try reader.number()
            for _ in 0..<4 { _ = try reader.number() }
            _ = try reader.level()
            let last = reader.place + length
            guard try head().shape.hasReasons else {
                reasons = (last, [])
                continue
            }
            let (shared, sharedAtEnd) = (try reader.number(), try reader.number())
            guard shared <= reasons.bytes.count, sharedAtEnd <= reasons.bytes.count - shared,
                reader.place <= last
            else {
                throw ByteReader.damage
            }
            reasons.bytes.replaceSubrange(
                shared..<reasons.bytes.count - sharedAtEnd, with: reader.bytes[reader.place..<last])
            reasons.end = last
        }
        return reasons.bytes
    }

    /// Reads the body of a span, but for its reasons.
    private mutating func head() throws -> (shape: PastSpan.Shape, since: SQLValue, position: Int, by: Int) {
        let shape = PastSpan.Shape(number: try reader.number())
        let since = shape.hasDate ? try reader.date() : .null
        let (position, by) = (try reader.number(), try reader.number())
        return (shape, since, position, by)
    }
}
