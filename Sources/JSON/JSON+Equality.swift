// When two values are the same: when they are written as the same bytes. This file may not follow Swift's
// equality of strings, which takes two spellings of "é" for one: their digests differ.

extension JSON: Hashable {
    /// Whether both denote the same JSON value: `1` equals `1.0`, but no text equals another spelling of it.
    public static func == (left: JSON, right: JSON) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.boolean(let left), .boolean(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.integer(let whole), .number(let number)), (.number(let number), .integer(let whole)):
            Int(whole: number) == whole
        case (.text(let left), .text(let right)): haveSameSpelling(left, right)
        case (.list(let left), .list(let right)): left == right
        case (.object(let left), .object(let right)): haveSameMembers(left, right)
        default: false
        }
    }

    /// Feeds equal bytes for equal values, whether a whole number is held as `.integer` or `.number`.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .boolean(let boolean): hasher.combine(boolean)
        case .integer(let integer): hasher.combine(integer)
        case .number(let number):
            if let integer = Int(whole: number) { hasher.combine(integer) } else { hasher.combine(number) }
        case .text(let text): hasher.combine(text)
        case .list(let items): hasher.combine(items)
        case .object(let members): hasher.combine(members)
        }
    }

    private static func haveSameMembers(_ left: [String: JSON], _ right: [String: JSON]) -> Bool {
        left.count == right.count
            && left.allSatisfy { key, value in
                guard let index = right.index(forKey: key) else { return false }
                let other = right[index]
                return haveSameSpelling(key, other.key) && value == other.value
            }
    }
}

/// Whether two strings have the same code points.
func haveSameSpelling(_ left: String, _ right: String) -> Bool {
    left.utf8.elementsEqual(right.utf8)
}
