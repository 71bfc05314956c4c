// What a person reads when a proof or a signature shows nothing: what is wrong, and what to do.
import Evidence
import Testing

struct OutcomeWordingTests {
    @Test(arguments: [
        (ProofOutcome.Refusal.outsideTree(leaf: 8, size: 7), "leaf 8, counted from 0", "a later checkpoint"),
        (.otherPosition(stated: 5, leaf: 3), "calls itself #5", "ask for the proof again"),
        (.otherSize(proof: 7, checkpoint: 8), "the first 7 events", "give the checkpoint"),
        (.otherLog("a", "b"), "one checkpoint is of “a”, the other of “b”", "give two of the same ledger"),
        (.notGrown(from: 9, to: 3), "from 9 events to 3", "give the older checkpoint first"),
        (.wrongLength, "as many hashes", "ask for it again"),
        (.otherOlderRoot, "does not lead to the older checkpoint", "were changed since"),
        (.otherRoot, "does not lead to the root", "was changed"),
    ])
    func `a refusal says what is wrong and what to do`(
        refusal: ProofOutcome.Refusal, what: String, remedy: String
    ) {
        #expect(refusal.description.contains(what))
        #expect(refusal.description.contains(remedy))
        #expect(!ProofOutcome.refused(refusal).isProved)
    }

    @Test func `signatures that hold, that do not, and that nobody asked about are told apart`() throws {
        let peter = try VerifierKey(reading: Examples.peter.bytes)
        let text = Examples.noteText + "\n" + Examples.peterLine
        let told = { (text: String, keys: [VerifierKey]) in
            try SignedNote(reading: text.bytes).verification(by: keys).description
        }
        #expect(try told(text, [peter]) == "signed by PeterNeumann+c74f20a3")
        #expect(
            try told(text, [])
                == "none of the keys given has signed this text; not looked at, since their keys were not given:"
                + " PeterNeumann+c74f20a3")
        #expect(
            try told(text.replacing("answer", with: "Answer"), [peter])
                == "the signature of PeterNeumann+c74f20a3 does not belong to this text: it was changed after it was"
                + " signed, or the signature is another's")
    }

    @Test func `a malformed text names its line`() {
        let error = #expect(throws: MalformedText.self) { try ConsistencyProof(reading: "a\n".bytes) }
        #expect(error?.description.hasPrefix("line 1: this is no proof that a ledger only grew") == true)
    }
}
