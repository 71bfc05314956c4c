// What happens to instruments and treaties, in the terms of the projections. Plain values; how they make
// up a state is in Instruments/.

/// A step in the life of an instrument.
public struct Step: Sendable, Hashable {
    /// Whose life.
    public let instrument: InstrumentID
    /// What the step is.
    public let kind: StepKind
    /// What it does to the state of the instrument.
    public let effect: StepEffect
    /// The provisions it is about; empty for the whole instrument.
    public let provisions: [String]
    /// Titles that the step carries, each with its language.
    public let titles: [Title]
    /// What kind of instrument it is, as far as the step says: bill, act, decree.
    public let instrumentKind: String?
    /// Its number: `RA 9775`.
    public let number: String?
    /// The body that issued it.
    public let issuingBody: String?
    /// The instrument by which it was amended or repealed.
    public let by: InstrumentID?
    /// For a postponement the new date, where one is set.
    public let newDate: EDTF?

    /// Puts a step together.
    public init(
        instrument: InstrumentID, kind: StepKind, effect: StepEffect, provisions: [String], titles: [Title],
        instrumentKind: String?, number: String?, issuingBody: String?, by: InstrumentID?, newDate: EDTF?
    ) {
        self.instrument = instrument
        self.kind = kind
        self.effect = effect
        self.provisions = provisions
        self.titles = titles
        self.instrumentKind = instrumentKind
        self.number = number
        self.issuingBody = issuingBody
        self.by = by
        self.newDate = newDate
    }
}

/// A title of an instrument in one language.
public struct Title: Sendable, Hashable {
    /// The title as written.
    public let text: String
    /// Its language, BCP 47; nil where the source does not say.
    public let language: String?
    /// Whether this is the title in which the instrument was made.
    public let isOriginal: Bool

    /// Puts a title together.
    public init(text: String, language: String?, isOriginal: Bool) {
        self.text = text
        self.language = language
        self.isOriginal = isOriginal
    }
}

/// An act of one jurisdiction about a treaty.
public struct TreatyAct: Sendable, Hashable {
    /// The acts, in UN treaty terms; the order is the order within one day.
    public enum Kind: String, Sendable, CaseIterable {
        case signed, ratified, acceded, succeeded, accepted, approved, confirmed
        case reserved
        case reservationWithdrawn = "reservation-withdrawn"
        case denounced
    }

    /// Which treaty.
    public let treaty: InstrumentID
    /// Whose act.
    public let jurisdiction: Jurisdiction
    /// Which act.
    public let kind: Kind
    /// Titles of the treaty that the act carries.
    public let titles: [Title]
    /// The text of a reservation or declaration.
    public let text: String?
}
