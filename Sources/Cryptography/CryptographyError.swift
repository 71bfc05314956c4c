// What libcrypto refused, for a program. May not carry a key, a seed or what was signed.

/// A failure of the library or of the system beneath it; what was wrong with an input is never one of these.
public struct CryptographyError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was asked for.
    public enum Operation: String, Sendable, CaseIterable {
        /// Thirty-two random bytes for a new key.
        case randomBytes = "drawing random bytes"
        /// A key in the form of the library.
        case key = "taking an Ed25519 key"
        /// A signature.
        case signature = "signing with Ed25519"
        /// The check of a signature.
        case verification = "verifying an Ed25519 signature"
    }

    /// What failed.
    public let operation: Operation

    /// The operation in words, for a log or a screen.
    public var description: String { "libcrypto failed at \(operation.rawValue)" }
}
