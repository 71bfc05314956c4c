// Ed25519 against the vectors of RFC 8032, section 7.1, and against what is damaged.
import Cryptography
import Testing

struct Ed25519Tests {
    /// A vector of RFC 8032, section 7.1, in hexadecimal.
    struct Vector: Sendable {
        let seed: String
        let publicKey: String
        let message: String
        let signature: String
    }

    static let vectors = [
        Vector(
            seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", message: "",
            signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
                + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
        Vector(
            seed: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", message: "72",
            signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da0"
                + "85ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
        Vector(
            seed: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            publicKey: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", message: "af82",
            signature: "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac1"
                + "8ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
        // Its message is the SHA-512 of "abc".
        Vector(
            seed: "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
            publicKey: "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
            message: "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
            signature: "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b5890"
                + "9351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"),
    ]

    @Test(arguments: vectors) func `gives the public key and the signature of the RFC`(vector: Vector) throws
    {
        let key = try #require(try Ed25519.PrivateKey(seed: bytes(vector.seed)))
        #expect(key.publicKey.bytes == bytes(vector.publicKey))
        #expect(try key.signature(of: bytes(vector.message)) == bytes(vector.signature))
    }

    @Test(arguments: vectors) func `verifies the signature and no other`(vector: Vector) throws {
        let key = try #require(Ed25519.PublicKey(bytes(vector.publicKey)))
        let (message, signature) = (bytes(vector.message), bytes(vector.signature))
        #expect(try key.verifies(signature, of: message))
        for bit in 0..<8 * signature.count {
            var damaged = signature
            damaged[bit / 8] ^= 1 << (bit % 8)
            #expect(try !key.verifies(damaged, of: message))
        }
        #expect(try !key.verifies(signature, of: message + [0]))
        #expect(try !key.verifies(signature.dropLast(), of: message))
        #expect(try !key.verifies(signature + [0], of: message))
        #expect(try !key.verifies([], of: message))
    }

    @Test func `a public key that is no point verifies nothing`() throws {
        let signature = [UInt8](repeating: 0, count: 64)
        let key = try #require(Ed25519.PublicKey([UInt8](repeating: 0xFF, count: 32)))
        #expect(try !key.verifies(signature, of: []))
    }

    @Test(arguments: [0, 31, 33]) func `keys of another length are refused`(count: Int) throws {
        let bytes = [UInt8](repeating: 1, count: count)
        #expect(try Ed25519.PrivateKey(seed: bytes) == nil)
        #expect(Ed25519.PublicKey(bytes) == nil)
    }

    @Test func `a new key signs what it verifies, is never the same, and does not show its seed`() throws {
        let (one, other) = (try Ed25519.PrivateKey.random(), try Ed25519.PrivateKey.random())
        let signature = try one.signature(of: [1, 2, 3])
        #expect(try one.publicKey.verifies(signature, of: [1, 2, 3]))
        #expect(try !other.publicKey.verifies(signature, of: [1, 2, 3]))
        #expect("\(one)" == "an Ed25519 private key")
    }

    private func bytes(_ hexadecimal: String) -> [UInt8] {
        let digits = hexadecimal.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
