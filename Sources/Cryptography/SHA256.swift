// SHA-256 by libcrypto, without allocation. It knows nothing of what is hashed, and it may hold no key.
internal import CCrypto

/// SHA-256 (FIPS 180-4) of bytes that come in pieces.
///
/// ```swift
/// var hash = SHA256()
/// hash.update(salt)
/// hash.update(bytes.span)
/// let digest = hash.finish()
/// ```
public struct SHA256: Sendable {
    private var context = SHA256_CTX()

    /// A hash of nothing yet.
    public init() { _ = unsafe SHA256_Init(&context) }

    /// Takes the next bytes.
    public mutating func update(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBytes { buffer in
            _ = unsafe SHA256_Update(&context, buffer.baseAddress, buffer.count)
        }
    }

    /// Takes one byte.
    public mutating func update(_ byte: UInt8) { take(byte) }

    /// Takes sixteen bytes.
    public mutating func update(_ bytes: SIMD16<UInt8>) { take(bytes) }

    /// Takes thirty-two bytes.
    public mutating func update(_ bytes: SIMD32<UInt8>) { take(bytes) }

    private mutating func take<Value: BitwiseCopyable>(_ value: Value) {
        unsafe withUnsafeBytes(of: value) { buffer in
            _ = unsafe SHA256_Update(&context, buffer.baseAddress, buffer.count)
        }
    }

    /// The digest of everything taken.
    public consuming func finish() -> SIMD32<UInt8> {
        var digest = SIMD32<UInt8>()
        unsafe withUnsafeMutableBytes(of: &digest) { buffer in
            _ = unsafe SHA256_Final(buffer.assumingMemoryBound(to: UInt8.self).baseAddress, &context)
        }
        return digest
    }

    /// The digest of bytes that are all there.
    public static func hash(_ bytes: Span<UInt8>) -> SIMD32<UInt8> {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    /// The digest of several buffers, one after the other.
    public static func hash(_ buffers: [UInt8]...) -> SIMD32<UInt8> {
        var hash = SHA256()
        for buffer in buffers { hash.update(buffer.span) }
        return hash.finish()
    }
}
