// A value as SQLite stores it: five storage classes, and what Swift values become in them.
// May not convert between classes: a wrong class is an error of the caller, seen where it is read.

/// A value bound to a statement or read from a column.
public enum SQLValue: Sendable, Hashable {
    /// The absence of a value.
    case null
    /// A signed 64-bit integer.
    case integer(Int64)
    /// An IEEE double; SQLite has no NaN, and binding one is refused.
    case real(Double)
    /// A UTF-8 text, in which U+0000 is an ordinary character.
    case text(String)
    /// Bytes; an empty blob is not null.
    case blob([UInt8])

    /// A value, or null where there is none.
    public init(_ value: (some SQLBindable)?) {
        self = value?.sqlValue ?? .null
    }
}

/// A Swift type that has exactly one storage class.
public protocol SQLBindable: Sendable {
    /// The value to store.
    var sqlValue: SQLValue { get }
}

extension Int: SQLBindable {
    /// An integer.
    public var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Int32: SQLBindable {
    /// An integer.
    public var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Int64: SQLBindable {
    /// An integer.
    public var sqlValue: SQLValue { .integer(self) }
}

extension Double: SQLBindable {
    /// A real.
    public var sqlValue: SQLValue { .real(self) }
}

extension String: SQLBindable {
    /// A text.
    public var sqlValue: SQLValue { .text(self) }
}

extension Array: SQLBindable where Element == UInt8 {
    /// A blob.
    public var sqlValue: SQLValue { .blob(self) }
}

extension SQLValue: ExpressibleByNilLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByStringLiteral
{
    /// Null.
    public init(nilLiteral: ()) { self = .null }
    /// An integer.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// A real.
    public init(floatLiteral value: Double) { self = .real(value) }
    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }
}
