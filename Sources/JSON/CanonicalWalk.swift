// Goes through an object or a list in canonical form, one member after the other. Whoever walks moves the place
// from the beginning of each value to its end; what is not surely canonical ends the walk without an end.

/// A walk over the members of an object, in the order in which RFC 8785 writes them.
package struct CanonicalObjectWalk {
    /// Where the value of the present member begins; to be moved to its end before the next step.
    package var place: Int
    /// The place after the closing brace, once the walk has reached it.
    package private(set) var end: Int?
    private var key: Range<Int>?

    /// A walk over the object whose opening brace stands at a place.
    package init(from start: Int) { place = start }

    /// Steps to the next member: where its key stands, without quotes; nil at the end and where in doubt.
    package mutating func next(in bytes: Span<UInt8>) -> Range<Int>? {
        guard end == nil, place < bytes.count else { return nil }
        if key == nil {
            guard bytes[place] == Byte.openBrace else { return nil }
            place += 1
            if place < bytes.count, bytes[place] == Byte.closeBrace { return close() }
        } else {
            if bytes[place] == Byte.closeBrace { return close() }
            guard bytes[place] == Byte.comma else { return nil }
            place += 1
        }
        guard let next = readKey(in: bytes) else { return nil }
        if let key, !Self.precedes(key, next, in: bytes) { return nil }
        key = next
        return next
    }

    private mutating func close() -> Range<Int>? {
        end = place + 1
        return nil
    }

    /// Steps over a key of plain ASCII and its colon.
    private mutating func readKey(in bytes: Span<UInt8>) -> Range<Int>? {
        guard place < bytes.count, bytes[place] == Byte.quote else { return nil }
        let start = place + 1
        var end = start
        while end < bytes.count, bytes[end] != Byte.quote {
            let byte = bytes[end]
            guard byte >= Byte.space, byte < Byte.firstBeyondASCII, byte != Byte.backslash else { return nil }
            end += 1
        }
        guard end + 1 < bytes.count, bytes[end + 1] == Byte.colon else { return nil }
        place = end + 2
        return start..<end
    }

    /// The order of ASCII keys is that of their bytes.
    private static func precedes(_ left: Range<Int>, _ right: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        var (first, second) = (left.lowerBound, right.lowerBound)
        while first < left.upperBound, second < right.upperBound {
            if bytes[first] != bytes[second] { return bytes[first] < bytes[second] }
            first += 1
            second += 1
        }
        return left.count < right.count
    }
}

/// A walk over the items of a list.
package struct CanonicalListWalk {
    /// Where the present item begins; to be moved to its end before the next step.
    package var place: Int
    /// The place after the closing bracket, once the walk has reached it.
    package private(set) var end: Int?
    private var isInside = false

    /// A walk over the list whose opening bracket stands at a place.
    package init(from start: Int) { place = start }

    /// Steps to the next item; false at the end and where in doubt.
    package mutating func next(in bytes: Span<UInt8>) -> Bool {
        guard end == nil, place < bytes.count else { return false }
        if isInside {
            if bytes[place] == Byte.closeBracket { return close() }
            guard bytes[place] == Byte.comma else { return false }
        } else {
            guard bytes[place] == Byte.openBracket else { return false }
            isInside = true
            if place + 1 < bytes.count, bytes[place + 1] == Byte.closeBracket {
                place += 1
                return close()
            }
        }
        place += 1
        return true
    }

    private mutating func close() -> Bool {
        end = place + 1
        return false
    }
}
