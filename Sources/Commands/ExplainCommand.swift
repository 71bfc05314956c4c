// Why a cell is what it is: each cause, event by event, with provision, row of the table, criteria version and
// source.
import CommandParsing
import JSON
import Ledger
import LedgerService
import Tables

extension Command {
    private static let jurisdiction = Argument<String>("JURISDICTION", reading: .text, help: "A code or a name.")
    private static let indicator = Argument<String>("INDICATOR", reading: .text, help: "An indicator.")

    static let explain = Command(
        CommandDeclaration(
            "explain", group: "Replay", summary: "Explain why a cell is what it is.",
            discussion: ["Every cause is listed with its event, provision, row of the decision table and source."],
            arguments: [jurisdiction, indicator], options: CommonOptions.point + [CommonOptions.basis, CommonOptions.format],
            examples: [
                ("lawledger explain KH grooming", "why Cambodia's cell is what it is"),
                ("lawledger explain Philippines grooming --as-of 2023-01-01", "the same on another day"),
            ])
    ) { call in
        let reader = try call.reader()
        let point = try call.point(reader)
        let cell = Cell(
            try reader.jurisdiction(try call.invocation.required(jurisdiction)),
            try reader.indicator(try call.invocation.required(indicator), at: point.position))
        let basis = call.invocation.value(of: CommonOptions.basis) ?? .latest
        guard let (explanation, known) = try reader.explanation(of: cell, at: point, basis: basis) else {
            throw QuestionProblem("indicator “\(cell.indicator)” is not defined at this point")
        }
        let writer = ExplanationTable(explanation, known)
        let title = "\(cell.jurisdiction.name), \(cell.indicator.bare), as of \(point.day) (known up to \(point.position))"
        call.show(
            Table(columns: ExplanationTable.columns, rows: writer.rows),
            before: [call.heading(title), ""] + writer.summary + [""], after: writer.notes)
        return 0
    }
}

/// The causes of a cell as rows, and what they come to in words.
struct ExplanationTable {
    static let columns = [
        Table.Column("cause", title: "Cause"), Table.Column("position", title: "#", alignment: .right, jsonKind: .integer),
        Table.Column("occurred", title: "Occurred"), Table.Column("what", title: "What"),
        Table.Column("gives", title: "Gives"), Table.Column("counts", title: "Counts"),
        Table.Column("source", title: "Source"),
    ]

    private let explanation: Explanation
    private let known: Knowledge

    init(_ explanation: Explanation, _ known: Knowledge) {
        self.explanation = explanation
        self.known = known
    }

    var rows: [[Table.Cell]] {
        explanation.judgements.map(judgement) + explanation.readings.flatMap { [reading($0)] + steps($0) }
            + explanation.disputes.map(dispute)
    }

    var summary: [String] {
        let value = explanation.value
        let basis = value.basis.map { ", basis: \($0.rawValue)" } ?? ""
        let since = value.since.map { ", since \($0)" } ?? ""
        let decided = value.position.map { ", decided by \($0)" } ?? ""
        let flags = value.flags.names.isEmpty ? [] : ["Flags: \(value.flags.names.joined(separator: ", "))."]
        let support = value.support.isEmpty ? [] : ["Supported by \(value.support.map(\.text).joined(separator: ", "))."]
        let pipeline = value.pipeline.map { "Not in force: \($0.instrument), \($0.words)." }
        return ["Level: \(value.levelWords)\(basis)\(since)\(decided)."] + flags + support + pipeline + [
            "The law alone gives \(explanation.lawWords), by version \(explanation.version.number) of the criteria:"
                + " \(explanation.version.criteria.statement)"
        ]
    }

    var notes: [String] { rows.isEmpty ? ["Nothing is recorded about this cell: it is not assessed."] : [] }

    private func judgement(_ judgement: Explanation.Judgement) -> [Table.Cell] {
        let content = known.entry(at: judgement.position)?.content
        let level = content?.payload["level"]?.asText ?? ""
        let until = judgement.assessment.until.map { " until \($0)" } ?? ""
        let why = content?.payload["justification"]?.asText ?? "assessed"
        return row(
            "assessment", judgement.position, judgement.occurred.text + until, "\(why) (criteria version \(judgement.version))",
            level, judgement.prevails ? "prevails" : "superseded")
    }

    private func reading(_ reading: Explanation.Reading) -> [Table.Cell] {
        let finding = reading.finding
        let answers = finding.answers.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value ? "yes" : "no")" }
        let provisions = finding.provisions.isEmpty ? "" : " \(finding.provisions.joined(separator: ", "))"
        let since = finding.since.map { ", from \($0)" } ?? ""
        let what = "\(finding.instrument)\(provisions)\(since): \(answers.isEmpty ? "no criterion answered" : answers.joined(separator: ", "))"
        let levels = reading.levels.map { $0.isEmpty ? "no row: undecided" : $0.names(on: explanation.version.criteria.scale) }
        let row = reading.row.map { " (row \($0))" } ?? ""
        let standing = reading.standing.map { "\($0.state.words) since \($0.since)" } ?? "no step yet"
        return self.row(
            "finding", reading.position, known.entry(at: reading.position)?.content?.occurred.text ?? "", what,
            (levels ?? "no table") + row, reading.counts ? "counts: \(standing)" : "does not count: \(standing)")
    }

    private func steps(_ reading: Explanation.Reading) -> [[Table.Cell]] {
        known.facts(about: .instrument(reading.finding.instrument)).compactMap { fact in
            guard case .step = fact.change, let content = known.entry(at: fact.position)?.content else { return nil }
            return row("step", fact.position, fact.occurred.text, EventSummary.line(content), "", "")
        }
    }

    private func dispute(_ position: Position) -> [Table.Cell] {
        let content = known.entry(at: position)?.content
        let by = content?.payload["by"]?.asText ?? ""
        return row(
            "dispute", position, content?.occurred.text ?? "", "\(by): \(content?.payload["grounds"]?.asText ?? "")",
            content?.payload["claims"]?.asText ?? "", "unanswered")
    }

    private func row(
        _ cause: String, _ position: Position, _ occurred: String, _ what: String, _ gives: String, _ counts: String
    ) -> [Table.Cell] {
        let sources = known.entry(at: position)?.content?.sources.lines ?? []
        return [
            Table.Cell(cause), .integer(position.number), Table.Cell(occurred), Table.Cell(what), Table.Cell(gives),
            Table.Cell(counts), Table.Cell(sources.joined(separator: "; ")),
        ]
    }
}
