// Numbers and dates in few bytes, one after another: how spans and their reasons lie in a column.
import SQLite

/// Numbers of either sign as numbers from 0, drawn to and fro round zero: small ones stay small.
enum Folded {
    static func number(_ number: Int) -> Int { number < 0 ? ~(number << 1) : number << 1 }
    static func unfolded(_ folded: Int) -> Int { folded & 1 == 1 ? ~(folded >> 1) : folded >> 1 }
}

/// Bytes that grow at their end.
struct ByteWriter: Sendable {
    private(set) var bytes: [UInt8]

    init(bytes: [UInt8] = []) { self.bytes = bytes }

    /// Nothing, with room for so many bytes.
    init(capacity: Int) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    /// Forgets all bytes and keeps their room.
    mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    /// A number from 0, seven bits a byte.
    mutating func write(_ number: Int) {
        var rest = UInt(number)
        while rest >= 128 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 128)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// A number of either sign, drawn to and fro round zero.
    mutating func write(folded number: Int) { write(Folded.number(number)) }

    /// The number of a level in three bytes, lowest first, so that it can be replaced.
    mutating func write(level number: Int) {
        for shift in [0, 8, 16] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    /// Puts the number of a level where another is.
    mutating func replace(level number: Int, at place: Int) {
        for index in 0..<3 { bytes[place + index] = UInt8(truncatingIfNeeded: number >> (8 * index)) }
    }

    /// Bytes as they are.
    mutating func write(_ more: some Collection<UInt8>) { bytes += more }

    /// A day as twice its number, drawn to and fro round 1970; another date as its text after an odd number, which
    /// holds the length.
    mutating func write(date text: String) {
        if let day = StoredDates.day(text) {
            write(Folded.number(day) << 1)
        } else {
            write(text.utf8.count << 1 | 1)
            bytes += text.utf8
        }
    }
}

/// Reads bytes from a place on; what ends too early is damage.
struct ByteReader {
    let bytes: [UInt8]
    private(set) var place: Int

    static var damage: LedgerFileError {
        LedgerFileError(.projectionDamaged("what a cell shows cannot be read"), path: "")
    }

    init(bytes: [UInt8], from place: Int = 0) {
        self.bytes = bytes
        self.place = place
    }

    var isAtEnd: Bool { place == bytes.count }

    /// Goes on from another place.
    mutating func go(to place: Int) { self.place = place }

    /// A number of either sign.
    mutating func foldedNumber() throws -> Int { Folded.unfolded(try number()) }

    /// The number of a level in three bytes.
    mutating func level() throws -> Int {
        guard bytes.count - place >= 3 else { throw ByteReader.damage }
        defer { place += 3 }
        return Int(bytes[place]) | Int(bytes[place + 1]) << 8 | Int(bytes[place + 2]) << 16
    }

    /// A number from 0, seven bits a byte.
    @inline(__always) mutating func number() throws -> Int {
        // Most numbers have one byte.
        guard place < bytes.count, bytes[place] < 128 else { return try longNumber() }
        defer { place += 1 }
        return Int(bytes[place])
    }

    private mutating func longNumber() throws -> Int {
        var (number, shift) = (UInt(0), UInt(0))
        while shift < 63, place < bytes.count {
            let byte = bytes[place]
            place += 1
            number |= UInt(byte & 127) << shift
            if byte < 128 { return Int(number) }
            shift += 7
        }
        throw ByteReader.damage
    }

    /// A date as a column would hold it: a day as its number, another date as its text.
    mutating func date() throws -> SQLValue {
        let head = try number()
        guard head & 1 == 1 else {
            return .integer(Int64(Folded.unfolded(head >> 1)))
        }
        return .text(try text(head >> 1))
    }

    /// So many bytes as text.
    mutating func text(_ length: Int) throws -> String {
        guard length <= bytes.count - place else { throw ByteReader.damage }
        defer { place += length }
        return String(decoding: bytes[place..<place + length], as: UTF8.self)
    }
}
