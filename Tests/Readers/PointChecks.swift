// Points of a small ledger: a day and what was known, in the words of the command line.
import EventLog
import Ledger
import LedgerService
import TestSupport

enum SmallLedger {
    /// The lines after the checklist: a meeting, what was known at it and what was learnt later.
    static let lines = """
        recorded 2022-01-01
        @law 2022-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=No
        recorded 2022-05-01
        @held 2022-04-18/2022-04-19 consultation.held consultation=second title="Second meeting"
        recorded 2022-06-30
        @learnt 2022-04-19 assessment.recorded jurisdiction=KH indicator=grooming level=Partially
        @published 2022-06 consultation.outcome-published consultation=second
        2200-01-01 consultation.held consultation=fourth
        """

    static let scenario = Result { try Scenario(lines) }
}

extension ReaderCheck {
    /// What is written for a point and for its parts.
    public static let points: [ReaderCheck] = [
        ReaderCheck(
            "point",
            texts: [
                "#3", "#0", "2022@second", "second", "2022-04-19@2022-06-30", "2022-12-31@#7", "2019-08",
                "2022-08~",
                "2022-07/2022-12", "2022-06-30T12:00:00Z", "Y170000002", "fourth",
                "2022@2022-06-30T12:00:00Z",
            ],
            words: ["#", "@", "second", "fourth", "#9", "#+1", "#-1", "..", "2022"], longest: 200,
            check: point)
    ]

    private static func point(_ text: String) throws -> Verdict {
        let reader = try SmallLedger.scenario.get().reader
        let end = try reader.log.head().position
        var read = 0
        if let position = try answer({ try reader.position(text) }) {
            try promise(
                position >= .zero && position <= end, "position \(position) of a log that ends at \(end)")
            try promise(try reader.position("\(position)") == position, "\(position) is another position")
            read += 1
        }
        if let day = try answer({ try reader.day(text) }) {
            try promise(!day.isDistant, "a day without end")
            read += 1
        }
        for asReported in [false, true] {
            guard let point = try answer({ try reader.point(text, asReported: asReported) }) else { continue }
            try promise(point.words.hasPrefix(text), "other words: \(point.words)")
            try promise(point.position >= .zero && point.position <= end, "known at \(point.position)")
            if (0...9999).contains(point.day.year) {
                let plain = "\(point.day)@\(point.position)"
                let again = try reader.point(plain, asReported: false)
                try promise(
                    again.day == point.day && again.position == point.position, "\(plain) is another point")
            }
            read += 1
        }
        return read > 0 ? .accepted : .refused
    }

    /// The answer, or nil where the question is refused in words.
    private static func answer<Answer>(_ question: () throws -> Answer) throws -> Answer? {
        do {
            return try question()
        } catch let problem as QuestionProblem {
            try promise(!problem.description.isEmpty, "refused without a word")
            return nil
        }
    }
}
