// How the reader takes numbers. RFC 8785 makes every number a double; one that a double would silently change
// into another whole number, into zero or into infinity is refused.

extension JSONReader {
    /// The largest whole number of which every smaller one is a double too: 2^53 − 1.
    static let largestExactInteger = 9_007_199_254_740_991

    mutating func readNumber() throws(JSONProblem) -> JSON {
        let start = place
        let isNegative = bytes[place] == Byte.minus
        if isNegative { place += 1 }
        let magnitude = try readWholePart()
        let hasFraction = try readFraction()
        let hasExponent = try readExponent()
        if place < bytes.count, Self.continuesNumber(bytes[place]) { throw notANumber(from: start) }
        if hasFraction || hasExponent { return try double(from: start, hasExponent: hasExponent) }
        guard let magnitude else { throw .inexactInteger(token(from: start), at: start) }
        return .integer(isNegative ? -magnitude : magnitude)
    }

    /// The digits before the point, or nil where they say more than the largest exact whole number.
    private mutating func readWholePart() throws(JSONProblem) -> Int? {
        let start = place
        var magnitude = 0
        while place < bytes.count, let digit = Self.digit(bytes[place]) {
            // Once beyond, it stays beyond: this cannot overflow.
            if magnitude <= Self.largestExactInteger { magnitude = magnitude * 10 + digit }
            place += 1
        }
        try requireDigits(since: start, after: "minus sign")
        if bytes[start] == Byte.zero, place > start + 1 { throw .leadingZero(at: start) }
        return magnitude <= Self.largestExactInteger ? magnitude : nil
    }

    private mutating func readFraction() throws(JSONProblem) -> Bool {
        guard place < bytes.count, bytes[place] == Byte.point else { return false }
        place += 1
        try readDigits(after: "decimal point")
        return true
    }

    private mutating func readExponent() throws(JSONProblem) -> Bool {
        guard place < bytes.count, bytes[place] | 0x20 == Byte.smallE else { return false }
        place += 1
        if place < bytes.count, bytes[place] == Byte.plus || bytes[place] == Byte.minus { place += 1 }
        try readDigits(after: "e")
        return true
    }

    private mutating func readDigits(after what: String) throws(JSONProblem) {
        let start = place
        while place < bytes.count, Self.digit(bytes[place]) != nil { place += 1 }
        try requireDigits(since: start, after: what)
    }

    private func requireDigits(since start: Int, after what: String) throws(JSONProblem) {
        if place > start { return }
        throw place == bytes.count
            ? .cutShort(inside: "a number", at: place) : .missingDigit(after: what, at: place)
    }

    private func double(from start: Int, hasExponent: Bool) throws(JSONProblem) -> JSON {
        let digits = bytes[start..<place]
        guard let number = Double(String(decoding: digits, as: UTF8.self)), number.isFinite else {
            throw .tooLarge(token(from: start), at: start)
        }
        if number == 0, Self.isWrittenNonzero(digits) { throw .tooSmall(token(from: start), at: start) }
        guard number.magnitude > Double(Self.largestExactInteger) else {
            return Int(whole: number).map(JSON.integer) ?? .number(number)
        }
        // Below 1e21 the canonical form has no exponent, and would be refused when it is read again.
        guard hasExponent, number.magnitude >= 1e21 else {
            throw .inexactInteger(token(from: start), at: start)
        }
        return .number(number)
    }

    private static func isWrittenNonzero(_ digits: ArraySlice<UInt8>) -> Bool {
        digits.prefix { $0 | 0x20 != Byte.smallE }.contains { (digit($0) ?? 0) > 0 }
    }

    private static func digit(_ byte: UInt8) -> Int? {
        byte >= Byte.zero && byte <= Byte.nine ? Int(byte - Byte.zero) : nil
    }

    private static func continuesNumber(_ byte: UInt8) -> Bool {
        continuesWord(byte) || byte == Byte.point || byte == Byte.plus || byte == Byte.minus
    }

    private func notANumber(from start: Int) -> JSONProblem {
        let end = bytes[place...].firstIndex { !Self.continuesNumber($0) } ?? bytes.count
        return .notANumber(shortened(bytes[start..<end]), at: start)
    }

    private func token(from start: Int) -> String {
        shortened(bytes[start..<place])
    }

    /// ASCII as it stands, at most so much as fits a message.
    private func shortened(_ ascii: ArraySlice<UInt8>) -> String {
        let longest = 40
        return String(decoding: ascii.prefix(longest), as: UTF8.self) + (ascii.count > longest ? "…" : "")
    }
}
