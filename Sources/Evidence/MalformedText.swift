// What is wrong with the form of a note, a checkpoint, a key or a proof, and the lines that all of them are made of.

/// A text that is not in the form that it should have, with the first place where it is not.
public struct MalformedText: Error, Sendable, Hashable, CustomStringConvertible {
    /// The line, counted from 1.
    public let line: Int
    /// What is wrong and what to do.
    public let message: String

    init(_ line: Int, _ message: String) { (self.line, self.message) = (line, message) }

    /// `line 3: …`.
    public var description: String { "line \(line): \(message)" }

    /// The same, in a text that begins further down in another.
    func moved(by lines: Int) -> MalformedText { MalformedText(line + lines, message) }
}

/// The lines of a text that is UTF-8, has no control characters, ends with a line feed and is not too long.
struct TextLines {
    /// The bytes of the longest text that is read.
    static let limit = 1_000_000

    let lines: [Substring]

    init(_ bytes: [UInt8]) throws(MalformedText) {
        guard bytes.count <= TextLines.limit else {
            throw MalformedText(
                1, "the text is longer than \(TextLines.limit) bytes: this is no checkpoint, key or proof")
        }
        guard let last = bytes.last else { throw MalformedText(1, "the text is empty: give the whole file") }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw MalformedText(
                TextLines.lineOfBrokenUTF8(bytes), "this is not UTF-8: give the file as it was written")
        }
        let feed = UInt8(ascii: "\n")
        if let place = bytes.firstIndex(where: { $0 < 0x20 && $0 != feed }) {
            throw MalformedText(
                1 + bytes[..<place].count { $0 == feed },
                "there is a control character, byte \(bytes[place]): give the file as it was written, with plain"
                    + " line feeds")
        }
        guard last == feed else {
            throw MalformedText(
                1 + bytes.count { $0 == feed },
                "the last line does not end: the file was cut, or its last line feed is missing")
        }
        lines = text.utf8.split(separator: feed, omittingEmptySubsequences: false).dropLast()
            .map { Substring($0) }
    }

    /// The line of the first byte that does not continue UTF-8.
    private static func lineOfBrokenUTF8(_ bytes: [UInt8]) -> Int {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let broken = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
        return (broken ?? 0) + 1
    }
}

/// What stands on single lines.
enum TextField {
    /// A whole number without sign or leading zeros; nil for anything else.
    static func number(_ text: Substring) -> Int? {
        let digits = text.utf8
        let isPlain = digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard isPlain, digits.count == 1 || digits.first != UInt8(ascii: "0") else { return nil }
        return Int(text)
    }

    /// A digest in base 64.
    static func digest(_ text: Substring, line: Int) throws(MalformedText) -> Digest {
        guard let digest = Digest(base64: String(text)) else {
            throw MalformedText(
                line,
                "“\(shortened(text))” is not a hash of 32 bytes in base64: give the file as it was written")
        }
        return digest
    }

    /// Digests in base 64, one a line.
    static func digests(_ lines: ArraySlice<Substring>) throws(MalformedText) -> [Digest] {
        guard lines.count <= InclusionProof.mostHashes else {
            throw MalformedText(
                lines.startIndex + InclusionProof.mostHashes + 1,
                "there are more than \(InclusionProof.mostHashes) hashes, more than any proof has: ask for it again"
            )
        }
        var digests: [Digest] = []
        for (index, line) in zip(lines.indices, lines) { digests.append(try digest(line, line: index + 1)) }
        return digests
    }

    /// What follows a name and a space on a line.
    static func value(of name: String, _ text: Substring?, line: Int) throws(MalformedText) -> Substring {
        guard let text, text.utf8.starts(with: "\(name) ".utf8) else {
            throw MalformedText(
                line, "“\(name)” is missing here: the file was cut or changed; ask for the proof again")
        }
        return Substring(text.utf8.dropFirst(name.utf8.count + 1))
    }

    /// A text that is short enough to be shown.
    static func shortened(_ text: Substring) -> String {
        let longest = 60
        return text.count > longest ? "\(text.prefix(longest))…" : String(text)
    }
}
