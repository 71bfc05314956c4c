// What a matrix tells of a cell, as it is stored: its level and what else stands beside it, without reasons.
import Ledger
import SQLite

struct ShownLevel: Sendable, Hashable {
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

    /// What it stands for, without causes, support and pipeline.
    func value(_ log: StoredLog) throws -> CellValue {
        let shown = try log.levels.shown(level, log.connection)
        let shape = PastSpan.Shape(number: shape)
        return CellValue(
            level: shown.level, scale: shown.scale, basis: shape.basis.map { $0 == 0 ? .assessed : .law },
            flags: Flags(rawValue: shape.flags), since: StoredDates.text(since),
            position: position == 0 ? nil : Position(position), causes: [], support: [], pipeline: [],
            isByRevision: shape.isByRevision)
    }

    /// Writes it against the day from which it is shown and the position from which it is believed.
    func write(to bytes: inout ByteWriter, from day: Int, knownFrom: Int) {
        bytes.write(level)
        bytes.write(shape)
        bytes.write(position == 0 ? 0 : knownFrom - position + 1)
        switch since {
        case .integer(let number):
            bytes.write((Folded.number(Int(number) - day) + 1) << 1)
        case .text(let text):
            bytes.write(text.utf8.count << 1 | 1)
            bytes.write(text.utf8)
        default: bytes.write(0)
        }
    }

    /// Reads what was written against a day and a position.
    init(_ reader: inout ByteReader, from day: Int, knownFrom: Int) throws {
        level = try reader.number()
        shape = try reader.number()
        let gap = try reader.number()
        guard gap <= knownFrom else { throw ByteReader.damage }
        position = gap == 0 ? 0 : knownFrom - gap + 1
        let date = try reader.number()
        if date == 0 {
            since = .null
        } else if date & 1 == 1 {
            since = .text(try reader.text(date >> 1))
        } else {
            let number = day + Folded.unfolded((date >> 1) - 1)
            guard (-CellPlace.end...CellPlace.end).contains(number) else { throw ByteReader.damage }
            since = .integer(Int64(number))
        }
    }
}
