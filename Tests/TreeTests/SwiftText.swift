// Tells code, comments and literals of a Swift source apart, well enough for rules of style. It knows no
// grammar: regular expression literals between slashes are not expected.

/// A Swift source in its parts; every part keeps its line breaks, so that lines can be counted in it.
struct SwiftText {
    /// A text literal with its place.
    struct Literal {
        let line: Int
        let text: String
        /// Whether it stands inside an example: in brackets that `Example` or `example:` introduces.
        let isExample: Bool
    }

    private(set) var code: [UInt8] = []
    private(set) var literals: [Literal] = []

    private let bytes: [UInt8]
    private var place = 0
    private var line = 1
    /// Of each open bracket: whether an example begins with it.
    private var brackets: [Bool] = []
    /// The code since the last bracket or comma.
    private var segment: [UInt8] = []

    init(_ text: String) {
        bytes = Array(text.utf8)
        while place < bytes.count { step() }
    }

    /// The code alone, line by line.
    var lines: [String] {
        code.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    private func looksAt(_ text: String) -> Bool {
        // The first byte decides nearly always, and a slice is dear.
        place < bytes.count && bytes[place] == text.utf8.first && bytes[place...].starts(with: text.utf8)
    }

    private mutating func advance() {
        if bytes[place] == UInt8(ascii: "\n") {
            line += 1
            code.append(bytes[place])
        }
        place += 1
    }

    /// One element of code: a comment, a literal, a raw identifier or a character.
    private mutating func step() {
        if looksAt("//") {
            while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
        } else if looksAt("/*") {
            comment()
        } else if looksAt("`") {
            repeat { advance() } while place < bytes.count && !looksAt("`")
            place = min(place + 1, bytes.count)
        } else if let hashes = literalStart() {
            literal(hashes: hashes)
        } else {
            character()
        }
    }

    private mutating func comment() {
        var depth = 0
        repeat {
            depth += looksAt("/*") ? 1 : looksAt("*/") ? -1 : 0
            if looksAt("/*") || looksAt("*/") { place += 1 }
            advance()
        } while depth > 0 && place < bytes.count
    }

    /// How many number signs a literal begins with here; nil where none begins.
    private func literalStart() -> Int? {
        guard looksAt("\"") || looksAt("#") else { return nil }
        let hashes = bytes[place...].prefix { $0 == UInt8(ascii: "#") }.count
        return bytes.dropFirst(place + hashes).first == UInt8(ascii: "\"") ? hashes : nil
    }

    private mutating func literal(hashes: Int) {
        let sign = String(repeating: "#", count: hashes)
        let start = line
        place += hashes
        let quotes = looksAt("\"\"\"") ? "\"\"\"" : "\""
        place += quotes.utf8.count
        var text: [UInt8] = []
        while place < bytes.count, !looksAt(quotes + sign) {
            if looksAt("\\\(sign)(") {
                place += 2 + hashes
                interpolation()
                text += "\\()".utf8
            } else if looksAt("\\\(sign)") {
                text += bytes[place..<min(place + 2 + hashes, bytes.count)]
                place += 1 + hashes
                if place < bytes.count { advance() }
            } else {
                text.append(bytes[place])
                advance()
            }
        }
        place = min(place + quotes.utf8.count + hashes, bytes.count)
        let isExample = brackets.contains(true) || SwiftText.introducesExample(segment)
        literals.append(
            Literal(line: start, text: String(decoding: text, as: UTF8.self), isExample: isExample))
    }

    private mutating func interpolation() {
        let depth = brackets.count
        brackets.append(false)
        while place < bytes.count, brackets.count > depth { step() }
    }

    private mutating func character() {
        let byte = bytes[place]
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
            brackets.append(SwiftText.introducesExample(segment))
            segment = []
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
            _ = brackets.popLast()
            segment = []
        case UInt8(ascii: ","), UInt8(ascii: ";"): segment = []
        default: segment.append(byte)
        }
        if byte != UInt8(ascii: "\n") { code.append(byte) }
        advance()
    }

    private static func introducesExample(_ segment: [UInt8]) -> Bool {
        let words = String(decoding: segment, as: UTF8.self).split { !$0.isLetter }
        return words.contains { ["example", "examples", "Example"].contains($0) }
    }
}
