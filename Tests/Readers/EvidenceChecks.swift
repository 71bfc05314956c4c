// Evidence: what is read is written back byte for byte, and a refusal names a line of the input.
import Cryptography
import EventLog
import Evidence
import Ledger
import TestSupport

/// Valid evidence about the small ledger.
struct EvidenceSamples {
    let key: SigningKey
    let checkpoint: Checkpoint
    let inclusion: InclusionProof
    let consistency: ConsistencyProof
    let frontiers: [Frontier]

    static let made = Result { try EvidenceSamples() }

    private init() throws {
        let log = try SmallLedger.scenario.get().log
        let size = log.head().position.number
        guard let frontier = try MerkleTree.frontier(atSize: size, of: log),
            let seed = try Ed25519.PrivateKey(seed: Self.seed),
            let key = SigningKey(name: "example.org/log", seed),
            let event = log.event(EventID("held")), let leaf = EventLeaf(event),
            let path = try MerkleTree.inclusionProof(of: event.position.number - 1, inSize: size, of: log),
            let growth = try MerkleTree.consistencyProof(from: 3, to: size, of: log)
        else { throw BrokenPromise("no samples of evidence") }
        self.key = key
        checkpoint = try Checkpoint(
            origin: "example.org/log", size: size, root: frontier.root, extensions: ["more"]
        )
        .signed(by: key)
        inclusion = InclusionProof(of: leaf, hashes: path, checkpoint: checkpoint)
        consistency = ConsistencyProof(from: 3, to: size, hashes: growth)
        frontiers = try (0...size).compactMap { try MerkleTree.frontier(atSize: $0, of: log) }
    }

    private static let seed = [UInt8](repeating: 7, count: 32)
}

extension ReaderCheck {
    private static let words = [
        "— ", "\n", "\n\n", "— example.org/log ", "extra ", "index ", "from ", "to ",
        "c2sp.org/tlog-proof@v1\n", "=",
        "PRIVATE+KEY+", "+", "example.org/log", "lawledger consistency proof v1\n", "AAAA",
    ]

    /// Checkpoints, notes, keys, proofs, and what a file keeps of them.
    public static let evidence: [ReaderCheck] = {
        let samples = try? EvidenceSamples.made.get()
        let checkpoint = samples?.checkpoint.bytes ?? []
        return [
            ReaderCheck("note", samples: [checkpoint], words: words) { bytes in
                try wellFormed(bytes) { try SignedNote(reading: bytes).bytes }
            },
            ReaderCheck("checkpoint", samples: [checkpoint], words: words, check: readCheckpoint),
            ReaderCheck(
                "key",
                samples: samples.map { [Array($0.key.secretText.utf8), Array($0.key.verifier.text.utf8)] }
                    ?? [],
                words: words, longest: 400, check: key),
            ReaderCheck(
                "inclusion", samples: samples.map { [$0.inclusion.bytes] } ?? [], words: words,
                check: inclusion),
            ReaderCheck(
                "consistency", samples: samples.map { [$0.consistency.bytes] } ?? [], words: words,
                check: consistency),
            ReaderCheck(
                "erasure", samples: erasures, words: ["\u{1}\u{1}", "\u{1}\u{F}", "\u{1}\u{0}"], longest: 300,
                check: erasure),
            ReaderCheck(
                "frontier", samples: samples?.frontiers.map { Array($0.bytes.dropLast(Digest.length)) } ?? [],
                words: ["\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{1}"], longest: 3000, check: frontier),
        ]
    }()

