// Why a span shows what it shows, in few bytes: the causes, the instruments that support the level, and what is not
// in force yet. Numbers are written seven bits a byte, ascending ones as differences.
import Ledger
import SQLite

enum Reasons {
    /// How many bits after the number of an instrument hold its state.
    private static let stateBits = 4

    /// The stored form; nil where the deciding event is the only reason.
    static func bytes(_ value: CellValue, number: (InstrumentID) throws -> Int) rethrows -> [UInt8]? {
        let isPlain =
            value.support.isEmpty && value.pipeline.isEmpty
            && value.causes.count == (value.position == nil ? 0 : 1)
            && value.causes.first == value.position
        guard !isPlain else { return nil }
        var bytes = ByteWriter()
        bytes.write(value.causes.count)
        var last = 0
        for cause in value.causes {
            bytes.write(cause.number - last)
            last = cause.number
        }
        bytes.write(value.support.count)
        for instrument in value.support { bytes.write(try number(instrument)) }
        for entry in value.pipeline {
            bytes.write(try number(entry.instrument) << stateBits | entry.state.rawValue)
            bytes.write(date: entry.since)
        }
        return bytes.bytes
    }

    /// Puts the reasons in a column into a value that has its position.
    static func read(
        _ row: borrowing Row, at column: Int, into value: inout CellValue,
        instrument: (Int) throws -> InstrumentID
    ) throws {
        guard !row.isNull(at: column) else {
            value.causes = value.position.map { [$0] } ?? []
            return
        }
        var reader = ByteReader(bytes: try row.blob(at: column))
        let causes = try reader.number()
        var last = 0
        value.causes.reserveCapacity(causes)
        for _ in 0..<causes {
            last += try reader.number()
            value.causes.append(Position(last))
        }
        for _ in 0..<(try reader.number()) { value.support.append(try instrument(try reader.number())) }
        while !reader.isAtEnd {
            let entry = try reader.number()
            guard let state = State(rawValue: entry & (1 << stateBits - 1)) else { throw ByteReader.damage }
            value.pipeline.append(
                PipelineEntry(
                    instrument: try instrument(entry >> stateBits), state: state, since: try reader.date()))
        }
    }
}

extension Reasons {
    /// The part of a column that names the instruments in support; equal bytes name the same.
    static func support(_ row: borrowing Row, at column: Int) throws -> ArraySlice<UInt8> {
        guard !row.isNull(at: column) else { return [0] }
        var reader = ByteReader(bytes: try row.blob(at: column))
        for _ in 0..<(try reader.number()) { _ = try reader.number() }
        let start = reader.place
        for _ in 0..<(try reader.number()) { _ = try reader.number() }
        return reader.bytes[start..<reader.place]
    }
}

private struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ number: Int) {
        var rest = UInt(number)
        while rest >= 128 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 128)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// A day as twice its number, drawn to and fro round 1970; another date as its text after an odd number, which
    /// holds the length.
    mutating func write(date text: String) {
        if let day = StoredDates.day(text) {
            write((day < 0 ? ~(day << 1) : day << 1) << 1)
        } else {
            write(text.utf8.count << 1 | 1)
            bytes += text.utf8
        }
    }
}

private struct ByteReader {
    let bytes: [UInt8]
    private(set) var place = 0

    static var damage: LedgerFileError {
        LedgerFileError(.damaged("the reasons of a cell cannot be read"), path: "")
    }

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    mutating func number() throws -> Int {
        var number: UInt = 0
        for shift in stride(from: UInt(0), to: 63, by: 7) {
            guard place < bytes.count else { throw ByteReader.damage }
            let byte = bytes[place]
            place += 1
            number |= UInt(byte & 127) << shift
            if byte < 128 { return Int(number) }
        }
        throw ByteReader.damage
    }

    mutating func date() throws -> String {
        let head = try number()
        guard head & 1 == 1 else {
            let folded = head >> 1
            return StoredDates.text(ofDay: folded & 1 == 1 ? ~(folded >> 1) : folded >> 1)
        }
        let end = place + (head >> 1)
        guard end <= bytes.count else { throw ByteReader.damage }
        defer { place = end }
        return String(decoding: bytes[place..<end], as: UTF8.self)
    }
}
