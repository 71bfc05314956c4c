// Keys, checkpoints and proofs as they lie in files: read with a bound, and never more of a signing key shown than whose
// it is.
import CommandParsing
import Evidence
import Ledger

/// A file of a key, a checkpoint or a proof that cannot be used.
struct UnusableFile: FileError {
    let path: String
    let reason: String

    var description: String { "\(path): \(reason)" }
}

extension Call {
    /// The bytes of a small file; `isSecret` where nobody else may be able to read it.
    func bytes(of path: String, isSecret: Bool = false) throws -> [UInt8] {
        let next = try isSecret ? world.openSecret(path) : world.openFile(path)
        var bytes: [UInt8] = []
        while let piece = try next() {
            bytes += piece
            guard bytes.count <= SignedNote.limit else {
                throw UnusableFile(
                    path: path,
                    reason:
                        "the file is longer than \(SignedNote.limit) bytes: it is no key, checkpoint or proof"
                )
            }
        }
        return bytes
    }

    /// Reads a file; what is malformed is told with its name.
    func read<Value>(
        _ path: String, isSecret: Bool = false, _ reading: ([UInt8]) throws(MalformedText) -> Value
    ) throws -> Value {
        try Call.read(try bytes(of: path, isSecret: isSecret), of: path, reading)
    }

    /// Reads what a file holds; what is malformed is told with its name.
    static func read<Value>(
        _ bytes: [UInt8], of path: String, _ reading: ([UInt8]) throws(MalformedText) -> Value
    ) throws -> Value {
        do { return try reading(bytes) } catch {
            throw UnusableFile(path: path, reason: error.description)
        }
    }

    /// The checkpoint of a file, signed or not.
    func checkpoint(_ path: String) throws -> Checkpoint {
        try read(path) { bytes throws(MalformedText) in try Checkpoint(readingSignedOrNot: bytes) }
    }

    /// The key of a file that nobody else can read.
    func signingKey(_ path: String) throws -> SigningKey {
        guard !path.hasPrefix("PRIVATE+KEY+") else {
            throw invocation.refusal(
                "--sign takes the name of a file: a signing key never stands on a command line, where others can read it"
            )
        }
        return try read(path, isSecret: true) { bytes throws(MalformedText) in try SigningKey(reading: bytes)
        }
    }

    /// The keys that --sign names.
    func signingKeys() throws -> [SigningKey] {
        try invocation.values(of: EvidenceOptions.sign).map { try signingKey($0) }
    }

    /// The keys that --key gives, each as its text or as a file.
    func verifierKeys() throws -> [VerifierKey] {
        try invocation.values(of: EvidenceOptions.key).map { text in
            if let key = try? VerifierKey(reading: Array(text.utf8)) { return key }
            // A text of this form was meant as one, unless there is such a file.
            let isText = text.split(separator: "+", omittingEmptySubsequences: false).count > 2
            do {
                return try read(text) { bytes throws(MalformedText) in try VerifierKey(reading: bytes) }
            } catch let error as UnusableFile { throw error } catch {
                guard isText else { throw error }
                throw invocation.refusal(
                    "--key is no verifier key for Ed25519 and no file: give name+hash+base64 as it was published"
                )
            }
        }
    }
}
