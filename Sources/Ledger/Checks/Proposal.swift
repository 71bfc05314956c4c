// What someone asks to have recorded, before it is read: the way from JSON to a checked draft.
public import JSON

/// An event as it arrives from a file, a form or the command line.
public struct Proposal: Sendable {
    /// The identifier given, or nil to have one made.
    public var id: EventID?
    /// The name of its type.
    public var type: String
    /// Version, occurred, sources, note and payload, as in an export.
    public var data: CanonicalJSON
    /// When it was first recorded, where the file says so.
    public var recorded: Instant?
    /// Who first recorded it, where the file says so.
    public var recordedBy: String?
    /// The ledger in which it was first recorded, where the file says so.
    public var origin: String?
    /// Its salt, where the file carries one.
    public var salt: [UInt8]?

    /// A proposal of an event that is recorded here for the first time, unless more is filled in.
    public init(id: EventID? = nil, type: String, data: CanonicalJSON) {
        self.id = id
        self.type = type
        self.data = data
    }

    /// A proposal whose data is given as a tree.
    public init(id: EventID? = nil, type: String, data: JSON) {
        self.init(id: id, type: type, data: CanonicalJSON(data))
    }
}

extension Proposal {
    /// The parts that were erased where it comes from.
    public var erased: Set<ErasablePart> { salt.flatMap { ErasablePart.erased(by: $0) } ?? [] }

    /// Whether it says word for word what an event of a content says, as an export writes it.
    public func isExport(of content: Content) -> Bool {
        type == content.type && data == content.canonicalData
    }

    /// The event that the proposal is about, where it corrects or retracts one.
    public var target: EventID? {
        guard type.hasPrefix("event.") else { return nil }
        return data["payload"]?["event"]?.asText.map { EventID($0) }
    }
}

/// Reads proposals into drafts: forms are checked and names resolved; what is known is asked only for names.
public struct DraftReader: Sendable {
    /// The largest canonical content of an event in bytes.
    public static let contentLimit = 1_000_000

    let names: NameResolver
    /// Whether types and versions that the program does not know are taken as they are.
    let keepsUnknown: Bool

    /// A reader with the names of a ledger.
    public init(names: NameResolver, keepsUnknown: Bool) {
        self.names = names
        self.keepsUnknown = keepsUnknown
    }

    static let fields: [Field] = [
        Field("version", .count, "The version of the type; the current one if absent."),
        .required("occurred", .date, "When it happened."),
        Field("note", .text, "A remark."),
    ]

    /// The content of a proposal; `original` is what a correction corrects.
    public func read(
        _ proposal: Proposal, original: Content?, into problems: inout [Problem]
    ) -> Content? {
        (proposal.erased.isEmpty ? recognized(proposal) : nil)
            ?? readTree(proposal, original: original, into: &problems)
    }

    /// The long way, which finds everything that is wrong and resolves names.
    func readTree(
        _ proposal: Proposal, original: Content?, into problems: inout [Problem]
    ) -> Content? {
        let before = problems.count
        guard case .object(var members) = proposal.data.value else {
            problems.append(Problem(.wrongKind, at: ["data"], "“data” must be an object"))
            return nil
        }
        let isErased = { (part: ErasablePart) in
            proposal.erased.contains(part) && (members[part.rawValue] ?? .null) == .null
        }
        let (lacksSources, lacksPayload) = (isErased(.sources), isErased(.payload))
        let stated = members.removeValue(forKey: "sources")
        let sources =
            lacksSources ? Sources.erased : Sources.read(stated, at: ["data", "sources"], into: &problems)
        let payload = members.removeValue(forKey: "payload") ?? [:]
        let rest = FieldReader(names: names).read(
            .object(members), as: DraftReader.fields, at: ["data"], into: &problems)
        guard let type = type(of: proposal, rest["version"]?.asInteger, into: &problems) else { return nil }
        let version = rest["version"]?.asInteger ?? type.version
        var fields = payload.asObject ?? [:]
        if !lacksPayload, Catalogue.type(named: type.name)?.version == version {
            fields = FieldReader(names: names).read(
                payload, as: type.fields, at: ["data", "payload"], into: &problems)
            refine(&fields, of: type, original, into: &problems)
        }
        guard problems.count == before, let sources,
            let occurred = rest["occurred"]?.asText.flatMap({ try? EDTF($0) })
        else { return nil }
        let content = Content(
            type: type.name, version: version, occurred: occurred, sources: sources,
            note: rest["note"]?.asText,
            payload: lacksPayload ? CanonicalJSON(.null) : CanonicalJSON(.object(fields)))
        guard content.canonicalBytes.count <= DraftReader.contentLimit else {
            problems.append(.tooLarge())
            return nil
        }
        return content
    }

    /// The payload that a correction puts in place has the form of the type that it corrects.
    private func refine(
        _ fields: inout Content.Payload, of type: EventType, _ original: Content?,
        into problems: inout [Problem]
    ) {
        guard type.name == EventType.eventCorrected.name, let payload = fields["payload"], let original,
            let target = Catalogue.type(named: original.type)
        else { return }
        fields["payload"] = .object(
            FieldReader(names: names).read(
                payload, as: target.fields, at: ["data", "payload", "payload"], into: &problems))
    }

    /// The type of a proposal; a type kept unknown has no fields.
    private func type(of proposal: Proposal, _ version: Int?, into problems: inout [Problem]) -> EventType? {
        let known = Catalogue.type(named: proposal.type)
        if let known, (1...known.version).contains(version ?? known.version) { return known }
        guard keepsUnknown else {
            problems.append(
                known.map { .unknownVersion(version ?? 0, of: $0) } ?? Catalogue.unknown(proposal.type))
            return nil
        }
        return EventType(
            proposal.type, version: version ?? 1, family: .record, summary: "", clause: proposal.type,
            fields: [],
            example: .init("..", [:]), changes: { _ in [] })
    }
}

extension Problem {
    static func unknownVersion(_ version: Int, of type: EventType) -> Problem {
        Problem(
            .unknownVersion, at: ["data", "version"],
            "version \(version) of \(type.name) is not known; this program knows versions 1 to \(type.version)"
        )
    }

    static func tooLarge() -> Problem {
        Problem(
            .tooLarge, at: ["data"],
            "the event is larger than \(DraftReader.contentLimit) bytes: quote the passage that matters and refer"
                + " to the document for the rest")
    }
}
