// What can be wrong with an assessment, a claim and the answer to a dispute.

enum AssessmentChecks {
    static func judgement(_ level: String) -> Assessment.Judgement {
        if level == Criteria.noData { return .noData }
        // Most judgements are one level.
        if !level.isEmpty, !level.utf8.contains(UInt8(ascii: "|")) { return .levels([level]) }
        return .levels(level.split(separator: Criteria.levelSeparator).map(String.init))
    }

    static func problems(in content: Content, _ known: Knowledge) -> [Problem] {
        let payload = Payload(content.payload)
        return periodProblems(content, payload) + findingProblems(payload, known)
            + versionProblems(content, payload, known, field: "level")
    }

    /// A finding that is named and was retracted: it may be restored, and the assessment may be meant all the same.
    static func warnings(in content: Content, _ known: Knowledge) -> [Warning] {
        let retracted = Payload(content.payload).texts("findings").filter { known.isRetracted($0) }
        return retracted.map {
            Warning("finding “\($0)” is retracted: the assessment does not rest on it while it stays so")
        } + RetirementWarnings.of(content, known)
    }

    /// A dispute that is named and was retracted: there is nothing to answer, unless it is restored.
    static func disputeWarnings(in content: Content, _ known: Knowledge) -> [Warning] {
        guard let id = Payload(content.payload).text("dispute"), known.isRetracted(id) else {
            return OrderWarnings.ofAnswer(content, known)
        }
        return [Warning("dispute “\(id)” is retracted: the answer has no effect while it stays so")]
    }

    static func claimProblems(in content: Content, _ known: Knowledge) -> [Problem] {
        versionProblems(content, Payload(content.payload), known, field: "claims")
    }

    private static func versionProblems(
        _ content: Content, _ payload: Payload, _ known: Knowledge, field: String
    ) -> [Problem] {
        guard let indicator = known.indicator(payload.indicator()), let level = payload.text(field) else {
            return []
        }
        let number = payload.count("criteriaVersion")
        guard
            let version = number.map(indicator.version(number:))
                ?? indicator.version(on: content.occurred.last)
        else {
            return [
                Problem(
                    .notDefined, at: ["payload", "criteriaVersion"],
                    "“\(indicator.id)” has versions 1 to \(indicator.versions.count); give one of them")
            ]
        }
        guard case .levels(let levels) = judgement(level) else { return [] }
        let scale = version.criteria.scale
        let unknown = levels.filter { !scale.contains($0) }.map {
            Problem.unknownLevel($0, scale, at: ["payload", field])
        }
        let indexes = levels.compactMap(scale.firstIndex)
        let ordered = zip(indexes, indexes.dropFirst()).allSatisfy { $0 < $1 } && !levels.isEmpty
        guard unknown.isEmpty, !ordered else { return unknown }
        let advice = "several possible levels are given low to high, once each, such as No|Partially"
        return [Problem(.unknownLevel, at: ["payload", field], advice)]
    }

    private static func periodProblems(_ content: Content, _ payload: Payload) -> [Problem] {
        guard let until = payload.day("until") else { return [] }
        guard content.occurred.isExact else {
            return [
                Problem(
                    .inexactPeriod, at: ["occurred"],
                    "an assessment for a closed period needs its exact first day as the date, not “\(content.occurred)”"
                )
            ]
        }
        return content.occurred.first <= until
            ? []
            : [
                Problem(
                    .periodEndsBeforeItBegins, at: ["payload", "until"],
                    "the period ends on \(until), before it begins on \(content.occurred): until is its last day"
                )
            ]
    }

    private static func findingProblems(_ payload: Payload, _ known: Knowledge) -> [Problem] {
        guard let cell = payload.cell() else { return [] }
        return payload.texts("findings").enumerated().compactMap { index, id in
            guard let entry = known.entry(EventID(id)) else { return nil }
            if case .finding(let finding)? = Catalogue.changes(of: entry.content ?? entry.event.content).first,
                finding.cell == cell
            {
                return nil
            }
            return Problem(
                .notAFinding, at: ["payload", "findings", "\(index)"],
                "“\(id)” is not a finding about \(cell)")
        }
    }

    static func disputeProblems(in content: Content, _ known: Knowledge) -> [Problem] {
        let payload = Payload(content.payload)
        guard let id = payload.text("dispute"), let entry = known.entry(EventID(id)) else { return [] }
        if case .dispute(let dispute)? = Catalogue.changes(of: entry.content ?? entry.event.content).first,
            case .opened = dispute.kind, dispute.cell == payload.cell()
        {
            return []
        }
        return [
            Problem(.notADispute, at: ["payload", "dispute"], "“\(id)” is not a dispute about this cell")
        ]
    }
}

extension Knowledge {
    /// Whether an event is known and was taken back.
    fileprivate func isRetracted(_ id: String) -> Bool {
        entry(EventID(id)).map { $0.content == nil } ?? false
    }
}
