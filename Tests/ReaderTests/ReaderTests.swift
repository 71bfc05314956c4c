// Every reader of bytes from outside, given seeded input that was made of valid samples. A case that fails says its seed:
// Scripts/fuzz --plain READER --seed N does it again.
import Readers
import TestSupport
import Testing

/// Gives a reader so many inputs, and expects that it keeps its promises, takes some and refuses some.
func expectPromisesKept(_ reader: ReaderCheck, cases: Int) {
    let mutator = Mutator(samples: reader.samples, words: reader.words, longest: reader.longest)
    var (accepted, broken) = (0, 0)
    for sample in reader.samples {
        do { _ = try reader.check(sample) } catch {
            Issue.record("\(reader), a sample: \(error)\n\(Escaped.text(sample))")
        }
    }
    for seed in 1...UInt64(cases) {
        let input = mutator.input(seed: seed)
        do {
            if case .accepted = try reader.check(input) { accepted += 1 }
        } catch {
            Issue.record("\(reader), seed \(seed): \(error)\n\(Escaped.text(input))")
            broken += 1
        }
        guard broken < 3 else { return }
    }
    #expect(accepted > cases / 100, "of \(cases) inputs \(reader) takes \(accepted): its samples are no good")
    #expect(accepted < cases, "\(reader) refuses nothing")
}

struct ReaderTests {
    @Test(arguments: ReaderCheck.all) func `a reader keeps its promises`(_ reader: ReaderCheck) {
        expectPromisesKept(reader, cases: 300)
    }
}
