// Lines as a person types them from a printed page, before they are read as strictly as any others.

/// The lines of a text without what an editor adds: carriage returns, blanks and empty lines around, a mark of UTF-8.
struct TypedLines {
    private let lines: [ArraySlice<UInt8>]

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let blanks = Set(" \t\r".utf8)

    init(_ bytes: [UInt8]) {
        let text = bytes.starts(with: TypedLines.mark) ? bytes.dropFirst(TypedLines.mark.count) : bytes[...]
        let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            let start = line.drop { TypedLines.blanks.contains($0) }
            return start.prefix(
                (start.lastIndex { !TypedLines.blanks.contains($0) } ?? start.startIndex - 1)
                    - start.startIndex + 1)
        }
        let first = lines.firstIndex { !$0.isEmpty } ?? lines.endIndex
        let last = lines.lastIndex { !$0.isEmpty } ?? first - 1
        self.lines = Array(lines[first..<last + 1])
    }

    /// Whether signatures stand below, or should: then every byte counts.
    var areSigned: Bool {
        lines.contains { $0.isEmpty || $0.starts(with: "—".utf8) }
    }

    /// The lines, each with a line feed.
    var bytes: [UInt8] { lines.flatMap { $0 + [UInt8(ascii: "\n")] } }
}
