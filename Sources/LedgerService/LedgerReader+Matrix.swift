// The matrix and the explanation of a cell.
public import EventLog
public import Ledger

/// What of a matrix is asked for; nil and empty mean everything.
public struct MatrixFilter: Sendable {
    /// The members of a body on the day, whether they have a cell or not.
    public var region: String?
    /// One checklist.
    public var checklist: String?
    /// These jurisdictions, whether they have a cell or not.
    public var jurisdictions: [String] = []
    /// These indicators.
    public var indicators: [String] = []
    /// Which causes count.
    public var basis: BasisChoice = .latest
    /// An instrument to suppose in force from the day on.
    public var ifEnacted: String?

    /// Everything, by the latest cause.
    public init() {}
}

extension LedgerReader {
    /// The matrix at a point, checklist by checklist.
    public func matrix(
        at point: Point, _ filter: MatrixFilter = MatrixFilter(), _ detail: CellDetail = .everything
    ) throws -> [ChecklistMatrix] {
        let lists = try knowledge(ofKind: "checklist", at: point.position)
        let indicators = try columns(at: point, filter)
        let redacted = try redactedCells(knownAt: point.position, by: point.day)
        let stored = try log.cells(on: point.day, knownAt: point.position, detail).flagged(redacted)
        let wanted = try rows(at: point, filter)
        let read = LedgerReader.jurisdictions(readIn: stored)
        let checklists = Set(indicators.map(\.id.checklist)).sorted()
        let cells = try values(stored, at: point, filter, indicators.map(\.id), wanted).flagged(redacted)
        return checklists.map { checklist in
            let facts = lists.facts(about: .checklist(checklist))
            return ChecklistMatrix(
                checklist: checklist, title: ChecklistTitle.of(checklist, in: facts),
                indicators: indicators.filter { $0.id.checklist == checklist },
                jurisdictions: wanted ?? read[checklist] ?? [], cells: cells)
        }
    }

    /// Of each checklist, the jurisdictions that have a cell with a finding, an assessment or an unanswered dispute, sorted.
    private static func jurisdictions(readIn stored: [StoredCell]) -> [ChecklistID: [Jurisdiction]] {
        var read: [ChecklistID: [Jurisdiction]] = [:]
        // Cells come by indicator and jurisdiction: those of one indicator are merged with those of others.
        for run in stored.runs(by: { $0.cell.indicator }) {
            guard let checklist = run.first?.cell.indicator.checklist else { continue }
            var (known, next) = (read.removeValue(forKey: checklist) ?? [], 0)
            for cell in run where cell.isRead || cell.value.flags.contains(.disputed) {
                while next < known.count, known[next] < cell.cell.jurisdiction { next += 1 }
                if next < known.count, known[next] == cell.cell.jurisdiction { continue }
                known.insert(cell.cell.jurisdiction, at: next)
            }
            read[checklist] = known
        }
        return read
    }

    /// The indicators that a filter chooses and that are asked no more on the day, in the order of their definition, each
    /// with the date of its end.
    public func retired(
        at point: Point, _ filter: MatrixFilter = MatrixFilter()
    ) throws -> [(id: IndicatorID, since: EDTF)] {
        try chosen(at: point, filter).compactMap { indicator in
            indicator.retired(on: point.day).map { (indicator.id, $0) }
        }
    }

    /// The indicators that a filter chooses and that are possibly asked no more: the day lies inside the imprecise date of
    /// their end.
    public func possiblyRetired(
        at point: Point, _ filter: MatrixFilter = MatrixFilter()
    ) throws -> [(id: IndicatorID, since: EDTF)] {
        try chosen(at: point, filter).compactMap { indicator in
            guard let end = indicator.retired, end.first <= point.day, point.day < end.last else {
                return nil
            }
            return (indicator.id, end)
        }
    }

    /// The moves in and out of the body that a filter names of which it is not certain whether they have happened.
    public func possibleMoves(
        at point: Point, _ filter: MatrixFilter
    ) throws -> [(jurisdiction: Jurisdiction, joins: Bool, date: EDTF)] {
        guard let region = filter.region else { return [] }
        return try body(region, at: point.position).possibleMoves(by: point.day)
    }

