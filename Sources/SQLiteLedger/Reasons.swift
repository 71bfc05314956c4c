// Why a span shows what it shows, in few bytes: the causes and the instruments that support the level. Numbers are
// written seven bits a byte, ascending ones as differences.
import Ledger
import SQLite

enum Reasons {
    /// Whether the deciding event is the only reason, which then needs no bytes.
    static func isPlain(_ value: CellValue) -> Bool {
        value.support.isEmpty && value.isCausedByPositionAlone
    }

    /// The stored form; nil where the deciding event is the only reason. The causes end with a zero rather
    /// than begin with their count, so that reasons that differ a little share their beginning and end.
    static func bytes(_ value: CellValue, number: (InstrumentID) throws -> Int) rethrows -> [UInt8]? {
        guard !isPlain(value) else { return nil }
        var bytes = ByteWriter(capacity: 4 + 2 * value.causeCount + 3 * value.support.count)
        var last = 0
        value.forEachCause { cause in
            bytes.write(cause.number - last)
            last = cause.number
        }
        bytes.write(0)
        for instrument in value.support { try bytes.write(number(instrument)) }
        return bytes.bytes
    }

    /// Puts stored reasons into a value that has its position.
    static func read(
        _ bytes: [UInt8]?, into value: inout CellValue, instrument: (Int) throws -> InstrumentID
    ) throws {
        guard let bytes else {
            value.causes = value.position.map { [$0] } ?? []
            return
        }
        var reader = ByteReader(bytes: bytes)
        var last = 0
        while let gap = try reader.listed() {
            last += gap
            value.causes.append(Position(last))
        }
        while !reader.isAtEnd { value.support.append(try instrument(try reader.number())) }
    }
}

extension Reasons {
    /// The part of stored reasons that names the instruments in support; equal bytes name the same.
    static func support(_ bytes: [UInt8]?) throws -> ArraySlice<UInt8> {
        guard let bytes else { return [] }
        var reader = ByteReader(bytes: bytes)
        while try reader.listed() != nil {}
        return bytes[reader.place...]
    }
}

extension ByteReader {
    /// The next number of a list; nil at its end.
    fileprivate mutating func listed() throws -> Int? {
        let number = try number()
        return number == 0 ? nil : number
    }
}
