// A JSON value kept as the bytes that RFC 8785 gives it. What is stored and sent is in this form already, so that
// most values are kept, compared and written without ever becoming a tree.

/// A JSON value in its canonical form, RFC 8785; two are equal exactly when their bytes are.
public struct CanonicalJSON: Sendable, Hashable {
    /// The canonical form as UTF-8.
    public let bytes: [UInt8]

    /// The canonical form of a value.
    public init(_ value: JSON) { bytes = value.canonicalBytes }

    /// Takes bytes that are in canonical form as they stand; nil for any others.
    public init?(canonical bytes: [UInt8]) {
        guard Self.isUTF8(bytes), Self.isCanonical(bytes) else { return nil }
        self.bytes = bytes
    }

    /// Takes a text that is in canonical form as it stands; nil for any other.
    public init?(canonical text: String) {
        let bytes = Array(text.utf8)
        guard Self.isCanonical(bytes) else { return nil }
        self.bytes = bytes
    }

    /// Takes bytes that CanonicalScanner or JSON's own writer has vouched for.
    package init(vouched bytes: [UInt8]) { self.bytes = bytes }

    /// The canonical form as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The value as a tree.
    public var value: JSON {
        // What is in canonical form can be read; only a tree deeper than the reader goes has no way back.
        (try? JSON(parsing: bytes)) ?? .null
    }

    /// Whether the value is an object.
    public var isObject: Bool { bytes.first == Byte.openBrace }

    /// The members of an object as trees; none where this is no object.
    public var members: [String: JSON] { value.asObject ?? [:] }

    /// The member with this key as a tree, or nil where there is none or this is not an object.
    public subscript(_ key: String) -> JSON? { value[key] }

    private static func isCanonical(_ bytes: [UInt8]) -> Bool {
        if CanonicalScanner.endOfValue(in: bytes.span, from: 0) == bytes.count { return true }
        return (try? JSON(parsing: bytes))?.canonicalBytes == bytes
    }

    package static func isUTF8(_ bytes: [UInt8]) -> Bool {
        (try? UTF8Span(validating: bytes.span)) != nil
    }
}
