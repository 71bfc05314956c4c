// Makes a ledger.
import CommandParsing
import EventLog
import Ledger
import LedgerService
import Tables

extension Command {
    private static let file = Argument<String>("FILE", reading: .file, help: "The file to make.")
    private static let recordName = Option<String>(
        "record", valueName: "NAME", reading: .text, help: "Fill it with a bundled record, such as asia.")

    static let initialise = Command(
        CommandDeclaration(
            "init", group: "Record", summary: "Make a ledger.",
            discussion: [
                "An existing file is never touched. With --record the new ledger holds a bundled record, whose events keep"
                    + " the times at which they were first recorded."
            ],
            arguments: [file], options: [recordName],
            examples: [
                ("lawledger init my.lawledger", "makes an empty ledger"),
                (
                    "lawledger init asia.lawledger --record asia",
                    "makes a ledger with the record of the Asian consultations"
                ),
            ])
    ) { call in
        let path = try call.invocation.required(file)
        let bundled = try call.invocation.value(of: recordName).map { name in
            let records = call.world.records()
            guard let record = records.first(where: { $0.name == name }) else {
                let names = records.map(\.name)
                throw QuestionProblem(
                    "there is no bundled record “\(name)”: there is \(names.joined(separator: ", "))."
                        + Suggestion.sentence(for: name, among: names))
            }
            return record
        }
        let shown = Visible.escaped(path)
        let origin = "urn:uuid:" + EventID.make(at: call.world.now(), random: call.world.random(10)).text
        guard let bundled else {
            try call.world.createLedger(path, origin) { _ in }
            call.world.say("made \(shown), an empty ledger; next: lawledger --ledger \(shown) types\n")
            return 0
        }
        var terms = call.terms(what: "events")
        terms.keepsRecorded = true
        try call.world.createLedger(path, origin) { ledger in
            _ = try LedgerRecorder(ledger, terms).importFile(bundled.bytes, after: .zero)
        }
        call.world.say(
            "made \(shown) with the record “\(bundled.name)”; next: lawledger --ledger \(shown) matrix\n")
        return 0
    }
}

extension Call {
    /// The terms on which this call records; progress is drawn in these words when it takes long.
    func terms(what: String) -> AppendTerms {
        let progress = Progress(world, what: what)
        return AppendTerms(
            now: world.now(), recordedBy: recorder, isRehearsal: invocation.isSet(CommonOptions.dryRun),
            random: world.random, progress: { progress.report($0, of: $1) })
    }
}
