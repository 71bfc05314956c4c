// The chart: exact numbers, honest proportions, and parts that can be told apart without colour.

import Testing

@testable import Tables

struct ChartTests {
    private func chart(_ counts: [[Int]], total: Int) -> Chart {
        Chart(
            title: "Grooming", periods: ["2020", "2021"],
            series: [
                .init(name: "Yes", mark: "█", style: .good, counts: counts[0]),
                .init(name: "Partially", mark: "▓", style: .middling, counts: counts[1]),
                .init(name: "No", mark: "░", style: .bad, counts: counts[2]),
            ], total: total)
    }

    @Test func `draws one bar for each period with its numbers at the right`() {
        // 47 less 4 for the period, 4 for gaps and 24 for the numbers leaves 15 cells: one for each country.
        let expected = """
            Grooming
            █ Yes   ▓ Partially   ░ No   of 9
            2020  █▓░░░░░░░  Yes 1  Partially 1  No 7
            2021  ██▓        Yes 2  Partially 1  No 0

            """
        #expect(chart([[1, 2], [1, 1], [7, 0]], total: 9).text(width: 47) == expected)
    }

    @Test func `gives each unit the same number of cells where there is room`() {
        let line = chart([[1, 2], [1, 1], [7, 6]], total: 9).text(width: 53).split(separator: "\n")[2]
        #expect(line == "2020  ██▓▓░░░░░░░░░░░░░░  Yes 1  Partially 1  No 7")
    }

    @Test func `every line keeps to the width`() {
        let text = chart([[1, 200], [100, 1], [7, 3]], total: 204).text(width: 60)
        #expect(text.split(separator: "\n").allSatisfy { Wrapping.displayWidth(of: String($0)) <= 60 })
    }

    @Test func `the parts of a full bar fill it, and each is within a cell of what it deserves`() {
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<2000 {
            let counts = (0..<5).map { _ in
                Int.random(in: 0...3, using: &generator) * Int.random(in: 0...400, using: &generator)
            }
            let sum = counts.reduce(0, +)
            let total = sum + Int.random(in: 0...50, using: &generator)
            let scale = BarScale(full: total, available: Int.random(in: 5...70, using: &generator))
            let cells = scale.cells(for: counts)
            #expect(
                zip(counts, cells).allSatisfy { abs($0 * scale.length - $1 * max(1, total)) < max(1, total) })
            #expect(cells.reduce(0, +) <= scale.length)
            if sum == total && sum > 0 { #expect(cells.reduce(0, +) == scale.length) }
        }
    }

    @Test func `a count too small for a cell gets none, and a large one never looks like a small one`() {
        #expect(BarScale(full: 1000, available: 10).cells(for: [1, 1, 998]) == [0, 0, 10])
        #expect(BarScale(full: 4000, available: 40).cells(for: [1, 141, 3858]) == [0, 1, 39])
    }

    @Test func `draws nothing where nothing is counted`() {
        let lines = chart([[0], [], [-1]], total: 0).text(width: 50).split(separator: "\n")
        #expect(lines[2].hasPrefix("2020     "))
        #expect(lines[2].hasSuffix("Yes 0  Partially 0  No 0"))
    }

    @Test func `colours only when asked to`() {
        let both = chart([[1, 2], [1, 1], [7, 6]], total: 9)
        #expect(!both.text().contains("\u{1B}"))
        #expect(both.text(color: true).contains("\u{1B}[33m▓"))
    }

    @Test func `shows a hostile name escaped`() {
        let chart = Chart(
            title: "\u{1B}[2J", periods: ["\u{7}"], series: [.init(name: "\u{9B}", mark: "█", counts: [1])],
            total: 1)
        #expect(
            !chart.text().unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
    }
}
