// A reader under libFuzzer, or, where its runtime is not linked, under the seeded inputs of the tests without end.
// Scripts/fuzz builds and runs it; it is no product.
import Glibc
import Readers
import TestSupport

/// What both ways share: the reader that the environment names, and how a finding is told.
enum Fuzzing {
    static let reader: ReaderCheck? = variable("LAWLEDGER_READER").flatMap { name in
        ReaderCheck.all.first { $0.name == name }
    }

    static func variable(_ name: String) -> String? {
        guard let text = unsafe getenv(name) else { return nil }
        return unsafe String(cString: text)
    }

    static func say(_ text: String) {
        let bytes = Array((text + "\n").utf8)
        _ = unsafe write(STDERR_FILENO, bytes, bytes.count)
    }

    /// Whether the reader keeps its promises; tells what it breaks.
    static func holds(_ reader: ReaderCheck, _ input: [UInt8]) -> Bool {
        do {
            _ = try reader.check(input)
            return true
        } catch {
            say("\(reader): \(error)\n\(Escaped.text(input))")
            return false
        }
    }
}

#if LIBFUZZER
    @_cdecl("LLVMFuzzerTestOneInput")
    public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
        guard let reader = Fuzzing.reader else {
            Fuzzing.say("LAWLEDGER_READER names no reader")
            abort()
        }
        let input = unsafe [UInt8](UnsafeBufferPointer(start: start, count: count))
        // libFuzzer keeps what ends the process.
        if !Fuzzing.holds(reader, input) { abort() }
        return 0
    }
#else
    /// `fuzz` lists the readers; `fuzz samples DIRECTORY` writes the samples of one; `fuzz SECONDS SEED` tries one.
    @main enum Main {
        static func main() {
            let arguments = CommandLine.arguments.dropFirst()
            guard let first = arguments.first, let last = arguments.last, let reader = Fuzzing.reader else {
                for reader in ReaderCheck.all { _ = unsafe puts(reader.name) }
                return
            }
            if first == "samples" { exit(writeSamples(of: reader, to: last) ? 0 : 1) }
            exit(tryInputs(reader, seconds: Int(first) ?? 60, seed: UInt64(last) ?? 1))
        }

        private static func writeSamples(of reader: ReaderCheck, to directory: String) -> Bool {
            let words = reader.words.map { word in
                "\"" + word.utf8.map { "\\x" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
                    + "\"\n"
            }
            let samples = reader.samples.enumerated().map { ("sample-\($0.offset)", $0.element) }
            return (samples + [("words", Array(words.joined().utf8))]).allSatisfy { name, bytes in
                guard let file = unsafe fopen("\(directory)/\(name)", "w") else { return false }
                defer { unsafe fclose(file) }
                return unsafe fwrite(bytes, 1, bytes.count, file) == bytes.count
            }
        }

        private static func tryInputs(_ reader: ReaderCheck, seconds: Int, seed: UInt64) -> Int32 {
            let mutator = Mutator(samples: reader.samples, words: reader.words, longest: reader.longest)
            let end = time(nil) + seconds
            var next = seed
            repeat {
                let input = mutator.input(seed: next)
                if !Fuzzing.holds(reader, input) {
                    Fuzzing.say("seed \(next)")
                    return 1
                }
                next += 1
            } while time(nil) < end
            Fuzzing.say("\(reader): \(next - seed) inputs, from seed \(seed) on; nothing was found")
            return 0
        }
    }
#endif
