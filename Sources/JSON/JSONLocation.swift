// Finds where a value stands in its text, so that a message about its meaning can point at it. It may be slow: it
// is asked once for each problem, of a text that has been read already.

/// The way from a value to a place in the text that it was read from.
public enum JSONLocation {
    /// One step into a value.
    public enum Step: Sendable, Hashable {
        /// To the member with this key.
        case key(String)
        /// To the item at this index, counted from 0.
        case index(Int)
    }

    /// Bytes before the value at a path; nil where there is none, or the text cannot be read so far.
    public static func offset(of path: [Step], in bytes: [UInt8]) -> Int? {
        var reader = JSONReader(bytes: bytes)
        do throws(JSONProblem) {
            var first = try reader.beginDocument()
            for step in path {
                guard let next = try enter(step, with: &reader, from: first) else { return nil }
                first = next
            }
            let offset = reader.place
            _ = try reader.readValue(beginningWith: first)
            return offset
        } catch {
            return nil
        }
    }

    private static func enter(
        _ step: Step, with reader: inout JSONReader, from first: UInt8
    ) throws(JSONProblem) -> UInt8? {
        switch (step, first) {
        case (.key(let key), Byte.openBrace): try findMember(key, with: &reader)
        case (.index(let index), Byte.openBracket): try findItem(index, with: &reader)
        default: nil
        }
    }

    private static func findMember(
        _ wanted: String, with reader: inout JSONReader
    ) throws(JSONProblem) -> UInt8? {
        var next = try reader.open(.object)
        while let first = next {
            let member = try reader.beginMember(with: first)
            if member.key == wanted { return member.first }
            _ = try reader.readValue(beginningWith: member.first)
            next = try reader.separate(.object)
        }
        return nil
    }

    private static func findItem(_ wanted: Int, with reader: inout JSONReader) throws(JSONProblem) -> UInt8? {
        var next = try reader.open(.list)
        var index = 0
        while let first = next {
            if index == wanted { return first }
            _ = try reader.readValue(beginningWith: first)
            next = try reader.separate(.list)
            index += 1
        }
        return nil
    }
}
