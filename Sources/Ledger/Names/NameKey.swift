// Reduces the ways of writing one English name of a country to one key.
// It compares spellings only and knows no name.

/// A name without case, diacritics, punctuation, spaces and the word “the”, in the order in which it is spoken.
///
/// `Korea, Republic of`, `Korea (Republic of)` and `the Republic of Korea` have the same key.
struct NameKey: Sendable, Hashable {
    /// Lower-case letters and digits, without spaces.
    let letters: String

    init(_ name: String) {
        // Lists put the distinguishing word first; what follows the comma is spoken before it.
        let turn = name.firstIndex { $0 == "," || $0 == "(" } ?? name.endIndex
        letters = (NameKey.words(name[turn...]) + NameKey.words(name[..<turn])).joined()
    }

    var isEmpty: Bool { letters.isEmpty }

    private static let replacements = ["the": "", "st": "saint"]

    private static func words(_ text: Substring) -> [String] {
        var words = [""]
        for scalar in text.lowercased().unicodeScalars {
            if scalar == "&" {
                words += ["and", ""]
            } else if let letter = letter(scalar) {
                words[words.count - 1].unicodeScalars.append(letter)
            } else if scalar.properties.generalCategory != .nonspacingMark {
                words.append("")
            }
        }
        return words.map { replacements[$0] ?? $0 }
    }

    /// The letter or digit without its diacritics; nil for anything else.
    private static func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if scalar.isASCII {
            return ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? scalar : nil
        }
        guard scalar.properties.generalCategory != .nonspacingMark, scalar.properties.isAlphabetic else {
            return nil
        }
        return baseLetter(scalar) ?? scalar
    }

    /// The standard library decomposes nothing in public, but a character's name states its base:
    /// LATIN SMALL LETTER E WITH CIRCUMFLEX AND DOT BELOW.
    private static func baseLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        let words = scalar.properties.name?.split(separator: " ") ?? []
        guard words.count > 4, words.starts(with: ["LATIN", "SMALL", "LETTER"]), words[4] == "WITH" else {
            return nil
        }
        let base = words[3].lowercased().unicodeScalars
        return base.count == 1 ? base.first : nil
    }
}
