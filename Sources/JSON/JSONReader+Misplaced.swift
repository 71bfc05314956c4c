// Says what is wrong where the grammar needs one thing and another stands there. It may only look, not move on:
// it is asked once, and then reading is over.

extension JSONReader {
    enum Situation {
        case value, key, end
        case colon(after: String)
        case separator(Container)

        var expectation: String {
            switch self {
            case .value: "a value is needed"
            case .key: "a key in double quotes is needed"
            case .end: "nothing may follow the value"
            case .colon(let key): "a colon is needed after the key \(JSONProblem.quoted(key))"
            case .separator(let container): "a comma or \(container.closeShown) is needed"
            }
        }
    }

    func misplaced(where situation: Situation) -> JSONProblem {
        switch bytes[place] {
        case Byte.nul: return .nul(at: place)
        case Byte.apostrophe: return .singleQuote(at: place)
        case Byte.slash, Byte.hash: return .comment(at: place)
        default: break
        }
        do throws(JSONProblem) {
            let word = shownWord()
            if case .value = situation, let problem = foreignWord(word) { return problem }
            let found = try word.isEmpty ? shownCharacter(at: place) : word
            if ["“", "”", "„", "‘", "’"].contains(found) { return .typographicQuote(at: place) }
            return .misplaced(found, expected: situation.expectation, at: place)
        } catch {
            return error
        }
    }

    /// What other notations call the three words, or the numbers that JSON does not have.
    private func foreignWord(_ word: String) -> JSONProblem? {
        switch word.lowercased() {
        case "true": .insteadWrite("true", notWord: word, at: place)
        case "false": .insteadWrite("false", notWord: word, at: place)
        case "null", "nil", "none", "undefined": .insteadWrite("null", notWord: word, at: place)
        case "nan", "infinity", "inf": .notFinite(word, at: place)
        default: nil
        }
    }

    private func shownWord() -> String {
        let longest = 40
        let word = bytes[place...].prefix { Self.continuesWord($0) }
        return String(decoding: word.prefix(longest), as: UTF8.self) + (word.count > longest ? "…" : "")
    }

    /// The code point at a place, as a message can show it.
    func shownCharacter(at start: Int) throws(JSONProblem) -> String {
        let isASCII = bytes[start] < Byte.firstBeyondASCII
        let end = isASCII ? start + 1 : try endOfCharacter(at: start)
        let character = String(decoding: bytes[start..<end], as: UTF8.self)
        guard let scalar = character.unicodeScalars.first else { return character }
        return Self.isVisible(scalar)
            ? character : "U+" + JSONProblem.hexadecimal(scalar.value, digits: 4).uppercased()
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator, .nonspacingMark, .enclosingMark, .spacingMark:
            false
        default: true
        }
    }
}
