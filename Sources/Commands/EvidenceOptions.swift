// The options of keys, checkpoints and proofs, each declared once.
import CommandParsing
import Evidence

enum EvidenceOptions {
    static let sign = Option<String>(
        "sign", valueName: "KEYFILE", reading: .file,
        help: "Sign with the key of this file; may be repeated.", repeats: true)
    static let key = Option<String>(
        "key", valueName: "KEY", reading: .file,
        help: "A verifier key whose signature counts, or a file with it; may be repeated.", repeats: true)
    static let from = Option<String>(
        "from", valueName: "CHECKPOINT", reading: .file, help: "The file of the older checkpoint.")
    static let to = Option<String>(
        "to", valueName: "CHECKPOINT", reading: .file,
        help: "The file of the newer checkpoint; the present state if absent.")
    static let proof = Option<String>(
        "proof", valueName: "FILE", reading: .file, help: "The file of a proof.")
    static let checkpoint = Option<String>(
        "checkpoint", valueName: "FILE", reading: .file, help: "The file of the checkpoint.")
    static let atRoot = Option<Digest>(
        "at-root", valueName: "ROOT", reading: .root,
        help:
            "What was known: the position that has this root, as listings and checkpoints print it. Refused where"
            + " the ledger does not contain it.")
}

extension ValueReader where Value == Digest {
    /// A root in hexadecimal digits, as listings print it, or in base64, as checkpoints do.
    static var root: ValueReader {
        ValueReader { text throws(ParseProblem) in
            guard let root = Digest(hexadecimal: text.lowercased()) ?? Digest(base64: text) else {
                throw ParseProblem(
                    "must be a root: 64 hexadecimal digits, or the third line of a checkpoint")
            }
            return root
        }
    }
}
