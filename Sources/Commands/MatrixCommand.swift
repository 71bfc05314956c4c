// The matrix at a point, with counts and regional sentences.
import CommandParsing
import EventLog
import Ledger
import LedgerService
import Tables

extension Command {
    fileprivate static let ifEnacted = Option<String>(
        "if-enacted", valueName: "INSTRUMENT", reading: .text,
        help: "As if this instrument had commenced on the day, after every assessment of that day.")

    static let matrix = Command(
        CommandDeclaration(
            "matrix", group: "Replay", summary: "Show the matrix of jurisdictions and indicators.",
            discussion: [
                "Each cell shows its level, what it rests on, and flags for what a reader should know. Several levels joined"
                    + " by | are all possible. A cell without a cause is not assessed, which is not the lowest level.",
                "Without filters every cell of every jurisdiction that has a finding, an assessment or an unanswered"
                    + " dispute is listed. The CSV"
                    + " columns are checklist, jurisdiction, indicator, level, basis, flags, since, position, pipeline (the"
                    + " instruments read for the cell that are not in force, with their state), supposing (the instrument"
                    + " that --if-enacted takes to be in force, where it was read for the cell).",
            ],
            options: CommonOptions.point + [
                CommonOptions.region, CommonOptions.checklist, CommonOptions.jurisdiction,
                CommonOptions.indicator,
                CommonOptions.basis, ifEnacted, CommonOptions.counts, CommonOptions.format,
            ],
            examples: [
                ("lawledger matrix", "the matrix now"),
                (
                    "lawledger matrix --at second --as-reported",
                    "what it said when the second consultation reported"
                ),
                ("lawledger matrix --as-of 2022-05-09 --region AIPA", "the members of a body on a day"),
            ])
    ) { call in
        let reader = try call.reader()
        let point = try call.point(reader)
        var filter = call.matrixFilter
        let supposition = try call.supposition(reader, point)
        filter.ifEnacted = supposition?.instrument.text
        try call.noteErasures(reader, at: point, about: try reader.isShown(by: filter, at: point))
        let isForPeople = call.format == .text || call.format == .markdown
        let matrices = try reader.matrix(at: point, filter, .levelsAndPipelines)
        let names = try reader.indicatorNames(at: point.position)
        let nothing =
            matrices.isEmpty ? MatrixTable.nothing(asked: try reader.retired(at: point, filter), names) : nil
        let doubtful =
            try reader.possiblyRetired(at: point, filter).map {
                MatrixTable.possiblyRetired($0.id, since: $0.since, names)
            }
            + reader.possibleMoves(at: point, filter).map {
                MatrixTable.possibleMove($0.jurisdiction, joins: $0.joins, filter.region ?? "", $0.date)
            }
        let countsAlone = call.invocation.isSet(CommonOptions.counts)
        guard isForPeople else {
            let rows = matrices.flatMap { MatrixTable.rows($0, names, supposition) }
            call.show(
                countsAlone
                    ? LevelCountTable.table(matrices, on: point.day, names)
                    : Table(columns: MatrixTable.columns, rows: rows))
            // A table for machines has no room for it.
            for note in [nothing].compactMap(\.self) + doubtful {
                call.world.say("lawledger: note: \(note)\n")
            }
            try call.state([point], reader, limits: filter.limits)
            return 0
        }
        if let nothing { call.prose(nothing) }
        for (index, matrix) in matrices.enumerated() {
            if index > 0 { call.prose("") }
            call.heading(([matrix.title, point.title] + filter.limits).joined(separator: ", "))
            if countsAlone {
                call.show(LevelCountTable.table([matrix], on: point.day, names))
                continue
            }
            let table = Table(
                columns: MatrixTable.columns, rows: MatrixTable.rows(matrix, names, supposition))
            call.show(
                table, forPeople: MatrixTable.pivoted(matrix, names, supposition),
                after: [""] + MatrixTable.summaries(matrix, names, withSentences: filter.isReal))
        }
        if !doubtful.isEmpty { call.show(Table(columns: []), after: [""] + doubtful) }
        try call.state([point], reader)
        return 0
    }
}

extension Call {
    /// What --if-enacted supposes; nil, with a note where it is given, where nothing is supposed.
    fileprivate func supposition(_ reader: LedgerReader, _ point: Point) throws -> Supposition? {
        guard let name = invocation.value(of: Command.ifEnacted) else { return nil }
        let supposition = try reader.supposition(of: name, at: point)
        guard let since = supposition.inForce else { return supposition }
        world.say(
            "lawledger: note: \(supposition.instrument) is in force since \(since): nothing is supposed, and the matrix is"
                + " that of the record\n")
        return nil
    }
}

