// The check of the whole file: its form, the order of the log, and the stored projections.
import CommandParsing
import EventLog
import Ledger
import LedgerService

extension Command {
    static let check = Command(
        CommandDeclaration(
            "check", group: "Inspect",
            summary: "Check the file, the log and the projections; silent when all is sound.",
            discussion: [
                "Makes every stored projection anew from the log and compares it row by row, for every date and every"
                    + " state of the record, then compares each cell with a plain replay.",
                "Before that the leaf of every event is made anew and held against the tree over the log: an event that was"
                    + " changed is found, unless the tree was made anew with it. Only a checkpoint from before, kept"
                    + " elsewhere, shows that; see: lawledger help verify.",
            ],
            examples: [("lawledger check", "says nothing and ends with 0 when all is sound")])
    ) { call in
        let ledger = try call.ledger()
        var problems = try call.logProblems(of: ledger)
        if problems.isEmpty { problems = try call.projectionProblems(of: ledger) }
        if problems.isEmpty {
            let progress = Progress(call.world, what: "checking")
            let reader = LedgerReader(ledger, now: call.world.now())
            let report = try reader.replay(through: ledger.head().position, on: nil) {
                progress.report($0, of: $1)
            }
            problems += report.disagreements.map {
                "the stored projection of \($0) differs from the log; write it anew with: lawledger replay --rewrite"
            }
            for (type, count) in report.unknownTypes.sorted(by: { $0.key < $1.key }) {
                call.world.say("lawledger: note: \(ReplayText.kept(type, count))\n")
            }
        }
        problems += [try ledger.traceProblem()].compactMap(\.self)
        guard problems.isEmpty else { throw CheckFailed(problems: problems) }
        return 0
    }
}
