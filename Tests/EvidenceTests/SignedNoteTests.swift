// Notes and keys against the published examples of golang.org/x/mod/sumdb/note and of C2SP signed-note.
import Cryptography
import Evidence
import Testing

struct SignedNoteTests {
    private let peter: VerifierKey
    private let enoch: VerifierKey

    init() throws {
        peter = try VerifierKey(reading: Examples.peter.bytes)
        enoch = try VerifierKey(reading: Examples.enoch.bytes)
    }

    @Test func `the published key signs the published note`() throws {
        let key = try SigningKey(reading: Examples.peterSigning.bytes)
        #expect(key.verifier == peter)
        #expect(key.secretText == Examples.peterSigning)
        #expect(peter.text == Examples.peter)
        let other = try note(Examples.noteText + "\n" + Examples.enochLine)
        #expect(
            try other.signed(by: key).bytes
                == (Examples.noteText + "\n" + Examples.enochLine + Examples.peterLine).bytes)
    }

    @Test func `signing again replaces a signature and keeps the others`() throws {
        let key = try SigningKey(reading: Examples.peterSigning.bytes)
        let text = Examples.noteText + "\n" + Examples.peterLine + Examples.enochLine
        let again = try note(text).signed(by: key)
        #expect(again.bytes == (Examples.noteText + "\n" + Examples.enochLine + Examples.peterLine).bytes)
        #expect(try again.verification(by: [peter, enoch]).signers == [enoch.identity, peter.identity])
    }

    @Test func `unknown signers are told and count for nothing`() throws {
        let note = try note(Examples.noteText + "\n" + Examples.peterLine + Examples.enochLine)
        #expect(note.text == Examples.noteText)
        let one = try note.verification(by: [peter])
        #expect(one.isVerified && one.isVerified(by: peter) && !one.isVerified(by: enoch))
        #expect(one.signers == [peter.identity] && one.unknown == [enoch.identity])
        #expect(
            "\(one)"
                == "signed by PeterNeumann+c74f20a3; not looked at, since their keys were not given: EnochRoot+af0cfe78"
        )
        let both = try note.verification(by: [enoch, peter])
        #expect(both.signers == [peter.identity, enoch.identity] && both.unknown.isEmpty)
        #expect(try !note.verification(by: []).isVerified)
    }

    @Test func `a changed text or signature is a forgery, also beside a good one`() throws {
        let text = Examples.noteText + "\n" + Examples.peterLine + Examples.enochLine
        let changed = try note(text.replacing("answer", with: "Answer")).verification(by: [peter])
        #expect(!changed.isVerified && changed.forged == [peter.identity])
        let broken = try note(text.replacing("IuGUgYN1", with: "IuGUgYN2")).verification(by: [peter, enoch])
        #expect(!broken.isVerified && broken.forged == [peter.identity] && broken.signers == [enoch.identity])
    }

    @Test func `the same key under another name, or a name with another key, is unknown`() throws {
        let text = Examples.noteText + "\n" + Examples.peterLine
        #expect(try note(text.replacing("— Peter", with: "— Paul")).verification(by: [peter]).signers.isEmpty)
        let impostor = try Examples.key("PeterNeumann", 3).verifier
        #expect(try note(text).verification(by: [impostor]).unknown == [peter.identity])
    }

    @Test func `a text may have empty lines, and signatures may be of other kinds`() throws {
        // C2SP signed-note, its first example.
        let text = """
            Ognuno sta solo sul cuor della terra
            trafitto da un raggio di sole:

            ed è subito sera.

            — quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=

            """
        let note = try note(text)
        #expect(note.text.hasSuffix("sera.\n"))
        #expect(note.signatures.map(\.key.description) == ["quasimodo.example/salvatore+367ba04b"])
        #expect(note.bytes == text.bytes)
    }

    @Test func `no part of a key's text and no changed byte of it is a key`() {
        for (text, read) in [
            (Examples.peter, { (bytes: [UInt8]) in _ = try VerifierKey(reading: bytes) }),
            (Examples.peterSigning, { (bytes: [UInt8]) in _ = try SigningKey(reading: bytes) }),
        ] {
            let bytes = text.bytes
            for start in bytes.indices {
                for end in stride(from: start + 1, through: bytes.count, by: 1)
                where end - start < bytes.count {
                    #expect(throws: MalformedText.self) { try read(Array(bytes[start..<end])) }
                }
                var changed = bytes
                changed[start] += 1
                #expect(throws: MalformedText.self) { try read(changed) }
            }
            #expect(throws: MalformedText.self) { try read([]) }
            #expect(throws: MalformedText.self) { try read(bytes + "\n\n".bytes) }
            #expect(throws: Never.self) { try read(bytes + "\n".bytes) }
        }
    }

    @Test(arguments: [
        // Both with an adjusted hash, from note_test.go: a key of another length, and an unknown algorithm.
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ])
    func `a key of another kind is refused`(text: String) {
        #expect(throws: MalformedText.self) { try VerifierKey(reading: text.bytes) }
    }

    @Test(arguments: ["", "a b", "a+b", "a\u{A0}b", "a\nb", "\u{2003}"])
    func `a name with a space or a plus sign, or none, is refused`(name: String) throws {
        let key = try Ed25519.PrivateKey.random()
        #expect(SigningKey(name: name, key) == nil)
        #expect(VerifierKey(name: name, key.publicKey) == nil)
    }

    @Test func `a key says nothing of its seed unless asked for it`() throws {
        let key = try SigningKey(reading: Examples.peterSigning.bytes)
        #expect("\(key)" == "the signing key of PeterNeumann+c74f20a3")
        let error = #expect(throws: MalformedText.self) { try SigningKey(reading: Examples.peter.bytes) }
        #expect(error?.message.contains("PRIVATE+KEY+name+hash+base64") == true)
        #expect(error?.message.contains("ARpc2Q") == false)
    }

    private func note(_ text: String) throws -> SignedNote { try SignedNote(reading: text.bytes) }
}
