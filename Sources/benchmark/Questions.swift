// Questions to a filled ledger in a process that stays open, and the first matrix of one that has just opened it.
import EventLog
import JSON
import Ledger
import LedgerService
import SQLiteLedger

enum Questions {
    /// Word: `ledger`.
    static func firstMatrix(_ work: Work) throws -> JSON {
        let start = ContinuousClock.now
        let asked = try Asked(work)
        let opening = (ContinuousClock.now - start).nanoseconds
        let first = try Stopwatch.nanoseconds {
            _ = try asked.reader.matrix(at: asked.nowNow, MatrixFilter(), .levels)
        }
        return ["opening_nanoseconds": .integer(opening), "first_nanoseconds": .integer(first)]
    }

    /// Words: `ledger`, `seed`, and the cells `ordinary`, `long` and `old` as `KH checklist/indicator`.
    static func measure(_ work: Work) throws -> JSON {
        var asked = try Asked(work)
        let cells = try ["ordinary", "long", "old"].map { ($0, try cell(work.text($0))) }
        let reader = asked.reader
        var figures: [String: JSON] = [:]
        let kinds = try asked.points(work.number("seed"))
        for (name, points) in kinds {
            let times = try Stopwatch.samples {
                _ = try reader.matrix(at: points[$0 % points.count], MatrixFilter(), .levels)
            }
            figures["matrix \(name)"] = Stopwatch.summary(times)
        }
        let points = kinds[1].points
        figures["matrix with pipelines"] = Stopwatch.summary(
            try Stopwatch.samples {
                _ = try reader.matrix(at: points[$0 % points.count], MatrixFilter(), .levelsAndPipelines)
            })
        let days = asked.pairs()
        figures["comparison"] = Stopwatch.summary(
            try Stopwatch.samples { call in
                let (first, second) = days[call % days.count]
                _ = try reader.comparison(of: first, second)
            })
        for (name, cell) in cells {
            let times = try Stopwatch.samples { _ in _ = try reader.explanation(of: cell, at: asked.nowNow) }
            figures["explanation \(name)"] = Stopwatch.summary(times)
        }
        figures["timeline page"] = Stopwatch.summary(
            try Stopwatch.samples { call in
                try timelinePage(reader, from: days[call % days.count].0, asked.nowNow)
            })
        return .object(figures)
    }

    /// A page of a hundred events of the timeline from a day on: the one place that knows how a page is asked for.
    private static func timelinePage(_ reader: LedgerReader, from start: Point, _ end: Point) throws {
        _ = try reader.timeline(since: start.day, until: end, page: 1)
    }

    private static func cell(_ words: String) throws -> Cell {
        let parts = words.split(separator: " ").map(String.init)
        guard parts.count == 2 else { throw WorkProblem("“\(words)” is no cell") }
        return Cell(try Jurisdiction.resolve(parts[0]), IndicatorID(parts[1]))
    }
}
