// A field of an event type, declared once: the reader of files, the command line, the help and the
// documentation all work from this declaration.

/// One named part of a payload: what it may hold and what it means.
public struct Field: Sendable {
    /// The name in JSON; the command line option has the same name with hyphens.
    public let name: String
    /// What it may hold.
    public let kind: Kind
    /// Whether an event without it is refused.
    public let isRequired: Bool
    /// One sentence for the person who fills it in.
    public let help: String

    /// Declares an optional field.
    public init(_ name: String, _ kind: Kind, _ help: String) {
        self.init(name: name, kind: kind, isRequired: false, help: help)
    }

    private init(name: String, kind: Kind, isRequired: Bool, help: String) {
        self.name = name
        self.kind = kind
        self.isRequired = isRequired
        self.help = help
    }

    /// Declares a field without which the event is refused.
    public static func required(_ name: String, _ kind: Kind, _ help: String) -> Field {
        Field(name: name, kind: kind, isRequired: true, help: help)
    }

    /// What a field may hold.
    public indirect enum Kind: Sendable {
        /// Any text that is not empty.
        case text
        /// A name of lower-case letters, digits and hyphens.
        case slug
        /// `ph/act/2009/ra-9775`.
        case instrument
        /// A code; names and alpha-3 codes are accepted and resolved.
        case jurisdiction
        /// The short name of a body that the event itself introduces: `AIPA`.
        case newBody
        /// A body that is known.
        case body
        /// A checklist that is known.
        case checklist
        /// A known `checklist/indicator`; a bare indicator is accepted while unique and resolved.
        case indicator
        /// A consultation that is known.
        case consultation
        /// A commitment that is known.
        case commitment
        /// The identifier of an event that is known.
        case event
        /// An EDTF date, possibly imprecise.
        case date
        /// One exact day.
        case day
        /// A whole number from 0 on.
        case count
        /// Yes or no: true or false.
        case truth
        /// A language, BCP 47.
        case language
        /// One of the words given.
        case choice([String])
        /// Several of a kind, in order.
        case list(Kind)
        /// Fields of its own.
        case record([Field])
        /// From names to values of a kind: `technology=yes`.
        case map(Kind)
        /// Any object; what is inside is checked by the type.
        case object
    }
}

extension Field.Kind {
    /// The kind in words, for help and error messages.
    public var words: String {
        switch self {
        case .text: "text"
        case .slug: "a name of lower-case letters, digits and hyphens"
        case .instrument: "an instrument, such as ph/act/2009/ra-9775"
        case .jurisdiction: "a jurisdiction: KH, KHM, Cambodia or AU-QLD"
        case .body, .newBody: "a body, such as AIPA"
        case .checklist: "a checklist"
        case .consultation: "a consultation, such as second"
        case .commitment: "a commitment"
        case .indicator: "an indicator, such as grooming"
        case .event: "the identifier of an event"
        case .date: "an EDTF date, such as 2022-04-12, 2019-08 or 2022-07/2022-12"
        case .day: "a day, such as 2022-04-12"
        case .count: "a whole number from 0 on"
        case .truth: "true or false"
        case .language: "a language, such as en or id"
        case .choice(let words): "one of " + words.joined(separator: ", ")
        case .list(let kind): "a list; each item is \(kind.words)"
        case .record(let fields): "an object with " + fields.map(\.name).joined(separator: ", ")
        case .map(let kind): "an object of names, each with \(kind.words)"
        case .object: "an object"
        }
    }
}
