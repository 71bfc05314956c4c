// Shows a person the place of a mistake: the line, and a mark below it.
// It points; what is wrong is said by the caller.

/// A line of input with a place in it marked.
public enum Excerpt {
    /// Two lines: the input, shortened with `…` round the place if it is long, and `^~~~` under the place.
    ///
    /// Column (from 1) and length count code points. A place after the end of the line is marked there.
    public static func show(line: String, column: Int, length: Int, width: Int = 76) -> String {
        let pieces = pieces(of: line)
        let count = line.unicodeScalars.count
        let start = min(max(1, column) - 1, count)
        let end = start + max(1, min(length, count))
        let marked = pieces.indices.filter { pieces[$0].end > start && pieces[$0].start < end }
        let first = marked.first ?? pieces.count
        let last = (marked.last ?? pieces.count - 1) + 1
        let window = window(in: pieces, round: first, width: max(width, 8))
        let cut = window.lowerBound > 0 ? "…" : ""
        let shown = cut + pieces[window].map(\.text).joined() + (window.upperBound < pieces.count ? "…" : "")
        let before = cut.count + pieces[window.lowerBound..<first].reduce(0) { $0 + $1.width }
        let extent = pieces[first..<max(first, min(last, window.upperBound))].reduce(0) { $0 + $1.width }
        return shown.withoutTrailingSpaces + "\n" + String(repeating: " ", count: before) + "^"
            + String(repeating: "~", count: max(0, extent - 1))
    }

    /// The lines of a text, as ``CSVReader`` counts them: ended by LF or CRLF, without a byte order mark.
    public static func lines(of text: String) -> [String] {
        let mark = text.unicodeScalars.first == "\u{FEFF}" ? 1 : 0
        return text.unicodeScalars.dropFirst(mark).split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in
                String(line.last == "\r" ? line.dropLast() : line)
            }
    }

    private struct Piece {
        var text: String
        var width: Int
        var start: Int
        var end: Int
    }

    private static let tabStop = 4

    /// The characters of a line as they are shown, each with its code points' place in the line.
    private static func pieces(of line: String) -> [Piece] {
        var pieces: [Piece] = []
        var place = 0
        var across = 0
        for character in line {
            let tab = String(repeating: " ", count: tabStop - across % tabStop)
            let text = character == "\t" ? tab : Visible.escaped(String(character))
            let width = Wrapping.displayWidth(of: text)
            let count = character.unicodeScalars.count
            pieces.append(Piece(text: text, width: width, start: place, end: place + count))
            place += count
            across += width
        }
        return pieces
    }

    /// The pieces that fit the width: all of them, or those from somewhat before the place on.
    private static func window(in pieces: [Piece], round first: Int, width: Int) -> Range<Int> {
        guard pieces.reduce(0, { $0 + $1.width }) > width else { return 0..<pieces.count }
        let room = width - 2
        var lower = first
        var upper = first
        var used = 0
        while lower > 0, used + pieces[lower - 1].width <= room / 2 {
            lower -= 1
            used += pieces[lower].width
        }
        while upper < pieces.count, upper == first || used + pieces[upper].width <= room {
            used += pieces[upper].width
            upper += 1
        }
        while lower > 0, used + pieces[lower - 1].width <= room {
            lower -= 1
            used += pieces[lower].width
        }
        return lower..<upper
    }
}
