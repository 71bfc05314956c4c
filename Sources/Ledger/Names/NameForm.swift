// The form that each kind of name has. Form only: whether a thing of that name is known is not asked here.

/// A form of names: which texts have it, told from their UTF-8, and how it is described.
struct NameForm: Sendable {
    let words: String
    let accepts: @Sendable (Span<UInt8>) -> Bool

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
        (1...100).contains($0.count) && $0.all(isSlugByte) && $0[0] != hyphen
    }

    static let instrument = NameForm(
        words: "an instrument: its jurisdiction or body, kind, year or date and name in lower case, such as"
            + " ph/act/2009/ra-9775"
    ) { text in
        var parts = 1
        var length = 0
        for index in text.indices {
            if text[index] == UInt8(ascii: "/") {
                guard length > 0 else { return false }
                (parts, length) = (parts + 1, 0)
            } else {
                guard isSlugByte(text[index]) || text[index] == UInt8(ascii: ".") else { return false }
                length += 1
            }
        }
        return length > 0 && (3...6).contains(parts) && text.count <= 200
    }

    static let body = NameForm(words: "the short name of a body, such as AIPA") {
        (1...100).contains($0.count) && isCapital($0[0]) && $0.all { isSlugByte($0) || isCapital($0) }
    }

    static let event = NameForm(words: "the identifier of an event: up to 200 characters without spaces") {
        $0.count <= 200 && $0.all { $0 > 0x20 && $0 != 0x7F } && !($0.count > 0 && $0[0] == UInt8(ascii: "#"))
    }

    static let language = NameForm(words: "a language tag (BCP 47), such as en, id or zh-Hant") { text in
        var length = 0
        var isFirst = true
        for index in 0...text.count {
            if index == text.count || text[index] == hyphen {
                guard (1...8).contains(length), !isFirst || (2...3).contains(length) else { return false }
                (length, isFirst) = (0, false)
            } else {
                guard isCapital(text[index]) || isSlugByte(text[index]) else { return false }
                length += 1
            }
        }
        return true
    }

    private static let hyphen = UInt8(ascii: "-")

    private static func isCapital(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
    }

    private static func isSlugByte(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
            || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte == hyphen
    }
}

extension NameForm {
    /// Whether a text has the form.
    func accepts(_ text: String) -> Bool { accepts(text.utf8Span.span) }
}

extension Span<UInt8> {
    /// Whether a condition holds for every byte.
    func all(_ condition: (UInt8) -> Bool) -> Bool {
        for index in indices where !condition(self[index]) { return false }
        return true
    }
}

/// Whether a text has the form of a name; for modules that make or receive names.
public enum NameCheck {
    /// Whether a text can be the identifier of an event.
    public static func isEventID(_ text: String) -> Bool { !text.isEmpty && NameForm.event.accepts(text) }
}
