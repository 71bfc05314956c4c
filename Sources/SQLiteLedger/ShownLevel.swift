// What a matrix tells of a cell, as it is stored: its level and what else stands beside it, without reasons.
import Ledger
import SQLite

struct ShownLevel: RowContent {
    static let table = "matrix_page"

    /// The number of the level with its scale.
    let level: Int
    /// Basis, flags, and whether it came about by a revision.
    let shape: Int
    /// The date of the deciding cause, as a column holds it.
    let since: SQLValue
    /// The event of the deciding cause; 0 where there is none.
    let position: Int

    /// What a value shows, given the number of its level.
    init(_ value: CellValue, level: Int) {
        self.init(
            level: level, shape: PastSpan.Shape(value, hasReasons: false).number,
            since: StoredDates.value(value.since), position: value.position?.number ?? 0)
    }

    private init(level: Int, shape: Int, since: SQLValue, position: Int) {
        self.level = level
        self.shape = shape
        self.since = since
        self.position = position
    }

    /// The same on the level of another number.
    func on(level: Int) -> ShownLevel {
        ShownLevel(level: level, shape: shape, since: since, position: position)
    }

    /// Whether anything is known of the level: then the cell has been read.
    var hasBasis: Bool { PastSpan.Shape(number: shape).basis != nil }

    /// What it stands for, without causes and support.
    func value(_ log: StoredLog) throws -> CellValue {
        let shown = try log.levels.shown(level, log.connection)
        let shape = PastSpan.Shape(number: shape)
        return CellValue(
            level: shown.level, scale: shown.scale, basis: shape.basis.map { $0 == 0 ? .assessed : .law },
            flags: Flags(rawValue: shape.flags), since: StoredDates.text(since),
            position: position == 0 ? nil : Position(position), causes: [], support: [],
            isByRevision: shape.isByRevision)
    }

    func write(to bytes: inout ByteWriter, from day: Int, knownFrom: Int) {
        bytes.write(level)
        bytes.write(shape)
        bytes.write(position == 0 ? 0 : knownFrom - position + 1)
        bytes.write(since, near: day)
    }

    init(_ reader: inout ByteReader, from day: Int, knownFrom: Int) throws {
        level = try reader.number()
        shape = try reader.number()
        let gap = try reader.number()
        guard gap <= knownFrom else { throw ByteReader.damage }
        position = gap == 0 ? 0 : knownFrom - gap + 1
        since = try reader.date(near: day)
    }
}
