// The leaf of an event: as written down on the decision page, and the same when parts are erased.
import Evidence
import JSON
import Ledger
import Testing

struct EventLeafTests {
    @Test func `is the object that the page describes, byte by byte`() throws {
        let event = try Examples.event()
        let leaf = EventLeaf(event, try #require(EventEvidence(event)))
        #expect(leaf.text == Examples.leaf)
        #expect(leaf.hash.hexadecimal == Examples.leafHash)
        #expect(leaf.id == EventID("e-1"))
        #expect(leaf.position == Position(17))
        #expect(EventLeaf(event) == leaf)
    }

    @Test func `an absent note counts as null`() throws {
        let event = try Examples.event(note: nil)
        #expect(
            EventLeaf(event, try #require(EventEvidence(event))).hash.hexadecimal
                == Examples.leafHashWithoutNote)
    }

    @Test func `is in RFC 8785 form, whatever stands in the envelope`() throws {
        let event = try Examples.event()
        let odd = Event(
            position: Position(123_456_789), id: EventID("\"quoted\"\t\u{1}é"), content: event.content,
            recorded: event.recorded, recordedBy: event.recordedBy, origin: "\\ \u{2028}😀", salt: event.salt)
        let leaf = EventLeaf(odd, try #require(EventEvidence(odd)))
        #expect(try JSON(parsing: leaf.bytes).canonicalBytes == leaf.bytes)
        #expect(leaf.json["id"] == "\"quoted\"\t\u{1}é")
    }

    @Test func `changes with everything that it covers`() throws {
        let event = try Examples.event()
        let salt = try #require(EventEvidence(event))
        let hash = EventLeaf(event, salt).hash
        let others = [
            try Examples.event(at: 18), try Examples.event(note: "The gazette gives the day"),
            try Examples.event(title: "Ley de la niñez"), try Examples.event(recordedBy: "bob"),
        ]
        for other in others { #expect(EventLeaf(other, salt).hash != hash) }
        var bytes = event.salt
        bytes[15] ^= 1
        #expect(EventLeaf(event, try #require(EventEvidence(bytes))).hash != hash)
    }

    @Test func `stays the same whichever parts are erased, in one go or one after the other`() throws {
        let event = try Examples.event()
        let whole = try #require(EventEvidence(event))
        for mask in 1..<16 {
            let parts = ErasablePart.allCases.enumerated().filter { mask & 1 << $0.offset != 0 }.map(
                \.element)
            let evidence = whole.erasing(Set(parts), of: event)
            let bare = erased(event, parts)
            #expect(bare != event)
            #expect(EventLeaf(bare, evidence).text == Examples.leaf)
            var (left, stepwise) = (event, whole)
            for part in parts {
                stepwise = stepwise.erasing([part], of: left)
                left = erased(left, [part])
            }
            #expect(stepwise == evidence)
            guard case .erased(let kept) = evidence else {
                Issue.record("nothing was erased")
                return
            }
            #expect(kept.erasedParts == Set(parts))
            #expect(EventEvidence(evidence.bytes) == evidence)
            #expect(EventLeaf(erased(event, parts, salt: evidence.bytes))?.text == Examples.leaf)
        }
        #expect(whole.erasing([], of: event) == whole)
    }

    @Test func `what was erased can no longer be put back in another form`() throws {
        let event = try Examples.event()
        let evidence = try #require(EventEvidence(event)).erasing([.note], of: event)
        // The kept digest decides, not the note that stands there now.
        #expect(EventLeaf(try Examples.event(note: "Something else."), evidence).text == Examples.leaf)
        // The other parts are still held by their own salts.
        #expect(EventLeaf(try Examples.event(title: "Another"), evidence).text != Examples.leaf)
    }

    @Test func `the salt of the event is not kept once a part is erased`() throws {
        let event = try Examples.event()
        let bytes = try #require(EventEvidence(event)).erasing([.recordedBy], of: event).bytes
        for start in 0...(bytes.count - 16) { #expect(Array(bytes[start..<start + 16]) != event.salt) }
    }

    @Test func `evidence is read from its bytes and from no others`() throws {
        let event = try Examples.event()
        let whole = try #require(EventEvidence(event))
        #expect(whole.bytes == event.salt)
        #expect(EventEvidence(whole.bytes) == whole)
        let bytes = whole.erasing([.payload, .sources], of: event).bytes
        #expect(bytes.count == 2 + 2 * 32 + 2 * 16)
        for count in 0..<bytes.count where count != 16 {
            #expect(EventEvidence(Array(bytes.prefix(count))) == nil)
        }
        #expect(EventEvidence(bytes + [0]) == nil)
        for (place, value) in [(0, UInt8(0)), (0, 2), (1, 0), (1, 1), (1, 7), (1, 0x15)] {
            var damaged = bytes
            damaged[place] = value
            #expect(EventEvidence(damaged) == nil, "byte \(place) is \(value)")
        }
        #expect(EventEvidence([UInt8](repeating: 0, count: 17)) == nil)
        #expect(EventLeaf(erased(event, [])) == nil)
    }

    /// The event with nothing where parts were.
    private func erased(_ event: Event, _ parts: [ErasablePart], salt: [UInt8] = []) -> Event {
        let content = event.content
        return Event(
            position: event.position, id: event.id,
            content: Content(
                type: content.type, version: content.version, occurred: content.occurred,
                sources: parts.contains(.sources) ? .none(because: "erased") : content.sources,
                note: parts.contains(.note) ? nil : content.note,
                payload: parts.contains(.payload) ? CanonicalJSON([:]) : content.payload),
            recorded: event.recorded, recordedBy: parts.contains(.recordedBy) ? "" : event.recordedBy,
            origin: event.origin, salt: salt)
    }
}
