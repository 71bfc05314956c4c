// Checklists and indicators as they are recorded: a scale, criteria and a decision table are data, so that a
// replay uses the criteria of the date.

import JSON

/// A checklist is published; an indicator is defined, revised or retired.
public enum Definition: Sendable, Hashable {
    /// A checklist becomes known.
    case published(ChecklistID, title: String, publisher: String?)
    /// The first version of an indicator; once known it holds for every date.
    case defined(IndicatorID, Criteria)
    /// Another version, from its date on.
    case revised(IndicatorID, Criteria)
    /// The indicator is asked no more from its date on.
    case retired(IndicatorID)

    var subjects: [Subject] {
        switch self {
        case .published(let checklist, _, _): [.checklist(checklist)]
        case .defined(let indicator, _), .revised(let indicator, _), .retired(let indicator):
            [.indicator(indicator), .checklist(indicator.checklist)]
        }
    }
}

/// One version of an indicator: what is asked, on which scale, by which criteria.
public struct Criteria: Sendable, Hashable {
    /// What the indicator states.
    public let statement: String
    /// The names of its levels, low to high.
    public let scale: [String]
    /// The yes/no questions, phrased so that yes is the stronger protection.
    public let criteria: [Criterion]
    /// The rows of the decision table in order; empty where levels come from assessments alone.
    public let table: DecisionTable
    /// For each level the clause of a regional sentence, for one country and for several.
    public let sentences: [String: SentenceClause]
}

/// A yes/no question.
public struct Criterion: Sendable, Hashable {
    /// Its short name: `technology`.
    public let id: String
    /// The question in full.
    public let question: String
}

/// A clause of a regional sentence: "criminalises grooming" and "criminalise grooming".
public struct SentenceClause: Sendable, Hashable {
    /// With one country as its subject.
    public let one: String
    /// With several.
    public let many: String
}

extension Criteria {
    /// The mark of "several levels are possible" between the names of levels.
    public static let levelSeparator: Character = "|"
    /// The word for an assessment that found nothing to judge by.
    public static let noData = "no data"

    init(_ payload: Payload) {
        statement = payload.required("statement")
        let scale = payload.texts("scale")
        self.scale = scale
        criteria = payload.records("criteria").map {
            Criterion(id: $0.required("id"), question: $0.required("question"))
        }
        table = DecisionTable(
            rows: payload.records("table").compactMap { row in
                scale.firstIndex(of: row.required("level")).map { level in
                    DecisionTable.Row(level: level, needs: row.map("when").compactMapValues(\.asBoolean))
                }
            })
        sentences = payload.map("sentences").compactMapValues(\.asObject).mapValues {
            let clause = Payload($0)
            return SentenceClause(one: clause.required("one"), many: clause.required("many"))
        }
    }
}
