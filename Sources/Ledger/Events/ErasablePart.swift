// The parts of an event that a redaction can erase, and how an event tells which of them are gone. What is hashed of
// them is not known here.
import JSON

/// A part of an event that can be erased as a whole; its name is the one in an evidence leaf and on the command line.
public enum ErasablePart: String, Sendable, Hashable, CaseIterable {
    case payload, note, sources, recordedBy

    /// Its place among the parts, in the order in which what is kept of them is stored.
    package var place: Int {
        switch self {
        case .payload: 0
        case .note: 1
        case .sources: 2
        case .recordedBy: 3
        }
    }

    /// The first byte of what is kept of an event with erased parts.
    package static let form: UInt8 = 1

    /// The parts that were erased of an event, by the bytes that are kept as its salt: none where they are a salt;
    /// nil where they have neither form.
    ///
    /// Of an event with erased parts they are a 1, a bit for each erased part from the lowest on, and for each part the
    /// thirty-two bytes of its digest where it was erased, else the sixteen of its own salt.
    public static func erased(by kept: [UInt8]) -> Set<ErasablePart>? {
        if kept.count == 16 { return [] }
        guard kept.count > 2, kept[0] == form, kept[1] != 0, kept[1] < 1 << 4 else { return nil }
        let erased = Set(allCases.filter { kept[1] & 1 << $0.place != 0 })
        return kept.count == 2 + 16 * allCases.count + 16 * erased.count ? erased : nil
    }
}

extension Event {
    /// The parts that were erased: the payload and the sources are null then, the note is absent, the recorder empty.
    public var erased: Set<ErasablePart> { ErasablePart.erased(by: salt) ?? [] }
}

extension Content {
    /// Whether the payload was erased: it is null then, and changes nothing.
    public var isPayloadErased: Bool { !payload.isObject }

    /// Whether it says the same as another, apart from parts of which one of them may be erased.
    public func isSame(as other: Content, apartFrom erased: Set<ErasablePart>) -> Bool {
        guard !erased.isEmpty else { return canonicalBytes == other.canonicalBytes }
        return type == other.type && version == other.version && occurred.text == other.occurred.text
            && (erased.contains(.note) || note == other.note)
            && (erased.contains(.sources) || sources == other.sources)
            && (erased.contains(.payload) || payload == other.payload)
    }
}

/// Parts of earlier events were erased.
public struct Redaction: Sendable, Hashable {
    /// The event whose parts were erased.
    public let event: EventID
    /// Which parts.
    public let parts: Set<ErasablePart>
    /// Why.
    public let because: String
    /// The corrections of the event that were erased with it.
    public let corrections: [EventID]
    /// What the event was filed under, so that whoever asks about it learns that something is missing.
    public let about: [Subject]
}