extension MatrixFilter {
    /// What a reader of the matrix must know besides the point: what is supposed, and what is left out.
    fileprivate var limits: [String] {
        [
            ifEnacted.map { "SUPPOSING that \($0) were in force" },
            basis == .latest
                ? nil : basis == .law ? "by law alone, without assessments" : "by assessments alone",
            region.map { "members of \($0)" },
        ].compactMap(\.self)
    }

    /// Whether the matrix is that of the record, so that a sentence may be said of it.
    fileprivate var isReal: Bool { ifEnacted == nil && basis == .latest }
}

enum MatrixTable {
    static let columns = [
        Table.Column("checklist", title: "Checklist"), Table.Column("jurisdiction", title: "Jurisdiction"),
        Table.Column("indicator", title: "Indicator"), Table.Column("level", title: "Level"),
        Table.Column("basis", title: "Basis"), Table.Column("flags", title: "Flags", jsonKind: .list),
        Table.Column("since", title: "Since"),
        Table.Column("position", title: "Position", alignment: .right, jsonKind: .integer),
        [PipelineEntry].column, Table.Column("supposing", title: "Supposing", audience: .machines),
    ]

    static func rows(
        _ matrix: ChecklistMatrix, _ names: IndicatorNames, _ supposition: Supposition? = nil
    ) -> [[Table.Cell]] {
        matrix.cells.map { cell in
            let isSupposed = supposition?.cells.contains(cell.cell) ?? false
            return [
                Table.Cell(matrix.checklist.text), Table.Cell(cell.cell.jurisdiction.code),
                Table.Cell(names.printed(cell.cell.indicator)),
                Table.Cell(cell.value.levelWords, style: cell.value.style),
                Table.Cell(cell.value.basis?.rawValue ?? ""), .list(cell.value.flags.names),
                Table.Cell(cell.value.since ?? ""),
                .position(cell.value.position), cell.pipeline.cell,
                Table.Cell(isSupposed ? supposition?.instrument.text ?? "" : ""),
            ]
        }
    }

    /// Why there is no matrix: nothing was ever defined, or what was is asked no more.
    static func nothing(asked retired: [(id: IndicatorID, since: EDTF)], _ names: IndicatorNames) -> String {
        guard !retired.isEmpty else { return "No checklist with indicators is known at this point." }
        let ends = retired.map { "\(names.printed($0.id)) (retired since \($0.since))" }
        return "No indicator is asked at this point any more: \(ends.joined(separator: ", "))."
    }

    /// That the day lies inside the imprecise date from which an indicator is asked no more.
    static func possiblyRetired(
        _ indicator: IndicatorID, since date: EDTF, _ names: IndicatorNames
    ) -> String {
        "\(names.printed(indicator)) is possibly retired by then (\(date)): it stands here until that is certain."
    }

    /// That the day lies inside the imprecise date on which a jurisdiction joins or leaves a body.
    static func possibleMove(
        _ jurisdiction: Jurisdiction, joins: Bool, _ body: String, _ date: EDTF
    ) -> String {
        joins
            ? "\(jurisdiction.codeAndName) possibly joined \(body) by then (\(date)): it is none of the members here until"
                + " that is certain."
            : "\(jurisdiction.codeAndName) possibly left \(body) by then (\(date)): it is one of the members here until that"
                + " is certain."
    }

    /// Jurisdictions down, indicators across.
    static func pivoted(
        _ matrix: ChecklistMatrix, _ names: IndicatorNames, _ supposition: Supposition? = nil
    ) -> Table {
        let columns =
            [Table.Column("jurisdiction", title: "Jurisdiction")]
            + matrix.indicators.map { Table.Column(names.printed($0.id), title: names.printed($0.id)) }
        let byJurisdiction = Dictionary(grouping: matrix.cells, by: \.cell.jurisdiction)
        let rows = matrix.jurisdictions.map { jurisdiction in
            [Table.Cell(jurisdiction.codeAndName)]
                + (byJurisdiction[jurisdiction] ?? []).map {
                    Table.Cell(
                        $0.value.levelWords,
                        display: $0.value.display($0.pipeline)
                            + (supposition?.cells.contains($0.cell) ?? false ? "\nas supposed" : ""),
                        style: $0.value.style)
                }
        }
        return Table(columns: columns, rows: rows)
    }

    /// Counts and sentences, a paragraph an indicator.
    static func summaries(
        _ matrix: ChecklistMatrix, _ names: IndicatorNames, withSentences: Bool
    ) -> [String] {
        matrix.indicators.map { indicator in
            let counts = matrix.counts(indicator.id).map { "\($0.count) \($0.level)" }.joined(separator: ", ")
            return "\(names.printed(indicator.id)): \(counts.isEmpty ? "no country" : counts)."
                + (withSentences ? " \(RegionalSentence.of(indicator.id, in: matrix))" : "")
        }
    }
}
