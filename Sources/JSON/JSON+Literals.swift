// Lets a value be written down in Swift much as it is written in JSON. Nothing but literal conformances here.

extension JSON: ExpressibleByStringLiteral {
    /// A text.
    public init(stringLiteral value: String) {
        self = .text(value)
    }
}

extension JSON: ExpressibleByIntegerLiteral {
    /// A whole number.
    public init(integerLiteral value: Int) {
        self = .integer(value)
    }
}

extension JSON: ExpressibleByBooleanLiteral {
    /// The word `true` or `false`.
    public init(booleanLiteral value: Bool) {
        self = .boolean(value)
    }
}

extension JSON: ExpressibleByArrayLiteral {
    /// A list of these items.
    public init(arrayLiteral elements: JSON...) {
        self = .list(elements)
    }
}

extension JSON: ExpressibleByDictionaryLiteral {
    /// An object with these members; of two with one key the later counts.
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(Dictionary(elements) { _, later in later })
    }
}

extension JSON: ExpressibleByNilLiteral {
    /// The word `null`.
    public init(nilLiteral: ()) {
        self = .null
    }
}
