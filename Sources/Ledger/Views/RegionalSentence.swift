// The sentence that an outcome document writes of an indicator. A function of the matrix and of the clauses
// that the indicator's definition brings; without clauses the names of the levels serve.

/// "Of 9 countries analysed, 1 criminalises grooming (Philippines), 1 does partially (Bangladesh), 7 do not."
public enum RegionalSentence {
    /// The sentences of one indicator: of the countries analysed, then of the others.
    public static func of(_ indicator: IndicatorID, in matrix: ChecklistMatrix) -> String {
        guard let version = matrix.indicators.first(where: { $0.id == indicator })?.version else { return "" }
        let countries = matrix.column(indicator).filter { !$0.cell.jurisdiction.isPart }
        let analysed = countries.filter(\.value.isAnalysed)
        let others = countries.filter { !$0.value.isAnalysed }
        let first =
            analysed.isEmpty
            ? "No country analysed."
            : "Of \(analysed.count) \(analysed.count == 1 ? "country" : "countries") analysed, "
                + clauses(analysed, version.criteria).joined(separator: ", ") + "."
        return ([first] + rest(others)).joined(separator: " ")
    }

    private static func clauses(_ cells: [MatrixCell], _ criteria: Criteria) -> [String] {
        let groups = Dictionary(grouping: cells, by: \.value.levelWords)
        let levels = criteria.scale.reversed().filter { groups[$0] != nil }
        let bounds = groups.keys.filter { !criteria.scale.contains($0) }.sorted()
        return levels.map { clause($0, groups[$0] ?? [], criteria) }
            + bounds.map { "\(groups[$0]?.count ?? 0) \(bound($0, groups[$0] ?? [], criteria))" }
    }

    /// Names are given for every level but the lowest.
    private static func clause(_ level: String, _ cells: [MatrixCell], _ criteria: Criteria) -> String {
        let verb = criteria.sentences[level].map { cells.count == 1 ? $0.one : $0.many } ?? level
        guard level != criteria.scale.first else { return "\(cells.count) \(verb)" }
        let names = cells.map(\.cell.jurisdiction.name).joined(separator: ", ")
        return "\(cells.count) \(verb) (\(names))"
    }

    /// A bound in words: all but one level is "not" that level.
    private static func bound(_ words: String, _ cells: [MatrixCell], _ criteria: Criteria) -> String {
        guard let set = cells.first?.value.levels, cells.first?.value.scale == criteria.scale,
            set.count == criteria.scale.count - 1
        else { return words }
        let missing = criteria.scale.indices.first { !set.contains(LevelSet(level: $0)) }
        return missing.map { "not \(criteria.scale[$0])" } ?? words
    }

    private static func rest(_ cells: [MatrixCell]) -> [String] {
        let byLaw = cells.filter { $0.value.basis == .law }
        let none = cells.filter { $0.value.basis == nil }
        let named = byLaw.map { "\($0.cell.jurisdiction.name): \($0.value.levelWords)" }
        return
            (named.isEmpty
            ? [] : ["By law alone, not assessed by an analyst: \(named.joined(separator: ", "))."])
            + (none.isEmpty
                ? [] : ["Not assessed: \(none.map(\.cell.jurisdiction.name).joined(separator: ", "))."])
    }
}

extension CellValue {
    /// Whether an analyst has assessed the cell, though a later change of law may have replaced the assessment.
    public var isAnalysed: Bool { basis == .assessed || flags.contains(.replacesAssessment) }
}
