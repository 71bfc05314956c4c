// Recognises text that is in canonical form (RFC 8785), looking at each byte once. It says yes only where it is
// sure: escapes by code unit, keys beyond ASCII and numbers that are not short and whole are left to JSONReader,
// which is the meaning of everything here. Whether bytes beyond ASCII are UTF-8 it does not ask.

/// Finds where a value in canonical form ends, and nothing where that is in doubt.
package enum CanonicalScanner {
    /// The place after the value that begins at a place; nil where it is not surely in canonical form.
    package static func endOfValue(in bytes: Span<UInt8>, from start: Int, depth: Int = 0) -> Int? {
        guard start < bytes.count else { return nil }
        switch bytes[start] {
        case Byte.quote: return endOfText(in: bytes, from: start)
        case Byte.openBrace: return endOfObject(in: bytes, from: start, depth: depth)
        case Byte.openBracket: return endOfList(in: bytes, from: start, depth: depth)
        case Byte.smallT: return end(of: "true", in: bytes, from: start)
        case Byte.smallF: return end(of: "false", in: bytes, from: start)
        case Byte.smallN: return end(of: "null", in: bytes, from: start)
        default: return endOfWholeNumber(in: bytes, from: start)
        }
    }

    /// The place after the text whose opening quote stands at a place.
    package static func endOfText(in bytes: Span<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count, bytes[start] == Byte.quote else { return nil }
        var place = start + 1
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            if byte == Byte.quote { return place }
            guard byte >= Byte.space else { return nil }
            guard byte == Byte.backslash else { continue }
            guard place < bytes.count, isShortEscape(bytes[place]) else { return nil }
            place += 1
        }
        return nil
    }

    /// The place after a whole number without exponent that a double holds exactly.
    package static func endOfWholeNumber(in bytes: Span<UInt8>, from start: Int) -> Int? {
        let longest = 15
        let first = start < bytes.count && bytes[start] == Byte.minus ? start + 1 : start
        var place = first
        while place < bytes.count, bytes[place] >= Byte.zero, bytes[place] <= Byte.nine { place += 1 }
        guard place > first, place - first <= longest, !continuesNumber(bytes, at: place) else { return nil }
        let isZero = bytes[first] == Byte.zero
        return isZero && (place > first + 1 || first > start) ? nil : place
    }

    /// Whether the bytes of a word stand at a place.
    package static func holds(_ word: String, in bytes: Span<UInt8>, at start: Int) -> Bool {
        let word = word.utf8Span.span
        guard start + word.count <= bytes.count else { return false }
        for index in word.indices where bytes[start + index] != word[index] { return false }
        return true
    }

    private static func endOfObject(in bytes: Span<UInt8>, from start: Int, depth: Int) -> Int? {
        guard depth < JSONReader.deepestNesting else { return nil }
        var walk = CanonicalObjectWalk(from: start)
        while walk.next(in: bytes) != nil {
            guard let end = endOfValue(in: bytes, from: walk.place, depth: depth + 1) else { return nil }
            walk.place = end
        }
        return walk.end
    }

    private static func endOfList(in bytes: Span<UInt8>, from start: Int, depth: Int) -> Int? {
        guard depth < JSONReader.deepestNesting else { return nil }
        var walk = CanonicalListWalk(from: start)
        while walk.next(in: bytes) {
            guard let end = endOfValue(in: bytes, from: walk.place, depth: depth + 1) else { return nil }
            walk.place = end
        }
        return walk.end
    }

    private static func end(of word: String, in bytes: Span<UInt8>, from start: Int) -> Int? {
        holds(word, in: bytes, at: start) ? start + word.utf8.count : nil
    }

    private static func isShortEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case Byte.quote, Byte.backslash, Byte.smallN, Byte.smallT, Byte.smallF, UInt8(ascii: "b"),
            UInt8(ascii: "r"):
            true
        default: false
        }
    }

    private static func continuesNumber(_ bytes: Span<UInt8>, at place: Int) -> Bool {
        guard place < bytes.count else { return false }
        return bytes[place] == Byte.point || bytes[place] | 0x20 == Byte.smallE
    }
}
