// What an event type is. A type says everything about itself in one value; the command line, the readers of
// files, the help and the tests work from the catalogue alone and have no code of their own for any type.
import JSON

/// A type of event: its name, its fields, how it reads, what it refuses and what it changes.
///
/// A class, because types are looked up for every event and a reference is passed on more cheaply than ten parts.
public final class EventType: Sendable {
    /// What a person wants to record; the catalogue is listed by family.
    public enum Family: String, Sendable, CaseIterable {
        case bill, law, treaty, regional, consultation, checklist, reading, record
    }

    /// The stored name, `subject.past-participle`; it never changes its meaning.
    public let name: String
    /// The version under which payloads are written now; counts from 1.
    public let version: Int
    /// The family it is listed in.
    public let family: Family
    /// One sentence: when to record an event of this type.
    public let summary: String
    /// What happens, as a clause for listings: `passed by parliament`.
    public let clause: String
    /// The clause instead where a field of the payload is true: `dateUnknown`, of what has not come into force yet.
    public let clauses: [String: String]
    /// What happens on the other date of an event, on which what it states begins or ceases to count, as a clause.
    public let laterClause: String
    /// The fields of the payload.
    public let fields: [Field]
    /// Those of the fields that name things that must be known.
    let referringFields: [Field]
    /// Whether it is about the record and not about the world: it holds for every day once it is known, whatever its date.
    public let isOfTheRecord: Bool
    /// An example that can be pasted: its date and its payload.
    public let example: Example
    /// From a payload of version n to one of n + 1, for each n below the version.
    public let upcasts: [@Sendable (Content.Payload) -> Content.Payload]
    /// What is wrong with a well-formed payload given what is known; empty when nothing is.
    public let check: @Sendable (Content, Knowledge) -> [Problem]
    /// What is unusual and recorded all the same.
    public let warn: @Sendable (Content, Knowledge) -> [Warning]
    /// What the event changes; the payload is checked and of the current version.
    public let changes: @Sendable (Payload) -> [Change]

    /// Declares a type; what is not given is empty.
    public init(
        _ name: String, version: Int = 1, family: Family, summary: String, clause: String,
        clauses: [String: String] = [:], laterClause: String = "", isOfTheRecord: Bool = false,
        fields: [Field],
        example: Example, upcasts: [@Sendable (Content.Payload) -> Content.Payload] = [],
        check: @escaping @Sendable (Content, Knowledge) -> [Problem] = { _, _ in [] },
        warn: @escaping @Sendable (Content, Knowledge) -> [Warning] = { _, _ in [] },
        changes: @escaping @Sendable (Payload) -> [Change]
    ) {
        self.name = name
        self.version = version
        self.family = family
        self.summary = summary
        self.clause = clause
        self.clauses = clauses
        self.laterClause = laterClause
        self.isOfTheRecord = isOfTheRecord
        self.fields = fields
        referringFields = fields.filter(\.kind.namesThings)
        self.example = example
        self.upcasts = upcasts
        self.check = check
        self.warn = warn
        self.changes = changes
    }

    /// What happens by a payload, as a clause for listings.
    public func clause(of payload: Content.Payload) -> String {
        clauses.sorted { $0.key < $1.key }.first { payload[$0.key]?.asBoolean == true }?.value ?? clause
    }

    /// An example of an event: a date and a payload.
    public struct Example: Sendable {
        /// When it happened, EDTF.
        public let occurred: String
        /// Its payload.
        public let payload: Content.Payload

        /// An example with its date and payload.
        public init(_ occurred: String, _ payload: Content.Payload) {
            self.occurred = occurred
            self.payload = payload
        }
    }

    /// A content of this type in the current version: older payloads are upcast one step at a time.
    public func upcast(_ content: Content) -> Content {
        guard content.version < version else { return content }
        var result = content
        var members = content.payload.members
        while result.version < version {
            members = upcasts[result.version - 1](members)
            result.version += 1
        }
        result.payload = CanonicalJSON(.object(members))
        return result
    }
}
