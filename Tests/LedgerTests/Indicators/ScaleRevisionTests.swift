// § 6 and § 8 of the design: a revision that changes the scale. Levels are what their scale calls them, whatever their
// place on it.
import Ledger
import TestSupport
import Testing

struct ScaleRevisionTests {
    /// Asks “a” on No, Yes; from 2024-01-01 on another scale asks the same, whose levels mean the same in order.
    private static func revised(to scale: [String]) -> String {
        let table = { (low: String, high: String) in
            #"table=[{"level":"\#(high)","when":{"a":true}},{"level":"\#(low)","when":{}}]"#
        }
        let names = scale.map { "\"\($0)\"" }.joined(separator: ",")
        let criteria = "criteria=\(Scenario.questions(["a"]))"
        return """
            @d 2019-01-01 indicator.defined checklist=sec indicator=odd statement=s scale=["No","Yes"] \
                \(criteria) \(table("No", "Yes"))
            @v 2024-01-01 indicator.revised checklist=sec indicator=odd statement=s scale=[\(names)] \
                \(criteria) \(table(scale[0], scale[scale.count - 1]))
            @c 2022-01-01 instrument.commenced instrument=kh/act/2022/a

            """
    }

    private static let renamed = revised(to: ["Bad", "Good"])
    private static let refined = revised(to: ["No", "Partially", "Yes"])

    private static func finding(_ answer: String) -> String {
        "@f 2022-01-01 finding.recorded instrument=kh/act/2022/a indicator=odd answers=\(answer)"
    }

    private static let assessed =
        "\n@s 2023-01-01 assessment.recorded jurisdiction=KH indicator=odd level=Yes"

    @Test func `a level that only the revision brought is there since the revision`() throws {
        let ledger = try Scenario(Self.renamed + Self.finding("-a"))
        #expect(
            try ledger.cell("KH odd", .on("2023-12-31"))
                == "No | law | since 2022-01-01 | @c | by kh/act/2022/a")
        #expect(
            try ledger.cell("KH odd", .on("2024-01-01"))
                == "Bad | law | since 2024-01-01 | @v | by kh/act/2022/a")
    }

    @Test func `a level of the other scale is a difference of criteria, without direction`() throws {
        let ledger = try Scenario(Self.renamed + Self.finding("-a"))
        #expect(
            try ledger.difference("2023-06-01", "2024-06-01")
                == "world | KH odd | No → Bad | criteria changed | - | @v @c @f")
    }

    @Test func `a level that keeps its name keeps its date, though its place moves`() throws {
        let ledger = try Scenario(Self.refined + Self.finding("+a"))
        #expect(
            try ledger.cell("KH odd", .on("2024-01-01"))
                == "Yes | law | since 2022-01-01 | @c | by kh/act/2022/a")
        #expect(try ledger.difference("2023-06-01", "2024-06-01").isEmpty)
    }

    @Test func `an assessment in the old scale keeps what supports it`() throws {
        let ledger = try Scenario(Self.renamed + Self.finding("+a") + Self.assessed)
        #expect(
            try ledger.cell("KH odd", .on("2023-06-01"))
                == "Yes | assessed | since 2023-01-01 | @s | by kh/act/2022/a")
        #expect(
            try ledger.cell("KH odd", .on("2024-06-01"))
                == "Yes | assessed | criteria changed | since 2023-01-01 | @s | by kh/act/2022/a")
        #expect(try ledger.difference("2023-06-01", "2024-06-01").isEmpty)
    }

    @Test func `what did not support an assessment does not begin to by another scale`() throws {
        let ledger = try Scenario(Self.renamed + Self.finding("-a") + Self.assessed)
        #expect(
            try ledger.cell("KH odd", .on("2023-06-01"))
                == "Yes | assessed | disagrees | since 2023-01-01 | @s")
        #expect(
            try ledger.cell("KH odd", .on("2024-06-01"))
                == "Yes | assessed | disagrees, criteria changed | since 2023-01-01 | @s")
        #expect(try ledger.difference("2023-06-01", "2024-06-01").isEmpty)
    }

    @Test func `a law that ends is missed by an assessment in the old scale unless another supports it`()
        throws
    {
        let other = """

            2022-01-01 instrument.commenced instrument=kh/act/2022/b
            2022-01-01 finding.recorded instrument=kh/act/2022/b indicator=odd answers=+a
            2025-01-01 instrument.repealed instrument=kh/act/2022/a
            """
        let ended = "\n2025-01-01 instrument.repealed instrument=kh/act/2022/a"
        let lines = Self.renamed + Self.finding("+a") + Self.assessed
        #expect(
            try Scenario(lines + ended).level("KH odd", .on("2025-01-01"))
                == "Yes (stale, basis repealed, criteria changed)")
        #expect(
            try Scenario(lines + other).cell("KH odd", .on("2025-01-01"))
                == "Yes | assessed | stale, criteria changed | since 2023-01-01 | @s | by kh/act/2022/b")
    }

    @Test func `a change of law after the revision replaces an assessment in the old scale`() throws {
        let lines = """
            \(Self.renamed)\(Self.finding("+a"))\(Self.assessed)
            @g 2025-01-01 finding.recorded instrument=kh/act/2022/a indicator=odd since=2025-01-01 answers=-a
            """
        let ledger = try Scenario(lines)
        #expect(try ledger.level("KH odd", .on("2024-12-31")) == "Yes (criteria changed)")
        #expect(try ledger.level("KH odd", .on("2025-01-01")) == "Bad")
        #expect(
            try ledger.difference("2024-06-01", "2025-06-01")
                == "world | KH odd | Yes → Bad | law changed | - | @c @g")
    }
}
