// A page of what was believed of a cell before: spans one after another by the position until which they were
// believed and by their first day, many to a row, since there are several of them for each event. Each is written by
// what differs from the one before it.
import Ledger
import SQLite

struct PastPage: Sendable {
    /// The cell, and the position until which the first of its spans was believed.
    let place: Int
    private var writer = ByteWriter()
    /// What the next span is written against.
    private var last = PastSpan.Before()
    /// The body of the span that is written.
    private var body = ByteWriter()

    /// From so many bytes on, a page takes no more. What one event ends stays together, so that a page can be longer.
    private static let limit = 800
    private static let cellShift = 32

    /// An empty page of a cell for what is believed until a position.
    init(_ cell: Int, knownTo: Int) { place = PastPage.place(cell, knownTo: knownTo) }

    /// A page as it is stored, to be read.
    init(place: Int, bytes: [UInt8]) {
        self.place = place
        writer = ByteWriter(bytes: bytes)
    }

    /// A stored page, to be gone on with.
    init(resuming page: PastPage) throws {
        self = page
        var reader = PastReader(bytes)
        while try reader.next() {}
        last = try reader.before()
    }

    static func place(_ cell: Int, knownTo: Int) -> Int { cell << cellShift + knownTo }

    var bytes: [UInt8] { writer.bytes }

    /// The cell that it is about.
    var cell: Int { place >> PastPage.cellShift }

    /// Whether what is believed until a position belongs here; else another page begins with it.
    func takes(_ knownTo: Int) -> Bool { bytes.count < PastPage.limit || last.knownTo == knownTo }

    /// Adds a span, given its level's number and those of instruments.
    mutating func append(
        _ span: CellSpan, from knownFrom: Int, to knownTo: Int, level: Int,
        instrument: (InstrumentID) throws -> Int
    ) rethrows {
        let value = span.value
        append(
            span, value, from: knownFrom, to: knownTo, level: level,
            reasons: try Reasons.bytes(value, number: instrument))
    }

    /// Adds a span that shows a value, given its level's number and its reasons as they are stored.
    mutating func append(
        _ span: CellSpan, _ value: CellValue, from knownFrom: Int, to knownTo: Int, level: Int,
        reasons: [UInt8]?
    ) {
        let (from, to) = (CellPlace.day(span.from), CellPlace.day(span.to))
        body.clear()
        PastSpan.write(value, by: span.by, reasons, after: last.reasons, to: &body)
        writer.write(body.bytes.count)
        writer.write(knownTo - last.knownTo)
        writer.write(knownTo - knownFrom)
        writer.write(folded: from - last.to)
        writer.write(to - from)
        writer.write(level: level)
        writer.write(body.bytes)
        last = PastSpan.Before(knownTo: knownTo, to: to, reasons: reasons ?? [])
    }

    /// Gives the levels of the spans from a byte on other numbers.
    mutating func renumberLevels(from start: Int = 0, _ number: (Int) -> Int) throws {
        var reader = PastReader(bytes)
        while try reader.next() {
            guard reader.levelPlace >= start else { continue }
            writer.replace(level: number(reader.level), at: reader.levelPlace)
        }
    }
}

/// How a span lies in a page.
enum PastSpan {
    /// What of the span before another the latter is written against.
    struct Before {
        var knownTo = 0
        /// The day after its last.
        var to = 0
        var reasons: [UInt8] = []
    }

    /// What is read only of the span that was looked for: its shape, date, deciding event, the event that began it,
    /// and of its reasons what differs from those before.
    fileprivate static func write(
        _ value: CellValue, by: Position?, _ reasons: [UInt8]?, after last: [UInt8],
        to body: inout ByteWriter
    ) {
        body.write(Shape(value, hasReasons: reasons != nil).number)
        if let since = value.since { body.write(date: since) }
        body.write(value.position?.number ?? 0)
        body.write(by?.number ?? 0)
        guard let reasons else { return }
        let (first, end) = shared(reasons.span, last.span)
        body.write(first)
        body.write(end)
        body.write(reasons[first..<reasons.count - end])
    }

    /// How many bytes both have in common at their beginning, and of the rest at their end.
    private static func shared(_ reasons: Span<UInt8>, _ last: Span<UInt8>) -> (first: Int, end: Int) {
        let shorter = min(reasons.count, last.count)
        var first = 0
        while first < shorter, reasons[first] == last[first] { first += 1 }
        var end = 0
        while end < shorter - first, reasons[reasons.count - 1 - end] == last[last.count - 1 - end] {
            end += 1
        }
        return (first, end)
    }

    /// Small things that a span has, in one number.
    struct Shape {
        let basis: Int?
        let isByRevision: Bool
        let hasDate: Bool
        let hasReasons: Bool
        let flags: Int

        init(_ value: CellValue, hasReasons: Bool) {
            basis = value.basis.map { $0 == .assessed ? 0 : 1 }
            isByRevision = value.isByRevision
            hasDate = value.since != nil
            flags = value.flags.rawValue
            self.hasReasons = hasReasons
        }

        init(number: Int) {
            basis = number & 3 == 0 ? nil : number & 3 - 1
            isByRevision = number & 4 != 0
            hasDate = number & 8 != 0
            hasReasons = number & 16 != 0
            flags = number >> 5
        }

        var number: Int {
            flags << 5 | (hasReasons ? 16 : 0) | (hasDate ? 8 : 0) | (isByRevision ? 4 : 0)
                | (basis.map { $0 + 1 } ?? 0)
        }
    }
}
