// Why a cell is what it is: each cause, event by event, with provision, row of the table, criteria version and
// source.
import CommandParsing
import Ledger
import LedgerService
import Tables

extension Command {
    private static let jurisdiction = Argument<String>(
        "JURISDICTION", reading: .text, help: "A code or a name.")
    private static let indicator = Argument<String>("INDICATOR", reading: .text, help: "An indicator.")

    private static let everything = Flag(
        "all", help: "List also what bore on the cell only before the assessment that prevails.")

    static let explain = Command(
        CommandDeclaration(
            "explain", group: "Replay", summary: "Explain why a cell is what it is.",
            discussion: [
                "Each cause is listed with its event, provision, row of the decision table and source: the"
                    + " assessment that prevails on the day, those since, and the findings on instruments that could"
                    + " change the cell since, or that the assessment names. What bore on the cell only before is left"
                    + " out, which the end of the list says; --all lists it too. By the law alone everything is listed."
            ],
            arguments: [jurisdiction, indicator],
            options: CommonOptions.point + [CommonOptions.basis, everything, CommonOptions.format],
            examples: [
                ("lawledger explain KH grooming", "why Cambodia's cell is what it is"),
                ("lawledger explain Philippines grooming --as-of 2023-01-01", "the same on another day"),
                ("lawledger explain KH grooming --all", "with everything that was ever recorded of the cell"),
            ])
    ) { call in
        let reader = try call.reader()
        let point = try call.point(reader)
        let cell = Cell(
            try reader.jurisdiction(try call.invocation.required(jurisdiction)),
            try reader.indicator(try call.invocation.required(indicator), at: point.position))
        let basis = call.invocation.value(of: CommonOptions.basis) ?? .latest
        let found = try reader.explanation(
            of: cell, at: point, basis: basis, isWhole: call.invocation.isSet(everything))
        guard let (explanation, known) = found else {
            throw QuestionProblem("indicator “\(cell.indicator)” is not defined at this point")
        }
        let names = try reader.indicatorNames(at: point.position)
        let losses = try reader.losses(knownAt: point.position, by: point.day).filter {
            $0.about.contains(.cell(cell))
        }
        let causes =
            ExplanationCauses(explanation, known, names, on: point.day).all
            + losses.map { ExplanationCause.loss($0.erasure) }
        call.heading("\(cell.jurisdiction.name), \(names.printed(cell.indicator)), \(point.title)")
        let nothing =
            causes.isEmpty
            ? ExplanationTable.nothing(try reader.formerCauses(of: cell, at: point.position)) : nil
        let earlier = ExplanationTable.leftOut(explanation)
        let rows = causes.flatMap(ExplanationTable.rows)
        let flags = FlagCauses(explanation, known, on: point.day).all.map { cause in
            cause.flag == Flags.redacted.names.first
                ? FlagCause(flag: cause.flag, events: losses.map(\.erasure.record.position)) : cause
        }
        let own = ExplanationTable.row(cell, explanation, flags, names)
        call.show(
            Table(columns: ExplanationTable.columns, rows: [own] + rows),
            forPeople: Table(columns: ExplanationTable.columns, rows: rows),
            paragraphs: causes.map(ExplanationTable.paragraph),
            before: ExplanationTable.summary(explanation, flags, on: point.day) + [""],
            after: [nothing ?? earlier].compactMap(\.self))
        // A table for machines has no room for it.
        if [.csv, .json].contains(call.format) {
            for words in [ExplanationTable.retired(explanation, on: point.day), nothing, earlier].compactMap(
                \.self)
            {
                call.world.say("lawledger: note: \(words)\n")
            }
        }
        try call.state([point], reader)
        return 0
    }
}
