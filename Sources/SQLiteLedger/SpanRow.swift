// A span as it is stored, between what the domain computes and what the tables hold: days, positions, and numbers for
// the level and the instruments.
import EventLog
import Ledger
import SQLite

struct SpanRow: Sendable, Equatable {
    let from: Int
    let to: Int
    /// The position from which it is believed.
    let knownFrom: Int
    let level: Int
    let basis: Int?
    let flags: Int
    let isByRevision: Bool
    let since: SQLValue
    let position: Int?
    let by: Int?
    /// As `Reasons` writes them.
    let reasons: [UInt8]?

    /// Whether it is the last span of its cell, which lies with the last ones of the others.
    var isLast: Bool { to == CellPlace.end }

    /// Whether it holds a day.
    func holds(_ day: Int) -> Bool { from <= day && day < to }

    /// What it shows.
    func value(_ log: StoredLog, _ detail: CellDetail) throws -> CellValue {
        let shown = try log.levels.shown(level, log.connection)
        var value = CellValue(
            level: shown.level, scale: shown.scale, basis: basis.map { $0 == 0 ? .assessed : .law },
            flags: Flags(rawValue: flags), since: StoredDates.text(since),
            position: position.map(Position.init), causes: [], support: [], isByRevision: isByRevision)
        if case .levels = detail { return value }
        try Reasons.read(reasons, into: &value) { try log.subjects.instrument($0, log.connection) }
        return value
    }

    /// The span that it stores.
    func span(_ log: StoredLog) throws -> CellSpan {
        CellSpan(
            from: CellPlace.day(number: from), to: CellPlace.day(number: to),
            value: try value(log, .everything), by: by.map(Position.init))
    }

    /// Whether another of the same cell is the same span: no other begins at its day and position.
    func isSame(as other: SpanRow) -> Bool { from == other.from && knownFrom == other.knownFrom }

    /// Whether another shows the same: the level on its scale, the basis, the instruments in support.
    func showsSame(as other: SpanRow) throws -> Bool {
        try level == other.level && basis == other.basis
            && Reasons.support(reasons) == Reasons.support(other.reasons)
    }
}

extension SpanRow {
    /// The row of a span, with the numbers by which a level and an instrument are stored.
    init(_ span: CellSpan, knownFrom: Int, level: Int, instrument: (InstrumentID) throws -> Int) rethrows {
        let value = span.value
        self.init(
            span, value, knownFrom: knownFrom, level: level,
            reasons: try Reasons.bytes(value, number: instrument))
    }

    /// The row of a span that shows a value, with the number of its level and its reasons as they are stored.
    init(_ span: CellSpan, _ value: CellValue, knownFrom: Int, level: Int, reasons: [UInt8]?) {
        self.init(
            from: CellPlace.day(span.from), to: CellPlace.day(span.to), knownFrom: knownFrom, level: level,
            basis: value.basis.map { $0 == .assessed ? 0 : 1 }, flags: value.flags.rawValue,
            isByRevision: value.isByRevision, since: StoredDates.value(value.since),
            position: value.position?.number, by: span.by?.number,
            reasons: reasons)
    }
}
