// Why a span shows what it shows, in few bytes: the causes, the instruments that support the level, and what is not
// in force yet. Numbers are written seven bits a byte, ascending ones as differences.
import Ledger
import SQLite

enum Reasons {
    /// How many bits after the number of an instrument hold its state.
    private static let stateBits = 4

    /// Whether the deciding event is the only reason, which then needs no bytes.
    static func isPlain(_ value: CellValue) -> Bool {
        value.support.isEmpty && value.pipeline.isEmpty && value.isCausedByPositionAlone
    }

    /// The stored form; nil where the deciding event is the only reason. Lists end with a zero rather than begin with
    /// a count, so that reasons that differ a little share their beginning and end.
    static func bytes(_ value: CellValue, number: (InstrumentID) throws -> Int) rethrows -> [UInt8]? {
        try bytes(
            value, support: { try $1.write(number($0)) },
            pipeline: { try write($0, numbered: number($0.instrument), to: &$1) })
    }

    /// The same, where someone else writes the instruments in support and what is in the pipeline.
    static func bytes(
        _ value: CellValue, support: (InstrumentID, inout ByteWriter) throws -> Void,
        pipeline: (PipelineEntry, inout ByteWriter) throws -> Void
    ) rethrows -> [UInt8]? {
        guard !isPlain(value) else { return nil }
        var bytes = ByteWriter(
            capacity: 4 + 2 * value.causeCount + 3 * value.support.count + 6 * value.pipeline.count)
        var last = 0
        value.forEachCause { cause in
            bytes.write(cause.number - last)
            last = cause.number
        }
        bytes.write(0)
        for instrument in value.support { try support(instrument, &bytes) }
        bytes.write(0)
        for entry in value.pipeline { try pipeline(entry, &bytes) }
        return bytes.bytes
    }

    /// Writes what is in the pipeline, given the number of its instrument.
    static func write(_ entry: PipelineEntry, numbered number: Int, to bytes: inout ByteWriter) {
        bytes.write(number << stateBits | entry.state.rawValue)
        bytes.write(date: entry.since)
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
        while let number = try reader.listed() { value.support.append(try instrument(number)) }
        while !reader.isAtEnd {
            let entry = try reader.number()
            guard let state = State(rawValue: entry & (1 << stateBits - 1)) else { throw ByteReader.damage }
            value.pipeline.append(
                PipelineEntry(
                    instrument: try instrument(entry >> stateBits), state: state,
                    since: StoredDates.text(try reader.date()) ?? ""))
        }
    }
}

extension Reasons {
    /// The part of stored reasons that names the instruments in support; equal bytes name the same.
    static func support(_ bytes: [UInt8]?) throws -> ArraySlice<UInt8> {
        guard let bytes else { return [0] }
        var reader = ByteReader(bytes: bytes)
        while try reader.listed() != nil {}
        let start = reader.place
        while try reader.listed() != nil {}
        return bytes[start..<reader.place]
    }
}

extension ByteReader {
    /// The next number of a list; nil at its end.
    fileprivate mutating func listed() throws -> Int? {
        let number = try number()
        return number == 0 ? nil : number
    }
}
