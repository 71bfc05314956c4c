// Measures the parts of the program inside one process and writes the figures as JSON; Scripts/bench calls it and
// compares them. Not part of the product: nothing else may depend on it, and it asserts nothing.
import Glibc
import JSON

do {
    let work = try Work(Array(CommandLine.arguments.dropFirst()))
    let figures: JSON =
        switch work.name {
        case "floor": try Floor.measure(work)
        case "append": try Appending.singly(work)
        case "callers": try Appending.bySeveral(work)
        case "matrix": try Questions.firstMatrix(work)
        case "questions": try Questions.measure(work)
        default: throw WorkProblem("“\(work.name)” is no work: floor, append, callers, matrix or questions")
        }
    Console.write(figures.canonical + "\n", to: STDOUT_FILENO)
} catch {
    Console.write("benchmark: error: \(error)\n", to: STDERR_FILENO)
    exit(1)
}
