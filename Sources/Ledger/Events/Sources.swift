// On what an event rests. The word "none" is explicit and gives its reason: an event without evidence is
// possible, an event whose evidence was forgotten is not.
public import JSON

/// A document, page or record that states a fact.
public struct Source: Sendable, Hashable {
    /// What the document is called.
    public var title: String?
    /// Where it is found, as given; never fetched.
    public var url: String?
    /// A reference to a document without an address.
    public var document: String?
    /// Page, section or article within it.
    public var locator: String?
    /// The language it is written in, BCP 47.
    public var language: String?
    /// The day on which it was read.
    public var retrieved: Day?
    /// The words that state the fact.
    public var quotation: String?

    /// An empty source, to be filled.
    public init() {}

    /// The source on one line: title, reference, locator.
    public var line: String {
        let parts = [title, document, url, locator].compactMap(\.self)
        return parts.joined(separator: ", ")
    }

    var json: JSON {
        let members: [(String, String?)] = [
            ("title", title), ("url", url), ("document", document), ("locator", locator),
            ("language", language), ("retrieved", retrieved?.description), ("quotation", quotation),
        ]
        return .object(
            members.reduce(into: [:]) { object, member in
                if let text = member.1 { object[member.0] = .text(text) }
            })
    }
}

/// The sources of an event, or the statement that there is none and why.
///
/// They are kept as they are stored and sent; `stated` reads them.
public struct Sources: Sendable, Hashable {
    /// A list of objects, or `{"none": "why"}`; always one that `stated` can read.
    public let canonical: CanonicalJSON

    /// What the sources of an event say.
    public enum Stated: Sendable, Hashable {
        /// At least one source.
        case list([Source])
        /// No source, for the reason given.
        case none(because: String)
        /// They were erased.
        case erased
    }

    /// At least one source.
    public static func list(_ sources: [Source]) -> Sources {
        Sources(vouched: CanonicalJSON(.list(sources.map(\.json))))
    }

    /// No source, for the reason given.
    public static func none(because reason: String) -> Sources {
        Sources(vouched: CanonicalJSON(.object(["none": .text(reason)])))
    }

    /// What stands in the place of sources that were erased: null.
    public static let erased = Sources(vouched: CanonicalJSON(.null))

    /// Takes sources that FieldRecognizer or the writer above has vouched for.
    init(vouched canonical: CanonicalJSON) { self.canonical = canonical }

    /// Takes sources in the form in which they are stored; nil where that form is broken.
    public init?(_ canonical: CanonicalJSON) {
        if Sources.isRecognized(canonical.bytes) {
            self.canonical = canonical
        } else {
            var problems: [Problem] = []
            guard let sources = Sources.read(canonical.value, at: [], into: &problems) else { return nil }
            self = sources
        }
    }

    /// Takes the text in which sources are stored; nil where it is broken.
    public init?(canonical text: String) {
        let bytes = Array(text.utf8)
        if Sources.isRecognized(bytes) {
            canonical = CanonicalJSON(vouched: bytes)
        } else {
            guard let sources = CanonicalJSON(canonical: text).flatMap({ Sources($0) }) else { return nil }
            self = sources
        }
    }

    private static func isRecognized(_ bytes: [UInt8]) -> Bool {
        FieldRecognizer(names: .none).endOfSources(in: bytes.span, from: 0) == bytes.count
    }

    /// The sources as values.
    public var stated: Stated {
        if self == .erased { return .erased }
        var problems: [Problem] = []
        return Sources.stated(canonical.value, at: [], into: &problems) ?? .list([])
    }

    /// A list of objects, or `{"none": "why"}`.
    public var json: JSON { canonical.value }

    /// The sources, one line each; the reason where there is none.
    public var lines: [String] {
        switch stated {
        case .list(let sources): sources.map(\.line)
        case .none(let reason): ["no source: \(reason)"]
        case .erased: []
        }
    }
}

extension Sources {
    /// The fields of a source, as the catalogue describes fields.
    public static let fields: [Field] = [
        Field("title", .text, "What the document is called."),
        Field("url", .text, "Where it is found, as given."),
        Field("document", .text, "A document without an address."),
        Field("locator", .text, "Page, section or article."),
        Field("language", .language, "The language it is written in (BCP 47)."),
        Field("retrieved", .day, "The day on which it was read."),
        Field("quotation", .text, "The words that state the fact."),
    ]

    /// The first three fields as FieldRecognizer counts them: a source has at least one of them.
    static let references: UInt64 = 0b111

    /// Reads sources from JSON, adding every problem found; nil when they cannot be used.
    static func read(_ json: JSON?, at path: [String], into problems: inout [Problem]) -> Sources? {
        switch stated(json, at: path, into: &problems) {
        case .some(.list(let sources)): .list(sources)
        case .some(.none(because: let reason)): Sources.none(because: reason)
        case .some(.erased), nil: nil
        }
    }

    private static func stated(_ json: JSON?, at path: [String], into problems: inout [Problem]) -> Stated? {
        switch json {
        case .list(let items) where !items.isEmpty:
            let sources = items.enumerated().compactMap { index, item in
                source(item, at: path + ["\(index)"], into: &problems)
            }
            return sources.count == items.count ? .list(sources) : nil
        case .object(let members) where members.count == 1:
            if case .text(let reason)? = members["none"], !reason.isEmpty {
                return Stated.none(because: reason)
            }
            fallthrough
        default:
            problems.append(.sourcesMissing(at: path))
            return nil
        }
    }

    private static func source(_ json: JSON, at path: [String], into problems: inout [Problem]) -> Source? {
        let before = problems.count
        let members = FieldReader(names: .none).read(json, as: fields, at: path, into: &problems)
        guard problems.count == before else { return nil }
        let text = { (name: String) in members[name]?.asText }
        var source = Source()
        source.title = text("title")
        source.url = text("url")
        source.document = text("document")
        source.locator = text("locator")
        source.language = text("language")
        source.retrieved = text("retrieved").flatMap { Day($0) }
        source.quotation = text("quotation")
        guard source.title != nil || source.url != nil || source.document != nil else {
            problems.append(.sourceWithoutReference(at: path))
            return nil
        }
        return source
    }
}
