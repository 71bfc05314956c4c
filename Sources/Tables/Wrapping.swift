// Breaks text into lines by the width that a terminal gives it.
// It loses nothing but the spaces at a break, and breaks inside a word only where the word alone is too wide.

/// Display width of text, and wrapping by it.
public enum Wrapping {
    /// The number of terminal cells: wide characters and emoji count two, combining and zero-width ones none.
    public static func displayWidth(of text: String) -> Int {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
        return text.reduce(0) { $0 + DisplayWidth.of($1) }
    }

    /// Lines of at most `width` terminal cells; line breaks in the text are kept, and so is its indentation.
    ///
    /// Text breaks at spaces, at zero-width spaces and between ideographs; a word wider than a line is broken
    /// between characters. Controls are not escaped here: see ``Visible``.
    public static func wrap(_ text: String, width: Int) -> [String] {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
            .flatMap { wrapLine($0, width: max(1, width)) }
    }

    /// The widest piece of a line that wrapping would rather not break.
    static func longestUnit(of line: String) -> Int {
        units(of: line[...]).map(\.width).max() ?? 0
    }

    private struct Unit {
        var text = ""
        var width = 0
        var spaces = 0
    }

    private static func wrapLine(_ line: Substring, width: Int) -> [String] {
        var lines: [String] = []
        var current = Unit()
        for unit in units(of: line) {
            if current.width + current.spaces + unit.width <= width {
                current.text += String(repeating: " ", count: current.spaces) + unit.text
                current.width += current.spaces + unit.width
            } else {
                if !current.text.isEmpty { lines.append(current.text) }
                var pieces = pieces(of: unit, width: width)
                current = pieces.removeLast()
                lines += pieces.map(\.text)
            }
            current.spaces = unit.spaces
        }
        if !current.text.isEmpty || lines.isEmpty { lines.append(current.text) }
        return lines
    }

    private static func units(of line: Substring) -> [Unit] {
        if line.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return words(of: line) }
        var units: [Unit] = []
        var current = Unit()
        var previous: Character?
        for character in line {
            if character == " " {
                current.spaces += 1
            } else {
                if current.spaces > 0 || mayBreak(between: previous, and: character) {
                    units.append(current)
                    current = Unit()
                }
                current.text.append(character)
                current.width += DisplayWidth.of(character)
            }
            previous = character
        }
        return units + [current]
    }

    /// The units of a line in which every byte is a character one cell wide.
    private static func words(of line: Substring) -> [Unit] {
        let (bytes, space) = (line.utf8, UInt8(ascii: " "))
        var units: [Unit] = []
        var start = bytes.startIndex
        repeat {
            let end = bytes[start...].firstIndex(of: space) ?? bytes.endIndex
            let next = bytes[end...].firstIndex { $0 != space } ?? bytes.endIndex
            let width = bytes.distance(from: start, to: end)
            units.append(
                Unit(
                    text: String(line[start..<end]), width: width, spaces: bytes.distance(from: end, to: next)
                ))
            start = next
        } while start < bytes.endIndex
        return units
    }

    private static func pieces(of unit: Unit, width: Int) -> [Unit] {
        var pieces: [Unit] = []
        var current = Unit()
        for character in unit.text {
            let extent = DisplayWidth.of(character)
            if current.width + extent > width && !current.text.isEmpty {
                pieces.append(current)
                current = Unit()
            }
            current.text.append(character)
            current.width += extent
        }
        return pieces + [current]
    }

    private static let neverFirst: Set<Character> = Set("、。，．：；！？）］｝」』】》〉〕・ー々,.:;!?)]}%”’»…")
    private static let neverLast: Set<Character> = Set("（［｛「『【《〈〔([{“‘«")

    private static func mayBreak(between previous: Character?, and next: Character) -> Bool {
        guard let previous else { return false }
        if previous == "\u{200B}" { return true }
        guard DisplayWidth.isIdeographic(previous) || DisplayWidth.isIdeographic(next) else { return false }
        return !neverFirst.contains(next) && !neverLast.contains(previous)
    }
}
