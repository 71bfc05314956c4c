// Ed25519 (RFC 8032) by libcrypto: new keys, signatures and their verification from raw keys. May not write a seed
// anywhere, and knows no format of key or signature but their raw bytes.
internal import CCrypto

/// Ed25519 signatures.
public enum Ed25519 {
    /// The bytes of a seed and of a public key.
    public static let keyLength = 32
    /// The bytes of a signature.
    public static let signatureLength = 64

    /// A seed and what follows from it; nothing prints it.
    public struct PrivateKey: Sendable, CustomStringConvertible {
        /// The thirty-two secret bytes.
        public let seed: [UInt8]
        /// The key that verifies what this one signs.
        public let publicKey: PublicKey

        /// Says nothing of the seed.
        public var description: String { "an Ed25519 private key" }
    }

    /// A key that verifies.
    public struct PublicKey: Sendable, Hashable {
        /// The thirty-two bytes of RFC 8032.
        public let bytes: [UInt8]

        /// Takes thirty-two bytes; nil for any other number. Whether they are a point shows when they verify nothing.
        public init?(_ bytes: [UInt8]) {
            guard bytes.count == Ed25519.keyLength else { return nil }
            self.bytes = bytes
        }
    }
}

extension Ed25519.PrivateKey {
    /// A new key from the random numbers of the system.
    public static func random() throws(CryptographyError) -> Ed25519.PrivateKey {
        var seed = [UInt8](repeating: 0, count: Ed25519.keyLength)
        guard unsafe RAND_priv_bytes(&seed, Int32(seed.count)) == 1,
            let key = try Ed25519.PrivateKey(seed: seed)
        else { throw CryptographyError(operation: .randomBytes) }
        return key
    }

    /// The key of a seed; nil where it has not thirty-two bytes.
    public init?(seed: [UInt8]) throws(CryptographyError) {
        guard seed.count == Ed25519.keyLength else { return nil }
        let handle = try KeyHandle(seed: seed)
        var bytes = [UInt8](repeating: 0, count: Ed25519.keyLength)
        var count = bytes.count
        guard unsafe EVP_PKEY_get_raw_public_key(handle.pointer, &bytes, &count) == 1,
            let publicKey = Ed25519.PublicKey(bytes)
        else { throw CryptographyError(operation: .key) }
        (self.seed, self.publicKey) = (seed, publicKey)
    }

    /// The sixty-four bytes that sign a message; the same message gives the same bytes.
    public func signature(of message: [UInt8]) throws(CryptographyError) -> [UInt8] {
        let handle = try KeyHandle(seed: seed)
        let context = DigestHandle()
        var signature = [UInt8](repeating: 0, count: Ed25519.signatureLength)
        var count = signature.count
        guard unsafe EVP_DigestSignInit(context.pointer, nil, nil, nil, handle.pointer) == 1,
            unsafe EVP_DigestSign(context.pointer, &signature, &count, message, message.count) == 1,
            count == signature.count
        else { throw CryptographyError(operation: .signature) }
        return signature
    }
}

extension Ed25519.PublicKey {
    /// Whether a signature is this key's for a message; false for any that is not sixty-four bytes.
    public func verifies(_ signature: [UInt8], of message: [UInt8]) throws(CryptographyError) -> Bool {
        guard signature.count == Ed25519.signatureLength else { return false }
        let handle = try KeyHandle(publicKey: bytes)
        let context = DigestHandle()
        guard unsafe EVP_DigestVerifyInit(context.pointer, nil, nil, nil, handle.pointer) == 1 else {
            throw CryptographyError(operation: .verification)
        }
        let answer = unsafe EVP_DigestVerify(
            context.pointer, signature, signature.count, message, message.count)
        // A refusal leaves notes behind for the next caller of the library in this thread.
        if answer != 1 { ERR_clear_error() }
        return answer == 1
    }
}

/// A key of the library, given back when it is no longer used.
@safe private struct KeyHandle: ~Copyable {
    let pointer: OpaquePointer

    init(seed: [UInt8]) throws(CryptographyError) {
        guard let pointer = unsafe ccrypto_ed25519_private(seed, seed.count) else {
            throw CryptographyError(operation: .key)
        }
        unsafe self.pointer = pointer
    }

    init(publicKey: [UInt8]) throws(CryptographyError) {
        guard let pointer = unsafe ccrypto_ed25519_public(publicKey, publicKey.count) else {
            throw CryptographyError(operation: .key)
        }
        unsafe self.pointer = pointer
    }

    deinit { unsafe EVP_PKEY_free(pointer) }
}

/// A context of the library, given back when it is no longer used; none where there is no memory.
@safe private struct DigestHandle: ~Copyable {
    let pointer: OpaquePointer?

    init() { unsafe pointer = EVP_MD_CTX_new() }

    deinit { unsafe EVP_MD_CTX_free(pointer) }
}
