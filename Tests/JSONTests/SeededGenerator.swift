// Random numbers that are the same on every run (SplitMix64), and random JSON values made from them.

import JSON

struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func value(depth: Int = 0) -> JSON {
        switch Int.random(in: 0..<(depth < 4 ? 8 : 5), using: &self) {
        case 0: .null
        case 1: .boolean(Bool.random(using: &self))
        case 2: .integer(integer())
        case 3: number()
        case 4: .text(text())
        case 5, 6: .object(members(depth: depth + 1))
        default: .list((0..<Int.random(in: 0..<5, using: &self)).map { _ in value(depth: depth + 1) })
        }
    }

    private mutating func members(depth: Int) -> [String: JSON] {
        var members: [String: JSON] = [:]
        for _ in 0..<Int.random(in: 0..<5, using: &self) {
            members[text()] = value(depth: depth)
        }
        return members
    }

    private mutating func integer() -> Int {
        let largest = 9_007_199_254_740_991 >> Int.random(in: 0..<53, using: &self)
        return Int.random(in: -largest...largest, using: &self)
    }

    /// A double that a reader makes too: finite, and not whole between 2^53 and 1e21.
    private mutating func number() -> JSON {
        let number = Double(bitPattern: next())
        let isRefused = !number.isFinite || (number.magnitude >= 0x1p53 && number.magnitude < 1e21)
        return .number(isRefused ? 0.5 : number)
    }

    private mutating func text() -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0..<12, using: &self) {
            text.unicodeScalars.append(scalar())
        }
        return text
    }

    /// Mostly ASCII with its controls, at times anything but NUL.
    private mutating func scalar() -> Unicode.Scalar {
        let limit: UInt32 = [0x7F, 0x7F, 0x7F, 0x7FF, 0xFFFF, 0x10FFFF].randomElement(using: &self) ?? 0x7F
        return Unicode.Scalar(UInt32.random(in: 1...limit, using: &self)) ?? "\u{FFFD}"
    }
}
