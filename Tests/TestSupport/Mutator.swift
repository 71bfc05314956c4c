// Makes inputs for readers out of valid samples: the same seed gives the same input. It knows no reader.

/// Samples of what a reader takes, and the inputs that are made of them.
public struct Mutator: Sendable {
    private let samples: [[UInt8]]
    private let words: [[UInt8]]
    private let longest: Int

    /// Mutates samples and puts in words that mean something to the reader; nothing made is longer than `longest`.
    public init(samples: [[UInt8]], words: [String], longest: Int) {
        self.samples = samples
        self.words = words.map { Array($0.utf8) } + Oddities.all
        self.longest = longest
    }

    /// The input of a seed.
    public func input(seed: UInt64) -> [UInt8] {
        var making = Making(mutator: self, random: SeededGenerator(seed: seed))
        return Array(making.make().prefix(longest))
    }

    private struct Making {
        let mutator: Mutator
        var random: SeededGenerator

        mutating func make() -> [UInt8] {
            switch number(0..<16) {
            case 0: return (0..<number(0..<40)).map { _ in UInt8.random(in: 0...255, using: &random) }
            case 1: return (0..<number(0..<12)).flatMap { _ in word() }
            case 2: return sample()
            default:
                var bytes = sample()
                for _ in 0..<number(1..<5) { mutate(&bytes) }
                return bytes
            }
        }

        private mutating func mutate(_ bytes: inout [UInt8]) {
            let run = run(in: bytes)
            switch number(0..<11) {
            case 0 where !bytes.isEmpty: bytes[number(0..<bytes.count)] ^= 1 << UInt8(number(0..<8))
            case 1 where !bytes.isEmpty: bytes[number(0..<bytes.count)] = telling()
            case 2: bytes.removeSubrange(run)
            case 3: repeatRun(run, of: &bytes)
            case 4: bytes.insert(contentsOf: word(), at: run.lowerBound)
            case 5: bytes.replaceSubrange(run, with: word())
            case 6: splice(&bytes)
            case 7: replaceNumber(in: &bytes)
            case 8: nest(run, of: &bytes)
            case 9: exchange(run, in: &bytes)
            default: bytes = Array(bytes.prefix(run.upperBound))
            }
        }

        private mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }

        private mutating func sample() -> [UInt8] { mutator.samples.randomElement(using: &random) ?? [] }

        private mutating func word() -> [UInt8] { mutator.words.randomElement(using: &random) ?? [] }

        private mutating func telling() -> UInt8 { Oddities.bytes.randomElement(using: &random) ?? 0 }

        /// A stretch of the bytes, mostly a short one.
        private mutating func run(in bytes: [UInt8]) -> Range<Int> {
            let start = number(0..<bytes.count + 1)
            let length = number(0..<(number(0..<8) == 0 ? bytes.count + 1 : 24))
            return start..<min(bytes.count, start + length)
        }

        private mutating func repeatRun(_ run: Range<Int>, of bytes: inout [UInt8]) {
            guard !run.isEmpty else { return }
            let most = max(1, (mutator.longest - bytes.count) / run.count)
            let times = number(0..<8) == 0 ? most : min(most, number(1..<5))
            let copies = repeatElement(bytes[run], count: max(0, times)).joined()
            bytes.insert(contentsOf: Array(copies), at: run.upperBound)
        }

        /// The beginning of one sample and the end of another.
        private mutating func splice(_ bytes: inout [UInt8]) {
            let other = sample()
            bytes = Array(
                bytes.prefix(number(0..<bytes.count + 1)) + other.suffix(number(0..<other.count + 1)))
        }

        private mutating func replaceNumber(in bytes: inout [UInt8]) {
            let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
            let starts = bytes.indices.filter { isDigit(bytes[$0]) && ($0 == 0 || !isDigit(bytes[$0 - 1])) }
            guard let start = starts.randomElement(using: &random) else { return }
            let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.count
            bytes.replaceSubrange(start..<end, with: Oddities.numbers.randomElement(using: &random) ?? [])
        }

        /// Puts a stretch into brackets, now and then into many.
        private mutating func nest(_ run: Range<Int>, of bytes: inout [UInt8]) {
            let depth = [1, 2, 62, 63, 64, 65, 300][number(0..<7)]
            let (open, close) = [("[", "]"), ("{\"a\":", "}"), ("\"", "\""), ("[[", ",0]]")][number(0..<4)]
            let (before, after) = (Array(open.utf8), Array(close.utf8))
            bytes.insert(contentsOf: Array(repeatElement(after, count: depth).joined()), at: run.upperBound)
            bytes.insert(contentsOf: Array(repeatElement(before, count: depth).joined()), at: run.lowerBound)
        }

        private mutating func exchange(_ run: Range<Int>, in bytes: inout [UInt8]) {
            let piece = Array(bytes[run])
            bytes.removeSubrange(run)
            bytes.insert(contentsOf: piece, at: number(0..<bytes.count + 1))
        }
    }
}

/// What readers stumble over, whatever they read.
private enum Oddities {
    /// Bytes that mean something in one form or another.
    static let bytes: [UInt8] =
        Array("{}[]\",:\\/'+-.=#@%~?_ \t\r\n019aezATXYZ—".utf8) + [0, 1, 0x1F, 0x7F, 0x80, 0xBF, 0xC2, 0xFF]

    static let numbers: [[UInt8]] = [
        "0", "00", "1", "12", "13", "31", "32", "9999", "10000", "2147483647", "2147483648", "4294967296",
        "999999999999", "9007199254740991", "9007199254740993", "9223372036854775807",
        "9223372036854775808", "18446744073709551616", "1e308", "1e309", "1e-400", "0.1", "1.0",
    ].map { Array($0.utf8) }

    /// UTF-8 that is wrong, cut, overlong, a surrogate or out of range; marks that join, turn or end lines.
    static let utf8: [[UInt8]] = [
        [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
        [0xF0, 0x9F],
        [0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0xCC, 0x81], [0xE2, 0x80, 0xA8], [0xE2, 0x80, 0xAE],
        [0xE2, 0x80, 0x8D],
        [0xC2, 0x85], [0xC2, 0xA0], [0xEF, 0xBF, 0xBF], [0xF0, 0x90, 0x80, 0x80], [0xC4, 0xB0], [0xC3, 0x9F],
        [0x65, 0xCC, 0x81], [0xC3, 0xA9], [0xD9, 0xA1], [0xEF, 0xBC, 0x91],
    ]

    static let all = utf8 + numbers + bytes.map { [$0] }
}
