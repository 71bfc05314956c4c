// Every wording of a refusal of a jurisdiction, once.
// It decides nothing: `Jurisdiction` finds what is wrong, this says it.

/// Why a text names no jurisdiction, in a sentence for the person who wrote it.
public struct JurisdictionProblem: Error, Sendable, Hashable {
    /// What is wrong, and what to do about it.
    public let message: String

    static let nothingGiven = JurisdictionProblem(message: "No jurisdiction is given. \(whatToGive)")

    static func notCanonical(_ text: String, meant: [String]) -> JurisdictionProblem {
        let remedy = meant.isEmpty ? " \(whatACodeIs)" : Suggestion.sentence(naming: meant)
        return JurisdictionProblem(message: "“\(text)” is not the code of a jurisdiction.\(remedy)")
    }

    static func unknown(_ text: String, meant: [String]) -> JurisdictionProblem {
        let remedy = meant.isEmpty ? " \(whatToGive)" : Suggestion.sentence(naming: meant)
        return JurisdictionProblem(message: "No jurisdiction is known as “\(text)”.\(remedy)")
    }

    static func ambiguous(_ text: String, candidates: [Jurisdiction]) -> JurisdictionProblem {
        let list = candidates.map { "\($0.name) (\($0.code))" }.joined(separator: " or ")
        return JurisdictionProblem(message: "“\(text)” can mean \(list). Give the code.")
    }

    private static let whatACodeIs =
        "Give two capital letters of ISO 3166-1, such as “KH”, or the code of a part, such as “AU-QLD”."
    private static let whatToGive =
        "Give a code of ISO 3166, such as “KH” or “AU-QLD”, or the English name of a country."
}
