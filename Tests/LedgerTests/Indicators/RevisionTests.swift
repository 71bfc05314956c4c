// § 6 of the design: revisions of an indicator, and its names.
import EventLog
import Ledger
import TestSupport
import Testing

struct RevisionTests {
    /// From 2022-01-01 on “b” is asked instead of “a”, and yes to it alone gives Yes.
    private static let revised = """
        @d 2019-01-01 indicator.defined checklist=sec indicator=odd statement=s \(Scenario.scale) \
            criteria=\(Scenario.questions(["a"])) \
            table=[{"level":"Yes","when":{"a":true}},{"level":"No","when":{}}]
        @v 2022-01-01 indicator.revised checklist=sec indicator=odd statement=s \(Scenario.scale) \
            criteria=\(Scenario.questions(["b"])) \
            table=[{"level":"Yes","when":{"b":true}},{"level":"No","when":{}}]
        @c 2020-01-01 instrument.commenced instrument=kh/act/2020/a
        """

    private func level(_ lines: String, _ day: String) throws -> String {
        try Scenario(Self.revised + "\n" + lines).level("KH odd", .on(day))
    }

    @Test func `a revision applies from its date, to every finding`() throws {
        let finding = "2020-01-01 finding.recorded instrument=kh/act/2020/a indicator=odd answers=+a,-b"
        #expect(try level(finding, "2021-12-31") == "Yes")
        #expect(try level(finding, "2022-01-01") == "No")
    }

    @Test func `new criteria are unknown in older findings and removed ones ignored`() throws {
        let finding = "2020-01-01 finding.recorded instrument=kh/act/2020/a indicator=odd answers=+a"
        #expect(try level(finding, "2022-01-01") == "No|Yes")
    }

    @Test func `a finding all of whose criteria were removed supports nothing`() throws {
        let ledger = try Scenario(
            Self.revised + "\n2020-01-01 finding.recorded instrument=kh/act/2020/a indicator=odd answers=+a")
        #expect(try ledger.cell("KH odd", .on("2021-01-01")).hasSuffix("by kh/act/2020/a"))
        #expect(
            try ledger.cell("KH odd", .on("2022-01-01")) == "No|Yes | law | since 2022-01-01 | @v")
    }

    @Test func `a level change due only to a revision never replaces an assessment`() throws {
        let lines = """
            2020-01-01 finding.recorded instrument=kh/act/2020/a indicator=odd answers=+a,-b
            2021-01-01 assessment.recorded jurisdiction=KH indicator=odd level=Yes
            """
        #expect(try level(lines, "2021-12-31") == "Yes")
        #expect(try level(lines, "2022-01-01") == "Yes (disagrees, criteria changed)")
    }

    @Test func `a change of law after a revision does replace an assessment`() throws {
        let lines = """
            2020-01-01 finding.recorded instrument=kh/act/2020/a indicator=odd answers=+a,+b
            2021-01-01 assessment.recorded jurisdiction=KH indicator=odd level=Yes
            2023-01-01 finding.recorded instrument=kh/act/2020/a indicator=odd since=2023-01-01 answers=-b
            """
        #expect(try level(lines, "2022-12-31") == "Yes (criteria changed)")
        #expect(try level(lines, "2023-01-01") == "No")
    }

    @Test func `an assessment made under the criteria of the day has no flag`() throws {
        #expect(
            try level("2022-01-01 assessment.recorded jurisdiction=KH indicator=odd level=Yes", "2023-01-01")
                == "Yes")
    }

    @Test func `an assessment that names its version is held to it`() throws {
        let lines = "2022-06-01 assessment.recorded jurisdiction=KH indicator=odd level=Yes criteriaVersion=1"
        #expect(try level(lines, "2023-01-01") == "Yes (criteria changed)")
    }

    @Test func `an assessment prints in the scale of its own version`() throws {
        let ledger = try Scenario(
            """
            2020-01-01 indicator.defined checklist=sec indicator=odd statement=s scale=["low","high"]
            2021-01-01 assessment.recorded jurisdiction=KH indicator=odd level=low
            2022-01-01 indicator.revised checklist=sec indicator=odd statement=s scale=["bad","good"]
            2023-01-01 assessment.recorded jurisdiction=TH indicator=odd level=good
            """)
        #expect(try ledger.level("KH odd", .on("2023-01-01")) == "low (criteria changed)")
        #expect(try ledger.level("TH odd", .on("2023-01-01")) == "good")
    }

    @Test func `of several revisions the latest by date applies, whenever recorded`() throws {
        let ledger = try Scenario(
            """
            2020-01-01 indicator.defined checklist=sec indicator=odd statement=first scale=["a","b"]
            2023-01-01 indicator.revised checklist=sec indicator=odd statement=third scale=["a","b"]
            2022-01-01 indicator.revised checklist=sec indicator=odd statement=second scale=["a","b"]
            """)
        let indicator = try #require(
            ledger.log.knowledge(at: Position(8)).indicator(IndicatorID("sec/odd")))
        let days = ["2019-01-01", "2021-12-31", "2022-01-01", "2022-12-31", "2023-01-01"]
        #expect(
            try days.map { indicator.version(on: try #require(Day($0))).criteria.statement }
                == ["first", "first", "second", "second", "third"])
    }

    @Test func `a retired indicator is asked no more from its date on`() throws {
        let ledger = try Scenario(
            """
            2021-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=Yes
            2022-01-01 indicator.retired indicator=grooming
            """)
        #expect(try ledger.level("KH grooming", .on("2021-12-31")) == "Yes")
        #expect(try ledger.level("KH grooming", .on("2022-01-01")) == "no cell")
    }

    @Test func `an indicator prints bare while it is unique, else with its checklist`() {
        let one = IndicatorNames([IndicatorID("a/grooming"), IndicatorID("a/extradition")])
        #expect(one.printed(IndicatorID("a/grooming")) == "grooming")
        let two = IndicatorNames([IndicatorID("a/grooming"), IndicatorID("b/grooming")])
        #expect(two.printed(IndicatorID("a/grooming")) == "a/grooming")
    }

    @Test func `a bare indicator is understood while it is unique`() throws {
        let other = """
            2020-01-01 checklist.published checklist=other title=Other
            2020-01-01 indicator.defined checklist=other indicator=grooming statement=s \(Scenario.scale)
            """
        let line = "2021-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=Yes"
        #expect(try Scenario("").refusals(of: line) == [])
        #expect(try Scenario(other).problems(of: line).map(\.code) == [.ambiguousIndicator])
        #expect(
            try Scenario(other).refusals(
                of: "2021-01-01 assessment.recorded jurisdiction=KH indicator=other/grooming level=Yes") == []
        )
    }
}
