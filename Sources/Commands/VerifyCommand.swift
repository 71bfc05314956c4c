// Verifying: the whole ledger against its tree and against earlier checkpoints, or a proof without any ledger.
import CommandParsing
import Evidence
import JSON
import Ledger
import LedgerService
import Tables

extension Command {
    private static let checkpoints = Option<String>(
        "checkpoint", valueName: "FILE", reading: .file,
        help: "An earlier checkpoint of the ledger, or the one that the proof is about; may be repeated.",
        repeats: true)

    private static let exported = Option<String>(
        "export", valueName: "FILE", reading: .file, help: "An export, to be held against the checkpoints.")

    static let verify = Command(
        CommandDeclaration(
            "verify", group: "Prove",
            summary: "Verify the whole ledger, also against earlier checkpoints; or verify a proof.",
            discussion: [
                "Without --proof the leaf of every event is made anew and held against the tree; the first position at which"
                    + " something is wrong is named. What the listings show is made anew from the log too. With checkpoints it is then seen that the ledger began as each of"
                    + " them says: that its end was not cut off and its history not rewritten.",
                "With --proof no ledger is needed: the proof, the checkpoint that it is about, the older one too (--from)"
                    + " where it shows that a ledger only grew, and the keys whose signatures count. A checkpoint counts"
                    + " as signed where one of the keys has signed it and no signature in the name of one fails.",
                "With --export no ledger is needed either: the leaves are made of the lines of the export, and the root over"
                    + " them is held against its last line and against the checkpoints, each at its size.",
            ],
            options: [
                checkpoints, EvidenceOptions.key, EvidenceOptions.proof, EvidenceOptions.from, exported,
            ],
            examples: [
                ("lawledger verify", "is every event what was recorded?"),
                (
                    "lawledger verify --checkpoint second.checkpoint --key ledger.pub",
                    "and did the ledger only grow since?"
                ),
                ("lawledger verify --proof event.tlog-proof --key ledger.pub", "was the event recorded?"),
                (
                    "lawledger verify --export record.jsonl --checkpoint second.checkpoint --key ledger.pub",
                    "is an export what was published?"
                ),
                (
                    "lawledger verify --proof growth.proof --from first.checkpoint --checkpoint second.checkpoint --key ledger.pub",
                    "did a ledger only grow that is not at hand?"
                ),
            ])
    ) { call in
        let paths = call.invocation.values(of: checkpoints)
        let proof = call.invocation.value(of: EvidenceOptions.proof)
        if let path = call.invocation.value(of: exported) {
            try call.refuse([EvidenceOptions.proof, EvidenceOptions.from], with: "--export")
            try call.verifyExport(path, against: paths)
            return 0
        }
        guard let proof else {
            try call.refuse([EvidenceOptions.from], with: "no --proof")
            try call.verifyLedger(against: paths)
            return 0
        }
        guard paths.count < 2 else {
            throw call.invocation.refusal("a proof is about one checkpoint: give --checkpoint once")
        }
        let keys = try call.verifierKeys()
        guard !keys.isEmpty else {
            throw call.invocation.refusal(
                "nobody's signature would count: give --key KEY, as it was published")
        }
        let bytes = try call.bytes(of: proof)
        let isAboutGrowth = bytes.starts(with: "lawledger consistency proof".utf8)
        let sentence =
            try isAboutGrowth
            ? call.growth(provedBy: bytes, of: proof, to: paths.first, keys)
            : call.inclusion(provedBy: bytes, of: proof, in: paths.first, keys)
        call.prose(sentence)
        return 0
    }
}

extension Call {
    /// Verifies the ledger at hand; all that the checkpoints show to be wrong is said at once.
    fileprivate func verifyLedger(against paths: [String]) throws {
        let checkpoints = try checkpoints(paths)
        let ledger = try ledger()
        try requireWhole(ledger)
        let problems = try projectionProblems(of: ledger)
        let reader = LedgerReader(ledger, now: world.now())
        let whole = "The ledger is what was recorded: \(try reader.checkpoint(at: reader.end()).words)."
        try tell(whole, checkpoints, after: problems) { try reader.confirm($0) }
    }

    /// The checkpoints of files, and no keys where there are none.
    func checkpoints(_ paths: [String]) throws -> [(path: String, checkpoint: Checkpoint)] {
        guard try verifierKeys().isEmpty || !paths.isEmpty else {
            throw invocation.refusal("a key verifies a checkpoint: give --checkpoint FILE")
        }
        return try paths.map { (path: $0, checkpoint: try checkpoint($0)) }
    }

    /// Says what was found, and of each checkpoint whether what was verified contains it; all problems at once.
    func tell(
        _ whole: String, _ checkpoints: [(path: String, checkpoint: Checkpoint)], after found: [String],
        confirm: (Checkpoint) throws -> Void
    ) throws {
        let keys = try verifierKeys()
        var (sentences, problems) = ([whole], found)
        for (path, checkpoint) in checkpoints {
            do {
                let signed = try keys.isEmpty ? "" : "; \(signatures(of: checkpoint, in: path, by: keys))"
                try confirm(checkpoint)
                sentences.append("It contains \(path): \(checkpoint.words)\(signed).")
            } catch let failed as CheckFailed {
                problems += failed.problems
            } catch let problem as EvidenceProblem {
                problems.append("\(path): \(problem)")
            }
        }
        guard problems.isEmpty else { throw CheckFailed(problems: problems) }
        sentences.forEach(prose)
    }

    /// Verifies the proof that an event is in a ledger, against the checkpoint given and the one that it carries.
    fileprivate func inclusion(
        provedBy bytes: [UInt8], of path: String, in checkpointPath: String?, _ keys: [VerifierKey]
    ) throws -> String {
        try refuse([EvidenceOptions.from], with: "the proof of an event")
        let proof = try Call.read(bytes, of: path) { bytes throws(MalformedText) in
            try InclusionProof(reading: bytes)
        }
        var signed = try signatures(of: proof.checkpoint, in: path, by: keys)
        try proof.outcome(against: proof.checkpoint).confirm()
        if let checkpointPath {
            let checkpoint = try checkpoint(checkpointPath)
            signed = try signatures(of: checkpoint, in: checkpointPath, by: keys)
            try proof.outcome(against: checkpoint).confirm()
        }
        let leaf = proof.leaf.json
        let text = { (name: String) in leaf[name]?.asText ?? "" }
        return
            "Event \(proof.leaf.position) “\(proof.leaf.id)”, \(text("type")) of \(text("occurred")), recorded"
            + " \(text("recorded")), is in the ledger \(proof.checkpoint.origin) of \(proof.checkpoint.words); \(signed)."
    }

    /// Verifies the proof that a ledger only grew.
    fileprivate func growth(
        provedBy bytes: [UInt8], of path: String, to newerPath: String?, _ keys: [VerifierKey]
    ) throws -> String {
        guard let olderPath = invocation.value(of: EvidenceOptions.from), let newerPath else {
            throw invocation.refusal(
                "such a proof leads from one checkpoint to another: give --from OLDER and --checkpoint NEWER")
        }
        let proof = try Call.read(bytes, of: path) { bytes throws(MalformedText) in
            try ConsistencyProof(reading: bytes)
        }
        let (older, newer) = (try checkpoint(olderPath), try checkpoint(newerPath))
        _ = try signatures(of: older, in: olderPath, by: keys)
        let signed = try signatures(of: newer, in: newerPath, by: keys)
        try proof.outcome(from: older, to: newer).confirm()
        return "The ledger \(newer.origin) only grew from \(older.words) to \(newer.words); \(signed)."
    }
}
