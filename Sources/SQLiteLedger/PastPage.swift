// A page of what was believed of a cell before: spans one after another by the position until which they were
// believed and by their first day, many to a row, since there are several of them for each event.
//
// A span is its length; then 32 bits each, lowest byte first: until which position, from which position it was
// believed, first day, day after the last, number of the level; then its shape, date, deciding event, the event that
// began it, and its reasons.
import Ledger
import SQLite

struct PastPage: Sendable {
    /// The cell, and the position until which the first of its spans was believed.
    let place: Int
    private var writer = ByteWriter()
    /// The position until which the last of its spans was believed.
    private var lastKnownTo = 0

    /// From so many bytes on, a page takes no more. What one event ends stays together, so that a page can be longer.
    private static let limit = 850
    private static let cellShift = 32
    /// The bytes of the numbers of 32 bits.
    static let fixed = 20

    /// An empty page of a cell for what is believed until a position.
    init(_ cell: Int, knownTo: Int) { place = PastPage.place(cell, knownTo: knownTo) }

    /// A page as it is stored.
    init(place: Int, bytes: [UInt8]) {
        self.place = place
        writer = ByteWriter(bytes: bytes)
    }

    static func place(_ cell: Int, knownTo: Int) -> Int { cell << cellShift + knownTo }

    var bytes: [UInt8] { writer.bytes }

    /// The cell that it is about.
    var cell: Int { place >> PastPage.cellShift }

    /// Whether what is believed until a position belongs here; else another page begins with it.
    func takes(_ knownTo: Int) -> Bool { bytes.count < PastPage.limit || lastKnownTo == knownTo }

    /// Adds a span, given its level's number and those of instruments.
    mutating func append(
        _ span: CellSpan, from knownFrom: Int, to knownTo: Int, level: Int,
        instrument: (InstrumentID) throws -> Int
    ) rethrows {
        lastKnownTo = knownTo
        var body = ByteWriter()
        let value = span.value
        let shape = SpanShape(
            basis: value.basis.map { $0 == .assessed ? 0 : 1 }, isByRevision: value.isByRevision,
            hasDate: value.since != nil, hasReasons: !Reasons.isPlain(value), flags: value.flags.rawValue)
        body.write(shape.number)
        if let since = value.since { body.write(date: since) }
        body.write(value.position?.number ?? 0)
        body.write(span.by?.number ?? 0)
        if shape.hasReasons { try Reasons.write(value, to: &body, number: instrument) }
        writer.write(PastPage.fixed + body.bytes.count)
        writer.write(fixed: knownTo)
        writer.write(fixed: knownFrom)
        writer.write(fixed: CellPlace.day(span.from))
        writer.write(fixed: CellPlace.day(span.to))
        writer.write(fixed: level)
        writer.write(body.bytes)
    }

    /// Gives the levels of the spans from a place on other numbers.
    mutating func renumberLevels(from start: Int = 0, _ number: (Int) -> Int) throws {
        var places: [(Int, Int)] = []
        _ = try first(from: start) {
            places.append(($0.body - 4, number($0.level)))
            return false
        }
        for (place, level) in places { writer.replace(fixed: level, at: place) }
    }
}

/// What a span has besides numbers of 32 bits, in one number.
struct SpanShape {
    let basis: Int?
    let isByRevision: Bool
    let hasDate: Bool
    let hasReasons: Bool
    let flags: Int

    var number: Int {
        flags << 5 | (hasReasons ? 16 : 0) | (hasDate ? 8 : 0) | (isByRevision ? 4 : 0)
            | (basis.map { $0 + 1 } ?? 0)
    }
}

extension SpanShape {
    init(number: Int) {
        self.init(
            basis: number & 3 == 0 ? nil : number & 3 - 1, isByRevision: number & 4 != 0,
            hasDate: number & 8 != 0, hasReasons: number & 16 != 0, flags: number >> 5)
    }
}
