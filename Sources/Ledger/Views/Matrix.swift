// The matrix at (D, K): checklists, their indicators, and a row for each jurisdiction. Pure: cells come in,
// counts and sentences are functions of them.

/// One cell of a matrix with what it shows.
public struct MatrixCell: Sendable, Hashable {
    /// Which cell.
    public let cell: Cell
    /// What it shows.
    public let value: CellValue
    /// Findings on what is not in force yet, where that was asked for.
    public let pipeline: [PipelineEntry]

    /// Puts a cell together.
    public init(cell: Cell, value: CellValue, pipeline: [PipelineEntry]) {
        self.cell = cell
        self.value = value
        self.pipeline = pipeline
    }
}

/// One checklist's part of a matrix.
public struct ChecklistMatrix: Sendable {
    /// Which checklist.
    public let checklist: ChecklistID
    /// Its title.
    public let title: String
    /// Its indicators in the order of their definition, each with the version of the day.
    public let indicators: [(id: IndicatorID, version: Indicator.Version)]
    /// Its rows, sorted by code.
    public let jurisdictions: [Jurisdiction]
    /// Every cell, row by row.
    public let cells: [MatrixCell]

    /// Arranges cells, which come in their order; what is not among them is not assessed.
    public init(
        checklist: ChecklistID, title: String, indicators: [(id: IndicatorID, version: Indicator.Version)],
        jurisdictions: [Jurisdiction], cells known: [StoredCell]
    ) {
        self.checklist = checklist
        self.title = title
        self.indicators = indicators
        let jurisdictions = jurisdictions.sorted()
        self.jurisdictions = jurisdictions
        // Both are sorted, so that a column is filled in one pass.
        let columns = indicators.map { ChecklistMatrix.places($0.id, jurisdictions, known) }
        var cells: [MatrixCell] = []
        cells.reserveCapacity(jurisdictions.count * columns.count)
        for row in jurisdictions.indices {
            for column in columns.indices {
                if let place = columns[column][row] {
                    let known = known[place]
                    cells.append(
                        MatrixCell(cell: known.cell, value: known.value, pipeline: known.pipeline))
                } else {
                    let cell = Cell(jurisdictions[row], indicators[column].id)
                    cells.append(MatrixCell(cell: cell, value: .notAssessed, pipeline: []))
                }
            }
        }
        self.cells = cells
    }

    /// Where the cells of an indicator are among those known, by jurisdiction.
    private static func places(
        _ indicator: IndicatorID, _ jurisdictions: [Jurisdiction], _ known: [StoredCell]
    ) -> [Int?] {
        var next = known.partitioningIndex { $0.cell.indicator >= indicator }
        let end = known.partitioningIndex { $0.cell.indicator > indicator }
        return jurisdictions.map { jurisdiction in
            while next < end, known[next].cell.jurisdiction < jurisdiction { next += 1 }
            return next < end && known[next].cell.jurisdiction == jurisdiction ? next : nil
        }
    }

    /// The cells of one indicator.
    public func column(_ indicator: IndicatorID) -> [MatrixCell] {
        cells.filter { $0.cell.indicator == indicator }
    }
}

/// How many countries stand at each level of one indicator; parts of countries are never counted.
public struct LevelCount: Sendable, Hashable {
    /// The level in words.
    public let level: String
    /// How many countries show it.
    public let count: Int
    /// How many of them an analyst has assessed.
    public let analysed: Int
}

extension ChecklistMatrix {
    /// The countries at each level: the scale from high to low, then bounds, then the rest.
    public func counts(_ indicator: IndicatorID) -> [LevelCount] {
        let countries = column(indicator).filter { !$0.cell.jurisdiction.isPart }
        let values = Dictionary(grouping: countries.map(\.value), by: \.levelWords)
        let scale = indicators.first { $0.id == indicator }?.version.criteria.scale ?? []
        return LevelOrder.sorted(values.keys, scale).map {
            LevelCount(
                level: $0, count: values[$0]?.count ?? 0,
                analysed: values[$0]?.count(where: \.isAnalysed) ?? 0)
        }
    }
}
