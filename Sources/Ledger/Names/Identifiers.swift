// The names by which events speak of things. An identifier is text whose form was checked when it was
// recorded; a type of its own for each kind keeps an instrument from being taken for an indicator.

/// The name of one thing of one kind; two identifiers are the same thing exactly when their text is equal.
public struct Identifier<Kind>: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The identifier as it is written everywhere: in files, in output, on the command line.
    public let text: String

    /// Takes text whose form has been checked already.
    public init(_ text: String) { self.text = text }

    /// The identifier as written.
    public var description: String { text }

    /// Orders identifiers by their text.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// The kinds of things that have identifiers.
public enum Kinds {
    /// A bill, act, decree, treaty, resolution or plan: `ph/act/2009/ra-9775`.
    public enum Instrument {}
    /// A published list of legal interventions: `sec-travel-tourism`.
    public enum Checklist {}
    /// One row of a checklist, always with its checklist: `sec-travel-tourism/grooming`.
    public enum Indicator {}
    /// A regional or international organisation: `AIPA`.
    public enum Body {}
    /// A meeting that reads the matrix: `second`.
    public enum Consultation {}
    /// What a consultation resolved, recommended or asked for: `second-commitment-1`.
    public enum Commitment {}
    /// One recorded event.
    public enum Event {}
}

/// Names an instrument in the form of an Akoma Ntoso FRBR work, from draft to repeal.
public typealias InstrumentID = Identifier<Kinds.Instrument>
/// Names a checklist.
public typealias ChecklistID = Identifier<Kinds.Checklist>
/// Names an indicator together with its checklist.
public typealias IndicatorID = Identifier<Kinds.Indicator>
/// Names a body.
public typealias BodyID = Identifier<Kinds.Body>
/// Names a consultation.
public typealias ConsultationID = Identifier<Kinds.Consultation>
/// Names a commitment.
public typealias CommitmentID = Identifier<Kinds.Commitment>
/// Names an event: a UUIDv7 or the name that its recorder gave.
public typealias EventID = Identifier<Kinds.Event>

extension Identifier where Kind == Kinds.Indicator {
    /// The checklist that the indicator is a row of.
    public var checklist: ChecklistID { ChecklistID(String(text.prefix { $0 != "/" })) }

    /// The name of the row within its checklist.
    public var bare: String { String(text.drop { $0 != "/" }.dropFirst()) }
}

extension Identifier where Kind == Kinds.Instrument {
    /// The jurisdiction whose law the instrument is, by the first part of its name; nil for a treaty.
    public var jurisdiction: Jurisdiction? { Jurisdiction.fromInstrument(text) }
}

/// A row and a column of the matrix: one jurisdiction under one indicator.
public struct Cell: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Whose law.
    public let jurisdiction: Jurisdiction
    /// Which question.
    public let indicator: IndicatorID

    /// The cell at a jurisdiction and an indicator.
    public init(_ jurisdiction: Jurisdiction, _ indicator: IndicatorID) {
        self.jurisdiction = jurisdiction
        self.indicator = indicator
    }

    /// `KH grooming`, with the checklist: `KH sec-travel-tourism/grooming`.
    public var description: String { "\(jurisdiction) \(indicator)" }

    /// Orders cells by checklist and indicator, then by jurisdiction.
    public static func < (left: Cell, right: Cell) -> Bool {
        (left.indicator.text, left.jurisdiction) < (right.indicator.text, right.jurisdiction)
    }
}
