// The plain replay from the first event, and the check of the whole file.
import CommandParsing
import EventLog
import Ledger
import LedgerService

extension Command {
    private static let to = Option<String>(
        "to", valueName: "DATE", reading: .text, help: "Compare the cells on this day; on every day if absent.")
    private static let rewrite = Flag("rewrite", help: "Write the stored projections anew from the log.")

    static let replay = Command(
        CommandDeclaration(
            "replay", group: "Inspect", summary: "Rebuild everything from the first event and compare it with what is stored.",
            discussion: [
                "Says what it did and whether the stored projections agree; ends with 1 where they do not. With --rewrite they"
                    + " are then written anew; the log itself is never changed."
            ],
            options: [to, CommonOptions.knownAt, rewrite],
            examples: [("lawledger replay --to 2022-04-19", "rebuilds the state of a day")])
    ) { call in
        let ledger = try call.ledger()
        let reader = LedgerReader(ledger, now: call.world.now())
        let day = try call.invocation.value(of: to).map { try reader.day($0) }
        let position = try call.invocation.value(of: CommonOptions.knownAt).map { try reader.position($0) } ?? ledger.head().position
        let progress = Progress(call.world, what: "replaying")
        let report = try reader.replay(through: position, on: day) { progress.report($0, of: $1) }
        call.world.write(ReplayText.lines(report, day).joined(separator: "\n") + "\n")
        guard call.invocation.isSet(rewrite) else { return report.disagreements.isEmpty ? 0 : 1 }
        let writing = Progress(call.world, what: "writing")
        try ledger.rewriteProjections { writing.report($0, of: $1) }
        call.world.write("the stored projections were written anew\n")
        return 0
    }

    static let check = Command(
        CommandDeclaration(
            "check", group: "Inspect", summary: "Check the file, the log and the projections; silent when all is sound.",
            examples: [("lawledger check", "says nothing and ends with 0 when all is sound")])
    ) { call in
        let ledger = try call.ledger()
        var problems = try ledger.fileProblems()
        if problems.isEmpty {
            let progress = Progress(call.world, what: "checking")
            let reader = LedgerReader(ledger, now: call.world.now())
            let report = try reader.replay(through: ledger.head().position, on: nil) { progress.report($0, of: $1) }
            problems += report.disagreements.map {
                "the stored projection of \($0) differs from the log; write it anew with: lawledger replay --rewrite"
            }
            for (type, count) in report.unknownTypes.sorted(by: { $0.key < $1.key }) {
                call.world.say("lawledger: note: \(count) events of the unknown type \(type) are kept without effect\n")
            }
        }
        for problem in problems { call.world.say("lawledger: error: \(problem)\n") }
        return problems.isEmpty ? 0 : 1
    }
}

enum ReplayText {
    static func lines(_ report: ReplayReport, _ day: Day?) -> [String] {
        let subjects = report.subjects.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        let unknown = report.unknownTypes.sorted { $0.key < $1.key }.map { "\($0.value) × \($0.key)" }
        let stretch = day.map { "on \($0)" } ?? "on every day"
        let agreement =
            report.disagreements.isEmpty
            ? ["the stored projections agree"]
            : ["the stored projections DIFFER for \(report.disagreements.map(\.description).joined(separator: ", "))"]
        return [
            "replayed \(report.events) events of \(report.types.count) types",
            "known: \(subjects.joined(separator: ", "))", "compared \(report.cells) cells \(stretch)",
        ] + (unknown.isEmpty ? [] : ["kept without effect: \(unknown.joined(separator: ", "))"]) + agreement
    }
}
