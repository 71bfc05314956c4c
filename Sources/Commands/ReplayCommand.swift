// The plain replay from the first event.
import CommandParsing
import EventLog
import Ledger
import LedgerService

extension Command {
    private static let to = Option<String>(
        "to", valueName: "DATE", reading: .text,
        help: "Compare the cells on this day; on every day if absent.")
    private static let rewrite = Flag("rewrite", help: "Write the stored projections anew from the log.")

    static let replay = Command(
        CommandDeclaration(
            "replay", group: "Inspect",
            summary: "Rebuild everything from the first event and compare it with what is stored.",
            discussion: [
                "Says what it did and whether the stored projections agree; ends with 1 where they do not, or where the"
                    + " file or an event is not what was recorded. With --rewrite they are written anew instead, while"
                    + " others go on reading the old ones, unless the log does not match its tree; the log itself is"
                    + " never changed."
            ],
            options: [to, CommonOptions.knownAt, rewrite],
            examples: [("lawledger replay --to 2022-04-19", "rebuilds the state of a day")])
    ) { call in
        let ledger = try call.ledger()
        guard !call.invocation.isSet(rewrite) else {
            guard call.invocation.value(of: to) == nil,
                call.invocation.value(of: CommonOptions.knownAt) == nil
            else {
                throw QuestionProblem("--rewrite makes everything anew: leave out --to and --known-at")
            }
            let writing = Progress(call.world, what: "writing the projections anew")
            do { try ledger.rewriteProjections { writing.report($0, of: $1) } } catch let fault as TreeFault {
                throw CheckFailed(
                    problems: ["\(fault). Nothing was changed", try call.losses(of: ledger)].compactMap(
                        \.self))
            }
            call.world.write("The stored projections were written anew.\n")
            try call.finish(ledger)
            return 0
        }
        try call.requireWhole(ledger)
        let reader = LedgerReader(ledger, now: call.world.now())
        let day = try call.invocation.value(of: to).map { try reader.day($0) }
        let progress = Progress(call.world, what: "replaying")
        let report = try reader.replay(through: try call.end(reader), on: day) {
            progress.report($0, of: $1)
        }
        let problems = try call.projectionProblems(of: ledger)
        ReplayText.lines(report, day, problems).forEach(call.prose)
        return report.disagreements.isEmpty && problems.isEmpty ? 0 : 1
    }
}

enum ReplayText {
    static func lines(_ report: ReplayReport, _ day: Day?, _ problems: [String]) -> [String] {
        let subjects = report.subjects.sorted { $0.key < $1.key }.map { counted($0.value, $0.key) }
        let unknown = report.unknownTypes.sorted { $0.key < $1.key }.map(kept)
        let stretch = day.map { "on \($0)" } ?? "on every day"
        let differing = report.disagreements.map(\.description).joined(separator: ", ")
        let cells = differing.isEmpty ? [] : ["The stored projections DIFFER for \(differing)."]
        let tables = problems.map { "NOT sound: \($0)." }
        let agreement = cells + tables
        let events = counted(report.events, "event")
        return [
            "Replayed \(events) of \(counted(report.types.count, "type")).",
            "Known: \(subjects.isEmpty ? "nothing" : subjects.joined(separator: ", ")).",
            "Compared \(counted(report.cells, "cell")) \(stretch).",
        ] + unknown.map { "\($0)." } + (agreement.isEmpty ? ["The stored projections agree."] : agreement)
    }

    /// What a type or version that this program does not know comes to.
    static func kept(_ type: String, _ count: Int) -> String {
        let events = count == 1 ? "1 event of \(type) is" : "\(count) events of \(type) are"
        return "\(events) kept without effect: this program does not know the type, or not this version of it"
    }

    private static func counted(_ count: Int, _ noun: String) -> String {
        let plural = noun.hasSuffix("y") ? noun.dropLast() + "ies" : noun + "s"
        return "\(count) \(count == 1 ? noun : plural)"
    }
}
