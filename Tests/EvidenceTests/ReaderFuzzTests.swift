// Readers given thousands of damaged texts: none ends the program, and what is accepted is written back as it came.
import Evidence
import Testing

struct ReaderFuzzTests {
    @Test func `damaged checkpoints and notes are refused or written back as they came`() throws {
        let checkpoint = try Examples.inclusionProof().checkpoint
            .signed(by: try Examples.key("example.net/witness", 2))
        try fuzz(
            [checkpoint.bytes, (Examples.noteText + "\n" + Examples.peterLine).bytes], seed: 1, count: 7000
        ) {
            return try SignedNote(reading: $0).bytes
        }
        try fuzz([checkpoint.bytes], seed: 2, count: 4000) { try Checkpoint(reading: $0).bytes }
    }

    @Test func `damaged keys are refused or written back as they came`() throws {
        try fuzz([Examples.peter.bytes, Examples.enoch.bytes], seed: 3, count: 2000) {
            try VerifierKey(reading: $0).text.bytes + ($0.last == 0x0A ? [0x0A] : [])
        }
        try fuzz([Examples.peterSigning.bytes], seed: 4, count: 1000) {
            try SigningKey(reading: $0).secretText.bytes + ($0.last == 0x0A ? [0x0A] : [])
        }
    }

    @Test func `damaged proofs are refused or written back as they came`() throws {
        let inclusion = try Examples.inclusionProof()
        try fuzz([inclusion.bytes], seed: 5, count: 3000) {
            let proof = try InclusionProof(reading: $0)
            // A changed checkpoint shows in its signature; everything else shows here.
            if proof.outcome(against: inclusion.checkpoint) == .proved {
                #expect(proof.leaf == inclusion.leaf && proof.hashes == inclusion.hashes)
            }
            return proof.bytes
        }
        let hashes = NaiveTree(size: 9).subproof(5, 0..<9)
        try fuzz([ConsistencyProof(from: 5, to: 9, hashes: hashes).bytes], seed: 6, count: 3000) {
            try ConsistencyProof(reading: $0).bytes
        }
    }

    /// Damages texts in one to four places and expects that what is read is written back the same.
    private func fuzz(
        _ texts: [[UInt8]], seed: UInt64, count: Int, _ readAndWrite: ([UInt8]) throws -> [UInt8]
    ) throws {
        var random = SeededGenerator(seed: seed)
        var accepted = 0
        for text in texts { #expect(try readAndWrite(text) == text) }
        for number in 0..<count {
            var bytes = texts[number % texts.count]
            for _ in 0..<Int.random(in: 1...4, using: &random) { damage(&bytes, &random) }
            do {
                let written = try readAndWrite(bytes)
                accepted += 1
                #expect(written == bytes, "\(String(decoding: bytes, as: UTF8.self))")
            } catch {
                #expect(error is MalformedText)
            }
        }
        #expect(accepted < count)
    }

    private func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        guard !bytes.isEmpty else { return bytes.append(0x0A) }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
        let likely: [UInt8] = [0, 0x0A, 0x0D, 0x20, 0x2B, 0x2F, 0x30, 0x3D, 0x41, 0x80, 0xC2, 0xE2, 0xFF]
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: bytes[place] = likely.randomElement(using: &random) ?? 0
        case 2: bytes.insert(likely.randomElement(using: &random) ?? 0, at: place)
        case 3: bytes.removeSubrange(place..<end)
        case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
        default:
            let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            let picked = Int.random(in: 0..<lines.count, using: &random)
            bytes = Array((lines[..<picked] + lines[picked...].reversed()).joined(separator: [0x0A]))
        }
    }
}
