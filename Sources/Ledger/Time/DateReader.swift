// A cursor over the UTF-8 of a date, shared by days, instants and EDTF.
// It reads ASCII only, and leaves it to its users to say what is wrong.

struct DateReader {
    private let bytes: ArraySlice<UInt8>

    /// The place of the next byte, counted from the beginning of the whole text.
    private(set) var offset: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        offset = bytes.startIndex
    }

    init(_ text: String) {
        self.init(Array(text.utf8)[...])
    }

    var isAtEnd: Bool { offset == bytes.endIndex }

    /// The next character, or nil at the end; of a character beyond ASCII only its first byte.
    var next: Unicode.Scalar? {
        isAtEnd ? nil : Unicode.Scalar(bytes[offset])
    }

    var isAtDigit: Bool {
        next.map { "0"..."9" ~= $0 } ?? false
    }

    /// Steps over `character` if it comes next, and says whether it did.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == character else { return false }
        offset += 1
        return true
    }

    /// Reads one decimal digit, if one comes next.
    mutating func digit() -> Int? {
        guard isAtDigit else { return nil }
        defer { offset += 1 }
        return Int(bytes[offset] - UInt8(ascii: "0"))
    }

    /// Reads exactly `count` decimal digits, or nil where there are fewer.
    mutating func number(digits count: Int) -> Int? {
        var value = 0
        for _ in 0..<count {
            guard let digit = digit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// Reads `[-]YYYY-MM-DD`, or nil where there is none or the day does not exist.
    mutating func day() -> Day? {
        let isNegative = take("-")
        guard let year = number(digits: 4), take("-"), let month = number(digits: 2), take("-"),
            let day = number(digits: 2), !(isNegative && year == 0)
        else { return nil }
        return Day(year: isNegative ? -year : year, month: month, day: day)
    }
}

extension Span<UInt8> {
    /// The number that so many decimal digits at a place make; nil where something else stands there.
    func number(at place: Int, digits count: Int) -> Int? {
        guard place + count <= self.count else { return nil }
        var value = 0
        for index in place..<place + count {
            guard self[index] >= UInt8(ascii: "0"), self[index] <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(self[index] - UInt8(ascii: "0"))
        }
        return value
    }
}

extension [UInt8] {
    /// Appends the decimal digits of a number that is not negative, with leading zeros up to a width.
    mutating func append(digitsOf number: Int, width: Int) {
        let first = count
        var rest = number
        repeat {
            append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0 || count - first < width
        self[first...].reverse()
    }
}

extension Int {
    /// The decimal digits of a number that is not negative, with leading zeros up to `width`.
    func padded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
    }
}
