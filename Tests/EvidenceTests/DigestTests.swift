// How bytes are written and read: one text for each, and no other.
import Evidence
import Testing

struct DigestTests {
    private static let hexadecimal = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    // Python: base64.b64encode(hashlib.sha256(b"").digest())
    private static let base64 = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

    @Test func `a digest is written in hexadecimal and in base 64 and read from both`() {
        let digest = MerkleTree.emptyRoot
        #expect(digest.hexadecimal == DigestTests.hexadecimal)
        #expect("\(digest)" == DigestTests.hexadecimal)
        #expect(digest.base64 == DigestTests.base64)
        #expect(Digest(hexadecimal: DigestTests.hexadecimal) == digest)
        #expect(Digest(base64: DigestTests.base64) == digest)
        #expect(Digest(digest.bytes) == digest)
    }

    private static let mangledHexadecimal: [String] = [
        "", "e3", "\(hexadecimal)00", hexadecimal.uppercased(), String(hexadecimal.dropLast()),
        "g\(hexadecimal.dropFirst())", " \(hexadecimal.dropFirst())",
    ]

    @Test(arguments: mangledHexadecimal) func `another text is no digest in hexadecimal`(text: String) {
        #expect(Digest(hexadecimal: text) == nil)
    }

    /// Without padding, with too much, in another alphabet; the last digit with a bit beyond the last byte.
    private static let mangledBase64: [String] = [
        "", "AAAA", String(base64.dropLast()), "\(base64)\n", "\(base64)=", "-\(base64.dropFirst())",
        "\(base64.dropLast(2))V=", "\(base64.dropLast(2))==", "=\(base64.dropFirst())",
    ]

    @Test(arguments: mangledBase64) func `another text is no digest in base 64`(text: String) {
        #expect(Digest(base64: text) == nil)
    }

    @Test(arguments: [0, 31, 33]) func `other numbers of bytes are no digest`(count: Int) {
        #expect(Digest([UInt8](repeating: 0, count: count)) == nil)
    }
}
