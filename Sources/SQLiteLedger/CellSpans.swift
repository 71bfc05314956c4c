// Spans of cells to rows and back, and the smallest change that takes the stored spans to the present ones.
import Ledger
import SQLite

enum CellSpans {
    static let columns = """
        SELECT from_day, to_day, kind, levels, scale.names, basis, flags, since, cell_span.position, causes, support,
            pipeline, by_revision, changed_by
        FROM cell_span JOIN scale ON scale.number = cell_span.scale
        """

    /// What an applied event changes in the stored spans; a cell without an evaluator has none.
    static func change(
        _ cell: Int, _ evaluator: CellEvaluator?, _ applied: Knowledge.Applied, _ touched: TouchedDays,
        _ connection: borrowing Connection
    ) throws -> CourseChange {
        guard let evaluator else {
            return CourseChange(ended: try current(cell, .always, connection), begun: [])
        }
        let days = evaluator.narrowed(touched, by: applied)
        return evaluator.change(of: try current(cell, days, connection), on: days)
    }

    /// The spans believed now that touch or adjoin the days.
    private static func current(
        _ cell: Int, _ days: TouchedDays, _ connection: borrowing Connection
    ) throws -> [CellSpan] {
        var spans: [CellSpan] = []
        try connection.query(
            """
            \(columns) WHERE cell = ? AND known_to = 2147483647 AND from_day <= ? AND to_day >= ? ORDER BY from_day
            """, [SQLValue(cell), SQLValue(days.to.number), SQLValue(days.from.number)]
        ) { spans.append(try span($0)) }
        return spans
    }

    static func close(_ cell: Int, _ from: Day, at position: Position, _ connection: borrowing Connection)
        throws
    {
        try connection.run(
            "UPDATE cell_span SET known_to = ? WHERE cell = ? AND from_day = ? AND known_to = 2147483647",
            [SQLValue(position.number), SQLValue(cell), SQLValue(from.number)])
    }

    static func insert(
        _ cell: Int, _ span: CellSpan, scale: Int, at position: Position, _ connection: borrowing Connection
    ) throws {
        let value = span.value
        try connection.run(
            """
            INSERT INTO cell_span (cell, from_day, known_from, to_day, known_to, kind, levels, scale, level, basis, flags,
                since, position, causes, support, pipeline, by_revision, changed_by)
            VALUES (?, ?, ?, ?, 2147483647, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                SQLValue(cell), SQLValue(span.from.number), SQLValue(position.number),
                SQLValue(span.to.number),
                SQLValue(value.level.number), SQLValue(Int(value.levels?.bits ?? 0)), SQLValue(scale),
                .text(value.levelWords), SQLValue(value.basis?.rawValue), SQLValue(value.flags.rawValue),
                SQLValue(value.since), SQLValue(value.position?.number),
                .text(value.causes.map { "\($0.number)" }.joined(separator: " ")),
                .text(value.support.map(\.text).joined(separator: " ")),
                .text(
                    value.pipeline.map { "\($0.instrument) \($0.state.rawValue) \($0.since)" }.joined(
                        separator: "\n")),
                SQLValue(value.isByRevision ? 1 : 0), SQLValue(span.by?.number),
            ])
    }

    static func span(_ row: borrowing Row) throws -> CellSpan {
        let bits = UInt32(truncatingIfNeeded: try row.integer(at: 3))
        let value = CellValue(
            level: Level(number: Int(try row.integer(at: 2)), levels: LevelSet(bits: bits)),
            scale: try row.text(at: 4).split(separator: "|").map(String.init),
            basis: try row.textIfPresent(at: 5).flatMap(Basis.init),
            flags: Flags(rawValue: Int(try row.integer(at: 6))),
            since: try row.textIfPresent(at: 7),
            position: try row.integerIfPresent(at: 8).map { Position(Int($0)) },
            causes: try row.text(at: 9).split(separator: " ").compactMap { Int($0) }.map { Position($0) },
            support: try row.text(at: 10).split(separator: " ").map { InstrumentID(String($0)) },
            pipeline: try row.text(at: 11).split(separator: "\n").compactMap(PipelineEntry.init(stored:)),
            isByRevision: try row.integer(at: 12) == 1)
        return CellSpan(
            from: Day(number: Int(try row.integer(at: 0))), to: Day(number: Int(try row.integer(at: 1))),
            value: value,
            by: try row.integerIfPresent(at: 13).map { Position(Int($0)) })
    }
}

extension Level {
    /// The number by which the kind of level is stored.
    fileprivate var number: Int {
        switch self {
        case .notAssessed: 0
        case .noData: 1
        case .undecided: 2
        case .levels: 3
        }
    }

    fileprivate init(number: Int, levels: LevelSet) {
        switch number {
        case 1: self = .noData
        case 2: self = .undecided
        case 3: self = .levels(levels)
        default: self = .notAssessed
        }
    }
}

extension PipelineEntry {
    fileprivate init?(stored: Substring) {
        let parts = stored.split(separator: " ")
        guard parts.count == 3, let state = Int(parts[1]).flatMap(State.init) else { return nil }
        self.init(instrument: InstrumentID(String(parts[0])), state: state, since: String(parts[2]))
    }
}