    /// The indicators asked on the day, in the order of their definition.
    private func columns(
        at point: Point, _ filter: MatrixFilter
    ) throws -> [(id: IndicatorID, version: Indicator.Version)] {
        try chosen(at: point, filter).filter { $0.retired(on: point.day) == nil }
            .map { ($0.id, $0.version(on: point.day)) }
    }

    /// The indicators that a filter chooses, in the order of their definition.
    func chosen(at point: Point, _ filter: MatrixFilter) throws -> [Indicator] {
        let lists = try knowledge(ofKind: "checklist", at: point.position)
        let known = try knowledge(ofKind: "indicator", at: point.position)
        if let checklist = filter.checklist, !lists.isKnown(.checklist(ChecklistID(checklist))) {
            let names = lists.subjects.filter { $0.kind == "checklist" }.map(\.key).sorted()
            throw QuestionProblem(
                "there is no checklist “\(checklist)” in this ledger.\(Suggestion.sentence(for: checklist, among: names))"
            )
        }
        let asked = try filter.indicators.map { try indicator($0, at: point.position) }
        return known.indicators.compactMap { known.indicator($0) }
            .filter { filter.checklist == nil || $0.id.checklist.text == filter.checklist }
            .filter { asked.isEmpty || asked.contains($0.id) }
            .sorted { $0.versions[0].position < $1.versions[0].position }
    }

    /// The rows that a filter chooses; nil for those that have a cell.
    func rows(at point: Point, _ filter: MatrixFilter) throws -> [Jurisdiction]? {
        let asked = try filter.jurisdictions.map { try jurisdiction($0) }
        guard let region = filter.region else { return asked.isEmpty ? nil : asked }
        let members = try body(region, at: point.position).members(on: point.day)
        if let stranger = asked.first(where: { !members.contains($0) }) {
            throw QuestionProblem("\(stranger) is no member of \(region) on \(point.day)")
        }
        return asked.isEmpty ? members : asked
    }

    /// What the cells show, computed anew where not only the latest cause of either kind counts: those alone that are asked
    /// for.
    private func values(
        _ stored: [StoredCell], at point: Point, _ filter: MatrixFilter, _ indicators: [IndicatorID],
        _ jurisdictions: [Jurisdiction]?
    ) throws -> [StoredCell] {
        guard filter.basis != .latest || filter.ifEnacted != nil else { return stored }
        var cells = Dictionary(uniqueKeysWithValues: stored.map { ($0.cell, $0) })
        let supposed = try filter.ifEnacted.map { try instrument($0, at: point.position) }
        if let (instrument, _) = supposed, let state = instrument.standing(on: point.day)?.state,
            [.ended, .suspended].contains(state)
        {
            throw QuestionProblem(
                "\(instrument.id) is \(state.words): --if-enacted supposes what has not been in force yet")
        }
        let computed =
            filter.basis == .latest ? supposed.map { $0.1.cells(of: $0.0.id) } ?? [] : Set(cells.keys)
        let (columns, rows) = (Set(indicators), jurisdictions.map { Set($0) })
        for cell in computed
        where columns.contains(cell.indicator) && rows?.contains(cell.jurisdiction) ?? true {
            let known = try knowledge(computing: cell, at: point.position)
            let evaluator = CellEvaluator(
                cell, known: known, supposing: supposed.map { ($0.0.id, point.day) })
            cells[cell] = evaluator.map {
                StoredCell(
                    cell: cell, value: $0.value(on: point.day, basis: filter.basis),
                    pipeline: $0.pipeline(on: point.day, basis: filter.basis), by: nil, isRead: true)
            }
        }
        return cells.values.sorted { $0.cell < $1.cell }
    }
}

/// The title under which a checklist was published.
public enum ChecklistTitle {
    /// The title last recorded, or its name.
    public static func of(_ checklist: ChecklistID, in facts: [Fact]) -> String {
        facts.reversed().lazy.compactMap { fact -> String? in
            if case .definition(.published(checklist, let title, _)) = fact.change { title } else { nil }
        }.first ?? checklist.text
    }
}

extension Array {
    /// The stretches of neighbours that share a key.
    fileprivate func runs<Key: Equatable>(by key: (Element) -> Key) -> [ArraySlice<Element>] {
        var runs: [ArraySlice<Element>] = []
        var start = startIndex
        while start < endIndex {
            let end = self[start...].firstIndex { key($0) != key(self[start]) } ?? endIndex
            runs.append(self[start..<end])
            start = end
        }
        return runs
    }
}
