// Records one event. The fields come from the catalogue; there is no code here for any type.
import CommandParsing
import Ledger
import LedgerService

extension Command {
    private static let type = Argument<String>(
        "TYPE", reading: .text(offering: Catalogue.all.map { $0.name }),
        help: "The type of the event; see: lawledger types.")

    static let record = Command(
        CommandDeclaration(
            "record", group: "Record", summary: "Record one event.",
            discussion: [
                "The fields of the type are given as options: --instrument, --answers criterion=yes. A list is given by"
                    + " repeating the option, an object as JSON. On a terminal, record TYPE alone asks field by"
                    + " field.",
                "Prints the identifier, the position and the cells that changed; in CSV and JSON a row for each cell, or one"
                    + " row with identifier and position alone where none changed. With --dry-run nothing is written and the"
                    + " cells that would change are shown.",
            ],
            arguments: [type],
            options: RecordOptions.all + [
                CommonOptions.after, CommonOptions.dryRun, CommonOptions.format,
            ],
            openOptions: OpenOptions(
                name: "FIELD", valueName: "VALUE",
                help: "A field of the event type; see lawledger types TYPE.",
                offered: Catalogue.all.map { ($0.name, $0.fields.map { FieldOptions.option($0.name) }) }),
            examples: [
                (
                    "lawledger record instrument.commenced --instrument id/act/2022/12 --occurred 2022-05-09"
                        + " --source-url https://example.org/gazette", "a law came into force"
                ),
                (
                    "lawledger record assessment.recorded --jurisdiction KH --indicator grooming --level No"
                        + " --occurred 2022-04-19 --source-document 'Outcome document' --dry-run",
                    "what an assessment would change"
                ),
            ])
    ) { call in
        let name = try call.invocation.required(type)
        guard let type = Catalogue.type(named: name) else {
            throw QuestionProblem(Catalogue.unknown(name).message)
        }
        let asks = try call.world.isInteractive && RecordOptions.areAbsent(call)
        let proposal = try asks ? Questionnaire(call, type).proposal() : RecordOptions.proposal(call, type)
        return try call.record(proposal)
    }
}