    /// Expects that what is read is written back as it came.
    private static func wellFormed(_ bytes: [UInt8], _ written: () throws -> [UInt8]) throws -> Verdict {
        do {
            try promise(try written() == bytes, "written back otherwise")
            return .accepted
        } catch let problem as MalformedText {
            let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).count
            try promise((1...lines).contains(problem.line), "refused on line \(problem.line) of \(lines)")
            try promise(!problem.message.isEmpty, "refused without a word")
            // Of what is shown of the input, never more than a part.
            try promise(problem.message.utf8.count < 4000, "a sentence of any length")
            return .refused
        }
    }

    private static func readCheckpoint(_ bytes: [UInt8]) throws -> Verdict {
        try wellFormed(bytes) {
            let checkpoint = try Checkpoint(reading: bytes)
            let bare = try Checkpoint(
                origin: checkpoint.origin, size: checkpoint.size, root: checkpoint.root,
                extensions: checkpoint.extensions)
            try promise(bare.note.textBytes == checkpoint.note.textBytes, "its parts make another")
            return checkpoint.bytes
        }
    }

    private static func key(_ bytes: [UInt8]) throws -> Verdict {
        let feed: [UInt8] = bytes.last == 0x0A ? [0x0A] : []
        if let key = try? SigningKey(reading: bytes) {
            try promise(Array(key.secretText.utf8) + feed == bytes, "written back otherwise")
            return .accepted
        }
        return try wellFormed(bytes) { Array(try VerifierKey(reading: bytes).text.utf8) + feed }
    }

    private static func inclusion(_ bytes: [UInt8]) throws -> Verdict {
        let sample = try EvidenceSamples.made.get().inclusion
        return try wellFormed(bytes) {
            let proof = try InclusionProof(reading: bytes)
            _ = proof.outcome(against: proof.checkpoint)
            if proof.outcome(against: sample.checkpoint).isProved {
                try promise(
                    proof.leaf == sample.leaf && proof.index == sample.index, "another event is proved")
            }
            return proof.bytes
        }
    }

    private static func consistency(_ bytes: [UInt8]) throws -> Verdict {
        let samples = try EvidenceSamples.made.get()
        return try wellFormed(bytes) {
            let proof = try ConsistencyProof(reading: bytes)
            // Of whatever sizes are stated, against roots that are not of them.
            for (from, to) in [(proof.from, proof.to), (3, samples.checkpoint.size)] where from > 0 && to > 0
            {
                let root = samples.checkpoint.root
                let (older, newer) = (
                    try Checkpoint(origin: "a", size: from, root: root),
                    try Checkpoint(origin: "a", size: to, root: root)
                )
                let isProved = proof.outcome(from: older, to: newer).isProved
                try promise(!isProved || from == to, "another history is proved")
            }
            return proof.bytes
        }
    }

    private static let erasures: [[UInt8]] = (0..<16).map { bits in
        let parts = Set(
            ErasablePart.allCases.enumerated().filter { bits & 1 << $0.offset != 0 }.map(\.element))
        let pieces = ErasablePart.allCases.map { [UInt8](repeating: 9, count: parts.contains($0) ? 32 : 16) }
        return bits == 0 ? [UInt8](repeating: 9, count: 16) : [1, UInt8(bits)] + pieces.joined()
    }

    private static func erasure(_ bytes: [UInt8]) throws -> Verdict {
        let (evidence, erased) = (EventEvidence(bytes), ErasablePart.erased(by: bytes))
        try promise((evidence == nil) == (erased == nil), "evidence to one and not to the other")
        guard let evidence else { return .refused }
        try promise(evidence.bytes == bytes, "written back otherwise")
        switch evidence {
        case .salt: try promise(erased == [], "a salt of which something is erased")
        case .erased(let kept): try promise(kept.erasedParts == erased, "other parts are erased")
        }
        return .accepted
    }

    /// The size and the peaks are given; the root is made here, since nothing would come through otherwise.
    private static func frontier(_ bytes: [UInt8]) throws -> Verdict {
        let peaks = stride(from: 8, to: max(8, bytes.count), by: Digest.length).compactMap {
            Digest(bytes[$0..<min(bytes.count, $0 + Digest.length)])
        }
        let root = peaks.dropLast().reversed().reduce(peaks.last ?? MerkleTree.emptyRoot) {
            MerkleTree.nodeHash($1, $0)
        }
        let whole = bytes + root.bytes
        guard var frontier = Frontier(whole) else { return .refused }
        try promise(frontier.bytes == whole && frontier.root == root, "written back otherwise")
        for place in [0, 7, whole.count - 1] {
            var changed = whole
            changed[place] ^= 1
            try promise(Frontier(changed) == nil, "a changed bit at \(place) is not seen")
        }
        guard frontier.size < .max else { return .accepted }
        frontier.append(root)
        try promise(Frontier(frontier.bytes) == frontier, "refused after one more leaf")
        return .accepted
    }
}
