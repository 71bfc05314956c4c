// The form that each kind of name has. Form only: whether a thing of that name is known is not asked here.

/// A form of names: which texts have it and how it is described.
struct NameForm: Sendable {
    let words: String
    let accepts: @Sendable (String) -> Bool

    /// The form of a kind of field, or nil where any text will do.
    static func of(_ kind: Field.Kind) -> NameForm? {
        switch kind {
        case .slug, .checklist, .consultation, .commitment: slug
        case .instrument: instrument
        case .body, .newBody: body
        case .event: event
        case .language: language
        default: nil
        }
    }

    static let slug = NameForm(words: "a name of lower-case letters, digits and hyphens, such as grooming") {
        !$0.isEmpty && $0.utf8.count <= 100 && $0.utf8.allSatisfy(isSlugByte) && $0.utf8.first != hyphen
    }

    static let instrument = NameForm(
        words: "an instrument: its jurisdiction or body, kind, year or date and name in lower case, such as"
            + " ph/act/2009/ra-9775"
    ) { text in
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return (3...6).contains(parts.count) && text.utf8.count <= 200
            && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { isSlugByte($0) || $0 == UInt8(ascii: ".") } }
    }

    static let body = NameForm(words: "the short name of a body, such as AIPA") {
        guard let first = $0.utf8.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) else {
            return false
        }
        return $0.utf8.count <= 100 && $0.utf8.allSatisfy { isSlugByte($0) || isCapital($0) }
    }

    static let event = NameForm(words: "the identifier of an event: up to 200 characters without spaces") {
        $0.utf8.count <= 200 && $0.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
            && !$0.hasPrefix("#")
    }

    static let language = NameForm(words: "a language tag (BCP 47), such as en, id or zh-Hant") {
        let parts = $0.utf8.split(separator: hyphen, omittingEmptySubsequences: false)
        guard let first = parts.first, (2...3).contains(first.count) else { return false }
        return parts.allSatisfy { part in
            (1...8).contains(part.count)
                && part.allSatisfy { isCapital($0) || (isSlugByte($0) && $0 != hyphen) }
        }
    }

    private static let hyphen = UInt8(ascii: "-")

    private static func isCapital(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }

    private static func isSlugByte(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == hyphen
    }
}

/// Whether a text has the form of a name; for modules that make or receive names.
public enum NameCheck {
    /// Whether a text can be the identifier of an event.
    public static func isEventID(_ text: String) -> Bool { !text.isEmpty && NameForm.event.accepts(text) }
}
