// SHA-256 against published digests, whole and in pieces.
import Cryptography
import Testing

struct SHA256Tests {
    /// FIPS 180-4 examples and the CAVP test vectors of NIST (SHA256ShortMsg.rsp, lengths 0 and 8; SHA256LongMsg is
    /// the example of a million letters).
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `gives the published digest`(text: String, expected: String) {
        #expect(hexadecimal(SHA256.hash(Array(text.utf8).span)) == expected)
    }

    @Test func `gives the published digest of a million letters, taken in pieces of any length`() {
        var hash = SHA256()
        var left = 1_000_000
        for length in sequence(first: 1, next: { $0 % 997 + 1 }) where left > 0 {
            let piece = [UInt8](repeating: UInt8(ascii: "a"), count: min(length, left))
            hash.update(piece.span)
            left -= piece.count
            if left == 0 { break }
        }
        #expect(
            hexadecimal(hash.finish()) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test func `vectors and single bytes are taken in the order of their lanes`() {
        let bytes = (0..<49).map { UInt8($0) }
        var hash = SHA256()
        hash.update(bytes[0])
        hash.update(SIMD16(bytes[1..<17]))
        hash.update(SIMD32(bytes[17...]))
        #expect(hash.finish() == SHA256.hash(bytes.span))
        #expect(SHA256.hash(Array(bytes[..<20]), [], Array(bytes[20...])) == SHA256.hash(bytes.span))
    }

    private func hexadecimal(_ digest: SIMD32<UInt8>) -> String {
        digest.indices.map { index in
            let digits = String(digest[index], radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
