// What is asked of a reader of bytes from outside, as one value: the tests ask it of seeded input, Tests/fuzz of whatever
// libFuzzer finds. It makes no input by itself.

/// A reader with valid samples and what must hold of it for any bytes at all.
public struct ReaderCheck: Sendable, CustomStringConvertible {
    /// What became of an input.
    public enum Verdict: Sendable {
        /// It was read.
        case accepted
        /// It was refused, in words.
        case refused
    }

    /// The name under which it is asked for.
    public let name: String
    /// Valid input.
    public let samples: [[UInt8]]
    /// What means something to the reader.
    public let words: [String]
    /// How many bytes an input may have.
    public let longest: Int
    /// Reads bytes; throws a `BrokenPromise` where something does not hold.
    public let check: @Sendable ([UInt8]) throws -> Verdict

    init(
        _ name: String, samples: [[UInt8]], words: [String], longest: Int = 4000,
        check: @escaping @Sendable ([UInt8]) throws -> Verdict
    ) {
        (self.name, self.samples, self.words, self.longest) = (name, samples, words, longest)
        self.check = check
    }

    init(
        _ name: String, texts: [String], words: [String], longest: Int = 4000,
        check: @escaping @Sendable (String) throws -> Verdict
    ) {
        self.init(name, samples: texts.map { Array($0.utf8) }, words: words, longest: longest) {
            try check(String(decoding: $0, as: UTF8.self))
        }
    }

    /// The name.
    public var description: String { name }

    /// Every reader.
    public static let all =
        times + texts + names + tables + points + evidence + events + commandLines
}

/// Something that must hold of a reader and does not.
public struct BrokenPromise: Error, CustomStringConvertible {
    /// What does not hold.
    public let description: String

    init(_ description: String) { self.description = description }
}

/// Throws where something does not hold.
func promise(_ holds: Bool, _ words: @autoclosure () -> String) throws(BrokenPromise) {
    guard holds else { throw BrokenPromise(words()) }
}

/// Whether two texts are the same, byte by byte; Swift takes two spellings of a character for one.
func isSame(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }
