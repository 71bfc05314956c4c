// Where the members of an object stand in its canonical text. It is made in one pass; a value becomes a string or
// a tree when it is asked for. An object that the scanner is not sure of has no index: read it as a tree then.

/// An object in canonical form, read member by member from its bytes.
package struct CanonicalIndex: Sendable {
    private struct Member {
        let key: Range<Int32>
        let value: Range<Int32>
    }

    /// The bytes that ranges refer to; the object may be a part of them.
    package let bytes: [UInt8]
    /// The place after the object.
    package let end: Int
    private let members: [Member]

    /// The object that begins at a place of bytes that are UTF-8; nil where it is not surely canonical.
    package init?(_ bytes: [UInt8], from start: Int = 0) {
        guard bytes.count < Int32.max else { return nil }
        let span = bytes.span
        var walk = CanonicalObjectWalk(from: start)
        var members: [Member] = []
        members.reserveCapacity(10)
        while let key = walk.next(in: span) {
            let value = walk.place
            guard let end = CanonicalScanner.endOfValue(in: span, from: value, depth: 1) else { return nil }
            let place = Int32(value)..<Int32(end)
            members.append(Member(key: Int32(key.lowerBound)..<Int32(key.upperBound), value: place))
            walk.place = end
        }
        guard let end = walk.end else { return nil }
        self.bytes = bytes
        self.end = end
        self.members = members
    }

    /// How many members the object has.
    package var count: Int { members.count }

    /// Where the value of a member stands.
    package func range(of name: String) -> Range<Int>? {
        let span = bytes.span
        let length = name.utf8.count
        for member in members where member.key.count == length {
            if CanonicalScanner.holds(name, in: span, at: Int(member.key.lowerBound)) {
                return Int(member.value.lowerBound)..<Int(member.value.upperBound)
            }
        }
        return nil
    }

    /// The text at a range; nil where something else stands there.
    package func text(at range: Range<Int>) -> String? {
        guard bytes[range.lowerBound] == Byte.quote else { return nil }
        let inner = range.lowerBound + 1..<range.upperBound - 1
        let span = bytes.span
        for place in inner where span[place] == Byte.backslash { return json(at: range).asText }
        return String(decoding: bytes[inner], as: UTF8.self)
    }

    /// The text of a member; nil where there is none.
    package func text(of name: String) -> String? { range(of: name).flatMap { text(at: $0) } }

    /// The value at a range as a tree.
    package func json(at range: Range<Int>) -> JSON { (try? JSON(parsing: bytes[range])) ?? .null }

    /// The value at a range in canonical form.
    package func canonical(at range: Range<Int>) -> CanonicalJSON {
        CanonicalJSON(vouched: Array(bytes[range]))
    }

    /// Calls the body with the place of each item of a list; not at all where the member is something else.
    package func forEachItem(of name: String, _ body: (Range<Int>) -> Void) {
        guard let list = range(of: name) else { return }
        let span = bytes.span
        var walk = CanonicalListWalk(from: list.lowerBound)
        while walk.next(in: span) {
            let start = walk.place
            guard let end = CanonicalScanner.endOfValue(in: span, from: start) else { break }
            body(start..<end)
            walk.place = end
        }
    }

    /// Those members of an object that are true or false, by name; none where the member is something else.
    package func truths(of name: String) -> [String: Bool] {
        guard let object = range(of: name) else { return [:] }
        let span = bytes.span
        var walk = CanonicalObjectWalk(from: object.lowerBound)
        var truths = [String: Bool](minimumCapacity: 6)
        while let key = walk.next(in: span) {
            let start = walk.place
            guard let end = CanonicalScanner.endOfValue(in: span, from: start) else { break }
            if span[start] == Byte.smallT || span[start] == Byte.smallF {
                truths[String(decoding: bytes[key], as: UTF8.self)] = span[start] == Byte.smallT
            }
            walk.place = end
        }
        return truths
    }
}
