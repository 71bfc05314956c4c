// Whose signatures of a note hold. Which keys are trusted is for the caller to say.
public import Cryptography

/// What verifying the signatures of a note showed.
public struct NoteVerification: Sendable, Hashable {
    /// The trusted keys whose signature holds, in the order of the signatures.
    public let signers: [KeyIdentity]
    /// The trusted keys in whose name there is a signature that does not hold.
    public let forged: [KeyIdentity]
    /// Those who signed and are not among the trusted keys; they count for nothing.
    public let unknown: [KeyIdentity]

    /// Whether a trusted key has signed and no signature in the name of one fails: C2SP signed-note.
    public var isVerified: Bool { forged.isEmpty && !signers.isEmpty }

    /// Whether the key is among those whose signature holds, and no signature of a trusted key fails.
    public func isVerified(by key: VerifierKey) -> Bool { isVerified && signers.contains(key.identity) }
}

extension NoteVerification: CustomStringConvertible {
    /// What was found, in one sentence.
    public var description: String {
        let list = { (keys: [KeyIdentity]) in keys.map(\.description).joined(separator: ", ") }
        if !forged.isEmpty {
            return
                "the signature of \(list(forged)) does not belong to this text: it was changed after it was signed,"
                + " or the signature is another's"
        }
        let others =
            unknown.isEmpty ? "" : "; not looked at, since their keys were not given: \(list(unknown))"
        guard !signers.isEmpty else {
            return "none of the keys given has signed this text\(others)"
        }
        return "signed by \(list(signers))\(others)"
    }
}

extension SignedNote {
    /// Verifies the signatures of the keys given; throws only where the library fails.
    public func verification(by keys: [VerifierKey]) throws(CryptographyError) -> NoteVerification {
        var (signers, forged, unknown) = ([KeyIdentity](), [KeyIdentity](), [KeyIdentity]())
        for signature in signatures {
            guard let key = keys.first(where: { $0.identity == signature.key }) else {
                unknown.append(signature.key)
                continue
            }
            if try key.verifies(signature.bytes, of: textBytes) {
                signers.append(signature.key)
            } else {
                forged.append(signature.key)
            }
        }
        return NoteVerification(signers: signers, forged: forged, unknown: unknown)
    }
}
