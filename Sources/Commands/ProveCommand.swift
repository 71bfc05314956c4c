// Proofs that others can verify without the ledger: that an event is in it, and that it only grew.
import CommandParsing
import Evidence
import Ledger
import LedgerService

extension Command {
    private static let proved = Argument<String>(
        "EVENT", reading: .text, help: "The identifier of an event, or its position such as '#17'.",
        count: .optional)

    static let prove = Command(
        CommandDeclaration(
            "prove", group: "Prove",
            summary: "Write a proof that an event is in the ledger, or that the ledger only grew.",
            discussion: [
                "With an event: an inclusion proof against the checkpoint given, or against the present state signed with"
                    + " --sign, in the form C2SP tlog-proof. With --from: a consistency proof from one checkpoint to"
                    + " another. Whoever has the proof, the checkpoint and the verifier key needs no ledger; see: lawledger"
                    + " help verify.",
                "The proof of an event shows its type, dates, origin and position, and digests of its text; it does not"
                    + " show the text. Give the line of the event from an export with it.",
            ],
            arguments: [proved],
            options: [
                EvidenceOptions.checkpoint, EvidenceOptions.sign, EvidenceOptions.from, EvidenceOptions.to,
            ],
            examples: [
                (
                    "lawledger prove '#17' --checkpoint second.checkpoint",
                    "shows that the seventeenth event was there"
                ),
                (
                    "lawledger prove --from first.checkpoint --to second.checkpoint",
                    "shows that nothing before the first was changed"
                ),
            ])
    ) { call in
        let older = call.invocation.value(of: EvidenceOptions.from)
        switch (call.invocation.argument(proved), older) {
        case (let event?, nil):
            try call.refuse([EvidenceOptions.to], with: "an event")
            try call.proveInclusion(of: event)
        case (nil, let older?):
            try call.refuse([EvidenceOptions.checkpoint, EvidenceOptions.sign], with: "--from")
            try call.proveConsistency(from: older)
        default:
            throw call.invocation.refusal(
                "give either an event, or --from CHECKPOINT to prove that the ledger only grew")
        }
        return 0
    }
}

extension Call {
    fileprivate func proveInclusion(of text: String) throws {
        let keys = try signingKeys()
        let given = invocation.value(of: EvidenceOptions.checkpoint)
        guard given != nil || !keys.isEmpty else {
            throw invocation.refusal(
                "a proof is about a signed checkpoint: give --checkpoint FILE, or --sign KEYFILE to sign the present state"
            )
        }
        let reader = try keys.isEmpty ? evidenceReader() : readerForSigning()
        let (event, _) = try reader.find(text)
        let state = try given.map {
            try read($0) { bytes throws(MalformedText) in
                try keys.isEmpty
                    ? Checkpoint(reading: bytes) : Checkpoint(readingSignedOrNot: bytes)
            }
        }
        let base = try state ?? reader.checkpoint(at: reader.end())
        let proof = try reader.inclusionProof(of: event, against: base)
        let signed = try keys.reduce(base) { try $0.signed(by: $1) }
        world.write(
            String(
                decoding: InclusionProof(of: proof.leaf, hashes: proof.hashes, checkpoint: signed).bytes,
                as: UTF8.self))
    }

    fileprivate func proveConsistency(from path: String) throws {
        let reader = try evidenceReader()
        let older = try checkpoint(path)
        let newer =
            try invocation.value(of: EvidenceOptions.to).map { try checkpoint($0) }
            ?? reader.checkpoint(at: reader.end())
        world.write(
            String(decoding: try reader.consistencyProof(from: older, to: newer).bytes, as: UTF8.self))
    }
}
