// A JSON value as the rest of the program holds it. This file may hold the value and the ways into it only:
// reading is in JSONReader, writing in JSON+Canonical.

/// A JSON value; an object keeps no order, since RFC 8785 gives the only one that is ever written.
public enum JSON: Sendable {
    /// The word `null`.
    case null
    /// The word `true` or `false`.
    case boolean(Bool)
    /// A whole number; only those within ±(2^53 − 1) are read and written without loss.
    case integer(Int)
    /// Any other number; a reader makes no whole one below 1e21 and none that is not finite.
    case number(Double)
    /// A JSON string.
    case text(String)
    /// A JSON array.
    case list([JSON])
    /// A JSON object.
    case object([String: JSON])
}

extension JSON {
    /// The member with this key, or nil where there is none or this is not an object.
    public subscript(_ key: String) -> JSON? {
        asObject?[key]
    }

    /// The text, or nil where this is something else.
    public var asText: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The whole number, or nil where this is something else or has a fraction.
    public var asInteger: Int? {
        switch self {
        case .integer(let integer): integer
        case .number(let number): Int(whole: number)
        default: nil
        }
    }

    /// The number, whole or not, or nil where this is something else.
    public var asNumber: Double? {
        switch self {
        case .integer(let integer): Double(integer)
        case .number(let number): number
        default: nil
        }
    }

    /// True or false, or nil where this is something else.
    public var asBoolean: Bool? {
        if case .boolean(let boolean) = self { boolean } else { nil }
    }

    /// The items, or nil where this is not a list.
    public var asList: [JSON]? {
        if case .list(let items) = self { items } else { nil }
    }

    /// The members, or nil where this is not an object.
    public var asObject: [String: JSON]? {
        if case .object(let members) = self { members } else { nil }
    }
}
