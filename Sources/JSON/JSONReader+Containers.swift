// How the reader takes lists and objects. Both are opened, separated and closed by the same three steps.

extension JSONReader {
    enum Container {
        case list, object

        var close: UInt8 { self == .list ? Byte.closeBracket : Byte.closeBrace }
        var closeShown: String { self == .list ? "]" : "}" }
        var name: String { self == .list ? "a list" : "an object" }
    }

    mutating func readList() throws(JSONProblem) -> [JSON] {
        var items: [JSON] = []
        var next = try open(.list)
        while let first = next {
            items.append(try readValue(beginningWith: first))
            next = try separate(.list)
        }
        return items
    }

    mutating func readObject() throws(JSONProblem) -> [String: JSON] {
        var next = try open(.object)
        if next == nil { return [:] }
        // Room for a usual event at once: growing from nothing rehashes the first members three times.
        var members = [String: JSON](minimumCapacity: depth == 1 ? 12 : 6)
        while let first = next {
            let keyPlace = place
            let member = try beginMember(with: first)
            let value = try readValue(beginningWith: member.first)
            if members.updateValue(value, forKey: member.key) != nil {
                throw repeated(member.key, at: keyPlace, in: members)
            }
            next = try separate(.object)
        }
        return members
    }

    /// Steps over the key and the colon: the key, and the first byte of its value.
    mutating func beginMember(with first: UInt8) throws(JSONProblem) -> (key: String, first: UInt8) {
        guard first == Byte.quote else { throw misplaced(where: .key) }
        let key = try readText()
        guard try nextByte(inside: .object) == Byte.colon else { throw misplaced(where: .colon(after: key)) }
        place += 1
        return (key, try nextByte(inside: .object))
    }

    /// Steps over the opening bracket: the first byte of the first item, or nil where it closes at once.
    mutating func open(_ container: Container) throws(JSONProblem) -> UInt8? {
        guard depth < Self.deepestNesting else { throw .tooDeep(at: place) }
        depth += 1
        place += 1
        let next = try nextByte(inside: container)
        return next == container.close ? close() : next
    }

    /// Steps over the comma: the first byte of the next item, or nil where the container closes instead.
    mutating func separate(_ container: Container) throws(JSONProblem) -> UInt8? {
        let separator = try nextByte(inside: container)
        if separator == container.close { return close() }
        guard separator == Byte.comma else { throw misplaced(where: .separator(container)) }
        let commaPlace = place
        place += 1
        let next = try nextByte(inside: container)
        if next == container.close { throw .trailingComma(before: container.closeShown, at: commaPlace) }
        return next
    }

    private mutating func close() -> UInt8? {
        depth -= 1
        place += 1
        return nil
    }

    mutating func nextByte(inside container: Container) throws(JSONProblem) -> UInt8 {
        skipSpace()
        guard place < bytes.count else { throw .cutShort(inside: container.name, at: place) }
        return bytes[place]
    }

    /// Swift takes two spellings of one key ("é" as one code point or two) for one: a dictionary cannot hold both.
    private func repeated(_ key: String, at offset: Int, in members: [String: JSON]) -> JSONProblem {
        let earlier = members.index(forKey: key).map { members[$0].key } ?? key
        return haveSameSpelling(earlier, key)
            ? .duplicateKey(key, at: offset) : .respelledKey(key, at: offset)
    }
}
