// Everything that can be wrong with a draft. Each wording exists once, here; a program reads the code,
// a person the message, and the place tells which part of the draft is meant.

/// One thing wrong with a draft, in one sentence that says what to do.
public struct Problem: Error, Sendable, Hashable {
    /// The stable name of the refusal, for programs.
    public enum Code: String, Sendable, CaseIterable {
        case unknownType, unknownVersion, unknownField, missingField, wrongKind, badDate, badName
        case sourcesMissing, sourceWithoutReference
        case unknownIndicator, ambiguousIndicator, unknownCriterion, unknownLevel, unknownChecklist
        case unknownConsultation, unknownCommitment, unknownBody, unknownEvent
        case notAFinding, notADispute
        case definedTwice, notDefined, badScale, badTable
        case correctionOfARecord, nothingCorrected, correctionRefused
        case inexactPeriod, periodEndsBeforeItBegins
        case identifierTaken, recordedGoesBack, recordedInTheFuture, tooLarge
    }

    /// Which refusal it is.
    public let code: Code
    /// The names and indexes that lead from the draft to the part that is wrong.
    public let path: [String]
    /// What is wrong and what to do.
    public let message: String

    /// A problem with its place and its sentence.
    public init(_ code: Code, at path: [String], _ message: String) {
        self.code = code
        self.path = path
        self.message = message
    }

    /// The same problem seen from an enclosing place.
    func within(_ outer: [String]) -> Problem { Problem(code, at: outer + path, message) }
}

/// Something unusual that is recorded all the same, because a record starts in the middle of history.
public struct Warning: Sendable, Hashable {
    /// What is unusual.
    public let message: String

    /// A warning with its sentence.
    public init(_ message: String) { self.message = message }
}

extension Problem {
    static func sourcesMissing(at path: [String]) -> Problem {
        Problem(
            .sourcesMissing, at: path,
            "no source is given: give at least one with a title, url or document, or say that there is none"
                + " and why: {\"none\": \"the reason\"}")
    }

    static func sourceWithoutReference(at path: [String]) -> Problem {
        Problem(
            .sourceWithoutReference, at: path, "the source names no title, url or document: give one of them")
    }

    static func missing(_ field: Field, at path: [String]) -> Problem {
        Problem(.missingField, at: path, "“\(field.name)” is missing: give \(field.kind.words)")
    }

    static func unknownField(_ name: String, among fields: [Field], at path: [String]) -> Problem {
        Problem(
            .unknownField, at: path + [name],
            "there is no field “\(name)” here." + Suggestion.sentence(for: name, among: fields.map(\.name)))
    }

    static func wrongKind(_ kind: Field.Kind, of name: String, at path: [String]) -> Problem {
        Problem(.wrongKind, at: path, "“\(name)” must be \(kind.words)")
    }
}
