// From an error to what a person reads and the exit code: 1 a rule refused or a check failed, 2 usage, 3 the file.
import CommandParsing
import EventLog
import Ledger
import LedgerCoding
import LedgerService
import Tables

/// Nothing was recorded, because the person who was asked did not go on to the end.
struct NothingRecorded: Error {}

/// A check failed; what it found, the first first.
struct CheckFailed: Error {
    let problems: [String]
}

/// What an error is to a person.
struct Failure {
    let code: Int32
    let lines: [String]

    init(_ error: any Error, file: String?) {
        switch error {
        case let error as UsageError:
            (code, lines) = (2, Visible.lines(of: error.description))
        case let error as QuestionProblem:
            (code, lines) = (2, [Failure.line(error.description)])
        case let error as any FileError:
            (code, lines) = (3, [Failure.line(error.description)])
        case let error as EvidenceProblem:
            (code, lines) = (1, [Failure.line(error.description)])
        case let error as TreeFault:
            (code, lines) = (1, [Failure.line("\(error). Nothing was changed")])
        case let error as CheckFailed:
            (code, lines) = (1, error.problems.map(Failure.line))
        case is NothingRecorded:
            (code, lines) = (1, [Failure.nothing])
        case let error as RefusedFile:
            let places = error.problems.map { Failure.place($0, file: file ?? "-") }
            (code, lines) = (1, places + [Failure.nothing])
        case AppendError.refused(let refusals):
            (code, lines) = (1, refusals.flatMap(\.problems).map(Failure.problem) + [Failure.nothing])
        case let error as RefusedRedaction:
            (code, lines) = (1, [Failure.problem(error.problem), Failure.nothing])
        case AppendError.conflict(let expected, let actual):
            let sentence =
                "the log ends at \(actual), not at \(expected) as expected: someone else has recorded since."
                + " Read what is new, then record again"
            (code, lines) = (1, [Failure.line(sentence), Failure.nothing])
        default: (code, lines) = (3, [Failure.line("\(error)")])
        }
    }

    private static let nothing = "Nothing was recorded."

    /// What to do on the command line, where the sentence of the rule speaks of a file.
    private static let advice: [Problem.Code: String] = [
        .sourcesMissing:
            "no source is given: give --source-title, --source-url or --source-document, or --no-source REASON",
        .nothingCorrected:
            "nothing is corrected: give --occurred, --source, --note, --payload or a field of the event, or"
            + " retract it",
    ]

    private static func line(_ text: String) -> String { "lawledger: error: " + Visible.escaped(text) }

    private static func problem(_ problem: Problem) -> String {
        if let advice = advice[problem.code] { return line(advice) }
        let place = problem.path.filter { !["data", "payload"].contains($0) }.joined(separator: ".")
        return line((place.isEmpty ? "" : "\(place): ") + problem.message)
    }

    private static func place(_ problem: PlacedProblem, file: String) -> String {
        let excerpt = Excerpt.show(line: problem.excerpt, column: problem.column, length: problem.length)
        return line("\(file):\(problem.line):\(problem.column): \(problem.message)") + "\n" + excerpt
    }
}
