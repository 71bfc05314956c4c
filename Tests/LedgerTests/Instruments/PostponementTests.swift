// § 5 of the design: a postponement recorded after a commencement that lies ahead voids it for the same provisions.
import EventLog
import Ledger
import LedgerService
import TestSupport
import Testing

struct PostponementTests {
    /// The postponements of what the steps state, as `#1 by #2 s. 4`.
    private func postponements(_ lines: String) throws -> [String] {
        let steps = lines.split(separator: "\n").map { line in
            let words = line.split(separator: " ", maxSplits: 2).map(String.init)
            return
                "\(words[0]) instrument.\(words[1]) instrument=kh/act/2020/a \(words.count > 2 ? words[2] : "")"
        }
        let ledger = try Scenario(steps.joined(separator: "\n"), after: "")
        let found = try ledger.reader.instrument("kh/act/2020/a", at: ledger.log.head().position).0
        return found.postponements.sorted { $0.key < $1.key }.map { voided, postponement in
            ([voided.description, "by"] + postponement.by.map(\.description) + postponement.provisions)
                .joined(separator: " ")
        }
    }

    @Test func `a commencement that lies ahead is postponed, and the new date again`() throws {
        #expect(
            try postponements(
                """
                2024-01-01 commenced
                2023-12-01 commencement-postponed newDate=2025-01-01
                2024-12-01 commencement-postponed
                """) == ["#1 by #2", "#2 by #3"])
    }

    @Test func `what had come about, or was recorded later, is not`() throws {
        #expect(try postponements("2024-01-01 commenced\n2024-01-02 commencement-postponed") == [])
        #expect(try postponements("2023-01-01 commencement-postponed\n2024-01-01 commenced") == [])
        #expect(try postponements("2024-01-01 passed\n2023-12-01 commencement-postponed") == [])
    }

    @Test(arguments: [
        (#"provisions=["s. 4","s. 5"]"#, #"provisions=["s. 4"]"#, ["#1 by #2 s. 4"]),
        (#"provisions=["s. 4(h)"]"#, #"provisions=["s. 4"]"#, ["#1 by #2"]),
        (#"provisions=["s. 4"]"#, #"provisions=["s. 9"]"#, []), (#"provisions=["s. 4"]"#, "", ["#1 by #2"]),
        ("", #"provisions=["s. 4"]"#, ["#1 by #2 s. 4"]),
    ])
    func `of some provisions those are postponed that it is about`(
        _ commenced: String, _ postponed: String, _ expected: [String]
    ) throws {
        #expect(
            try postponements(
                "2024-01-01 commenced \(commenced)\n2023-12-01 commencement-postponed \(postponed)")
                == expected)
    }
}
