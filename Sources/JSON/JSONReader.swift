// Reads one JSON text into a value, byte by byte. It may not repair anything: what RFC 8259 does not allow, and
// what could not be written in canonical form and read again, is refused at its byte.

struct JSONReader {
    static let deepestNesting = 64

    let bytes: [UInt8]
    var place = 0
    var depth = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func readDocument() throws(JSONProblem) -> JSON {
        let value = try readValue(beginningWith: try beginDocument())
        skipSpace()
        guard place == bytes.count else { throw misplaced(where: .end) }
        return value
    }

    /// Goes to the first byte of the value.
    mutating func beginDocument() throws(JSONProblem) -> UInt8 {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw .byteOrderMark }
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) { throw .utf16 }
        skipSpace()
        guard place < bytes.count else { throw bytes.isEmpty ? .empty : .onlySpace(at: place) }
        return bytes[place]
    }

    mutating func readValue(beginningWith first: UInt8) throws(JSONProblem) -> JSON {
        switch first {
        case Byte.quote: .text(try readText())
        case Byte.openBrace: .object(try readObject())
        case Byte.openBracket: .list(try readList())
        case Byte.minus, Byte.zero...Byte.nine: try readNumber()
        case Byte.smallT: try readWord("true", as: .boolean(true))
        case Byte.smallF: try readWord("false", as: .boolean(false))
        case Byte.smallN: try readWord("null", as: .null)
        default: throw misplaced(where: .value)
        }
    }

    mutating func skipSpace() {
        while place < bytes.count {
            switch bytes[place] {
            case Byte.space, Byte.lineFeed, Byte.carriageReturn, Byte.tab: place += 1
            default: return
            }
        }
    }

    private mutating func readWord(_ word: String, as value: JSON) throws(JSONProblem) -> JSON {
        var end = place
        for letter in word.utf8 {
            guard end < bytes.count else { throw .cutShort(inside: "the word \(word)", at: end) }
            guard bytes[end] == letter else { throw misplaced(where: .value) }
            end += 1
        }
        if end < bytes.count, Self.continuesWord(bytes[end]) { throw misplaced(where: .value) }
        place = end
        return value
    }

    static func continuesWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            Byte.zero...Byte.nine, UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
