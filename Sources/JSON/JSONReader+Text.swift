// How the reader takes texts and keys. A text without escapes is copied in one piece; only one with escapes is
// put together byte by byte.

extension JSONReader {
    mutating func readText() throws(JSONProblem) -> String {
        let start = place + 1
        let end = try endOfPlainText(from: start)
        if bytes[end] == Byte.quote {
            place = end + 1
            return String(decoding: bytes[start..<end], as: UTF8.self)
        }
        return try readEscapedText(from: start, firstEscape: end)
    }

    private mutating func readEscapedText(from start: Int, firstEscape: Int) throws(JSONProblem) -> String {
        var content = Array(bytes[start..<firstEscape])
        place = firstEscape
        while bytes[place] == Byte.backslash {
            content.append(contentsOf: UTF8.encode(try readEscape()).map(Array.init) ?? [])
            let end = try endOfPlainText(from: place)
            content.append(contentsOf: bytes[place..<end])
            place = end
        }
        place += 1
        return String(decoding: content, as: UTF8.self)
    }

    /// The place of the next quote or backslash; everything before it is allowed as it stands.
    private func endOfPlainText(from start: Int) throws(JSONProblem) -> Int {
        let bytes = bytes.span
        var end = start
        while end < bytes.count {
            let byte = bytes[end]
            if Self.isPlainASCII(byte) {
                end += 1
            } else if byte >= Byte.firstBeyondASCII {
                end = try endOfCharacter(at: end)
            } else if byte >= Byte.space {
                return end
            } else {
                throw byte == Byte.nul ? .nul(at: end) : .controlCharacter(byte, at: end)
            }
        }
        throw cutShortInText
    }

    private static func isPlainASCII(_ byte: UInt8) -> Bool {
        byte >= Byte.space && byte < Byte.firstBeyondASCII && byte != Byte.quote && byte != Byte.backslash
    }

    private var cutShortInText: JSONProblem { .cutShort(inside: "a text", at: bytes.count) }

    /// The place after the UTF-8 sequence that begins here; the ranges are those of RFC 3629, section 4.
    func endOfCharacter(at start: Int) throws(JSONProblem) -> Int {
        let length: Int
        var range: ClosedRange<UInt8> = 0x80...0xBF
        switch bytes[start] {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, range) = (3, 0xA0...0xBF)
        case 0xED: (length, range) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, range) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, range) = (4, 0x80...0x8F)
        default: throw .notUTF8(bytes[start], at: start)
        }
        for next in start + 1..<start + length {
            guard next < bytes.count else { throw cutShortInText }
            guard range.contains(bytes[next]) else { throw .notUTF8(bytes[start], at: start) }
            range = 0x80...0xBF
        }
        return start + length
    }
}

// Escapes
extension JSONReader {
    private mutating func readEscape() throws(JSONProblem) -> Unicode.Scalar {
        let start = place
        guard start + 1 < bytes.count else { throw cutShortInText }
        place += 2
        switch bytes[start + 1] {
        case Byte.quote: return "\""
        case Byte.backslash: return "\\"
        case Byte.slash: return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case Byte.smallF: return "\u{C}"
        case Byte.smallN: return "\n"
        case UInt8(ascii: "r"): return "\r"
        case Byte.smallT: return "\t"
        case Byte.smallU: return try readCodePoint(from: start)
        default: throw .unknownEscape("\\" + (try shownCharacter(at: start + 1)), at: start)
        }
    }

    private mutating func readCodePoint(from start: Int) throws(JSONProblem) -> Unicode.Scalar {
        let unit = try readCodeUnit(ofEscapeAt: start)
        if unit == 0 { throw .nul(at: start) }
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard UTF16.isLeadSurrogate(unit), let low = try readTrailSurrogate() else {
            throw .loneSurrogate(unit, at: start)
        }
        return UTF16.decode(UTF16.EncodedScalar([unit, low]))
    }

    /// Steps over the second half of a pair, or stays where something else follows.
    private mutating func readTrailSurrogate() throws(JSONProblem) -> UInt16? {
        let start = place
        guard start < bytes.count else { throw cutShortInText }
        guard bytes[start] == Byte.backslash else { return nil }
        guard start + 1 < bytes.count else { throw cutShortInText }
        guard bytes[start + 1] == Byte.smallU else { return nil }
        place += 2
        let unit = try readCodeUnit(ofEscapeAt: start)
        return UTF16.isTrailSurrogate(unit) ? unit : nil
    }

    private mutating func readCodeUnit(ofEscapeAt start: Int) throws(JSONProblem) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard place < bytes.count else { throw cutShortInText }
            guard let digit = Character(Unicode.Scalar(bytes[place])).hexDigitValue else {
                throw .shortEscape(at: start)
            }
            unit = unit << 4 | UInt16(digit)
            place += 1
        }
        return unit
    }
}
