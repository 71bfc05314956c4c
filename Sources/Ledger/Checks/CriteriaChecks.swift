// What can be wrong with the definition of an indicator.
import JSON

enum CriteriaChecks {
    static func problems(in payload: Payload) -> [Problem] {
        scaleProblems(payload.texts("scale")) + criteriaProblems(payload) + tableProblems(payload)
            + sentenceProblems(payload)
    }

    private static func scaleProblems(_ scale: [String]) -> [Problem] {
        let reserved = [Criteria.noData, "not assessed", "undecided"]
        let wrong =
            scale.count < 2 || scale.count > 32 || Set(scale).count != scale.count
            || scale.contains { $0.contains(Criteria.levelSeparator) || reserved.contains($0) }
        return wrong
            ? [
                Problem(
                    .badScale, at: ["payload", "scale"],
                    "a scale has 2 to 32 different levels, low to high; no name holds | or is one of "
                        + reserved.joined(separator: ", "))
            ] : []
    }

    private static func criteriaProblems(_ payload: Payload) -> [Problem] {
        let ids = payload.records("criteria").map { $0.required("id") }
        let repeated = Set(ids.filter { id in ids.count { $0 == id } > 1 }).sorted()
        return repeated.map {
            Problem(
                .badTable, at: ["payload", "criteria"],
                "criterion “\($0)” stands twice; each has its own name")
        }
    }

    private static func tableProblems(_ payload: Payload) -> [Problem] {
        let scale = payload.texts("scale")
        let criteria = payload.records("criteria").map { $0.required("id") }
        return payload.records("table").enumerated().flatMap { index, row in
            let path = ["payload", "table", "\(index)"]
            let level = row.required("level")
            let levelProblems =
                scale.contains(level) ? [] : [Problem.unknownLevel(level, scale, at: path + ["level"])]
            return levelProblems
                + row.map("when").keys.sorted().filter { !criteria.contains($0) }.map {
                    Problem.unknownCriterion($0, criteria, at: path + ["when", $0])
                }
        }
    }

    private static func sentenceProblems(_ payload: Payload) -> [Problem] {
        let scale = payload.texts("scale")
        return ["sentences", "justifications"].flatMap { field in
            payload.map(field).keys.sorted().filter { !scale.contains($0) }.map {
                Problem.unknownLevel($0, scale, at: ["payload", field, $0])
            }
        }
    }
}

/// What can be wrong with a finding.
enum FindingChecks {
    static func problems(in content: Content, _ known: Knowledge) -> [Problem] {
        let payload = Payload(content.payload)
        return homeProblems(payload.instrument()) + answerProblems(payload, known)
    }

    private static func homeProblems(_ id: InstrumentID) -> [Problem] {
        id.jurisdiction != nil
            ? []
            : [
                Problem(
                    .badName, at: ["payload", "instrument"],
                    "“\(id)” does not begin with a jurisdiction such as ph/ or au-qld/, so that its finding has no cell"
                )
            ]
    }

    /// Criteria of any version may be answered: older findings keep what they answered.
    private static func answerProblems(_ payload: Payload, _ known: Knowledge) -> [Problem] {
        guard let indicator = known.indicator(payload.indicator()) else { return [] }
        let criteria = indicator.versions.flatMap { $0.criteria.criteria.map(\.id) }
        return payload.map("answers").keys.sorted().filter { !criteria.contains($0) }.map {
            Problem.unknownCriterion($0, criteria, at: ["payload", "answers", $0])
        }
    }
}

extension Problem {
    static func unknownLevel(_ level: String, _ scale: [String], at path: [String]) -> Problem {
        Problem(
            .unknownLevel, at: path,
            "“\(level)” is not a level here; the scale is \(scale.joined(separator: " < "))."
                + Suggestion.sentence(for: level, among: scale))
    }

    static func unknownCriterion(_ id: String, _ criteria: [String], at path: [String]) -> Problem {
        Problem(
            .unknownCriterion, at: path,
            "there is no criterion “\(id)”; the criteria are \(criteria.joined(separator: ", "))."
                + Suggestion.sentence(for: id, among: criteria))
    }
}
