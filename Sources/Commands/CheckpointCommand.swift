// Checkpoints: printed and signed for a ledger, verified, and signed by witnesses.
import CommandParsing
import Evidence
import Ledger
import LedgerService
import Tables

/// What is done with a checkpoint that lies in a file.
private enum CheckpointAction: String, CaseIterable {
    case verify, sign
}

extension Command {
    private static let action = Argument<CheckpointAction>(
        "ACTION", reading: .choice,
        help:
            "Verify the checkpoint of a file, or sign it as a witness; without it one of the ledger is printed.",
        count: .optional)
    private static let file = Argument<String>(
        "FILE", reading: .file, help: "The checkpoint to verify or to sign.", count: .optional)
    private static let at = Option<String>(
        "at", valueName: "CONSULTATION", reading: .text,
        help: "The state of the record when a consultation reported.")

    static let checkpoint = Command(
        CommandDeclaration(
            "checkpoint", group: "Prove",
            summary: "Print the state of the ledger in three lines, sign it, or verify one.",
            discussion: [
                "A checkpoint says whose ledger it is, how many events it holds and the root over them, in the form C2SP"
                    + " tlog-checkpoint. Printed in an outcome document it lets anyone show later that nothing before it was"
                    + " changed. Before one is signed the leaf of every event is made anew, and nothing is signed where an"
                    + " event is not what was recorded; check looks at the rest of the file.",
                "verify takes the signatures of the keys given for good where they hold; with a ledger it sees whether the"
                    + " ledger contains the checkpoint.",
                "sign adds the signature of a witness: to a checkpoint that the ledger contains, or, without a ledger, to one"
                    + " that grew from an older checkpoint by a consistency proof (--from, --proof).",
            ],
            arguments: [action, file],
            options: [
                EvidenceOptions.sign, at, CommonOptions.knownAt, EvidenceOptions.key, EvidenceOptions.from,
                EvidenceOptions.proof,
            ],
            examples: [
                ("lawledger checkpoint", "prints the present state, to be put into a document"),
                (
                    "lawledger checkpoint --at second --sign ledger.key",
                    "signs what a consultation reported on"
                ),
                (
                    "lawledger checkpoint verify second.checkpoint --key ledger.pub",
                    "who signed it, and does the ledger contain it?"
                ),
                (
                    "lawledger checkpoint sign second.checkpoint --sign witness.key",
                    "adds a witness's signature"
                ),
            ])
    ) { call in
        let path = call.invocation.argument(file)
        switch call.invocation.argument(action) {
        case nil: try call.printCheckpoint(at: call.invocation.value(of: at))
        case .verify?:
            try call.refuse(
                [
                    EvidenceOptions.sign, at, CommonOptions.knownAt, EvidenceOptions.from,
                    EvidenceOptions.proof,
                ],
                with: "verify")
            try call.verifyCheckpoint(in: try call.invocation.named(path, for: "verify"))
        case .sign?:
            try call.refuse([at, CommonOptions.knownAt], with: "sign")
            try call.signCheckpoint(in: try call.invocation.named(path, for: "sign"))
        }
        return 0
    }
}

extension Invocation {
    fileprivate func named(_ path: String?, for action: String) throws(UsageError) -> String {
        guard let path else { throw refusal("\(action) needs the file of a checkpoint") }
        return path
    }
}

extension Call {
    /// Prints the state of the ledger, with the signatures asked for.
    fileprivate func printCheckpoint(at consultation: String?) throws {
        try refuse(
            [EvidenceOptions.key, EvidenceOptions.from, EvidenceOptions.proof], with: "a new checkpoint")
        let keys = try signingKeys()
        let reader = try keys.isEmpty ? evidenceReader() : readerForSigning()
        let known = invocation.value(of: CommonOptions.knownAt)
        guard consultation == nil || known == nil else {
            throw invocation.refusal("--at and --known-at both say what was known: leave out one")
        }
        let position =
            try consultation.map {
                try reader.point(asOf: nil, knownAt: nil, at: $0, asReported: true).position
            } ?? known.map { try reader.position($0) } ?? reader.end()
        let checkpoint = try keys.reduce(try reader.checkpoint(at: position)) { try $0.signed(by: $1) }
        world.write(checkpoint.text)
    }

    /// Says who signed a checkpoint and whether the ledger contains it.
    fileprivate func verifyCheckpoint(in path: String) throws {
        let (checkpoint, keys) = (try checkpoint(path), try verifierKeys())
        guard namesLedger || !keys.isEmpty else {
            throw invocation.refusal(
                "there is nothing to verify it with: give the keys whose signatures count, --key KEY, or a ledger"
            )
        }
        var sentences = ["\(path) is of \(checkpoint.origin): \(checkpoint.words)."]
        let unverified = try checkpoint.verification(by: []).unknown.map(\.description)
        if !keys.isEmpty {
            let found = try signatures(of: checkpoint, in: path, by: keys)
            sentences.append(PointStatement.sentence(found))
        } else if unverified.isEmpty {
            sentences.append("It is not signed.")
        } else {
            let names = unverified.joined(separator: ", ")
            sentences.append("No key was given; signatures that were not looked at: \(names).")
        }
        if namesLedger {
            try evidenceReader().confirm(checkpoint)
            sentences.append(
                "The tree of the ledger contains it; whether every event is what was recorded tells: lawledger verify"
                    + " --checkpoint \(path)")
        }
        sentences.forEach(prose)
    }

    /// Adds the signatures of witnesses, once it is seen that nothing was changed.
    fileprivate func signCheckpoint(in path: String) throws {
        let (keys, trusted) = (try signingKeys(), try verifierKeys())
        guard !keys.isEmpty else { throw invocation.refusal("no key signs it: give --sign KEYFILE") }
        let checkpoint = try checkpoint(path)
        if !trusted.isEmpty { _ = try signatures(of: checkpoint, in: path, by: trusted) }
        switch (invocation.value(of: EvidenceOptions.from), invocation.value(of: EvidenceOptions.proof)) {
        case (let from?, let proof?): try confirm(checkpoint, from: from, by: proof, for: keys)
        case (nil, nil):
            guard namesLedger else {
                throw invocation.refusal(
                    "a witness signs only what it has seen to have grown from what it knew: name the ledger, or give --from"
                        + " OLDER-CHECKPOINT and --proof PROOF")
            }
            try readerForSigning().confirm(checkpoint)
        default: throw invocation.refusal("--from and --proof belong together: give both")
        }
        world.write(try keys.reduce(checkpoint) { try $0.signed(by: $1) }.text)
    }

    private func confirm(
        _ checkpoint: Checkpoint, from path: String, by proof: String, for keys: [SigningKey]
    ) throws {
        let older = try self.checkpoint(path)
        let proof = try read(proof) { bytes throws(MalformedText) in try ConsistencyProof(reading: bytes) }
        try proof.outcome(from: older, to: checkpoint).confirm()
        for key in keys {
            let found = try older.verification(by: [key.verifier])
            guard found.forged.isEmpty else { throw CheckFailed(problems: ["\(path): \(found)"]) }
            guard found.signers.isEmpty else { continue }
            throw CheckFailed(problems: [
                "\(path): it is not signed by \(key.verifier.identity): a witness goes on from what it has signed itself; sign"
                    + " a first checkpoint with a copy of the ledger"
            ])
        }
    }
}
