// § 7.3 of the design: assessment and law together. The latest cause on the world's axis decides.
import TestSupport
import Testing

struct TogetherRuleTests {
    private static let full = "answers=+criminalised,+technology,+offline,+without-meeting"

    private func ledger(
        assessed level: String, on day: String = "2021-01-01", commenced: String = "2022-01-01",
        answers: String = full, then more: String = ""
    ) throws -> Scenario {
        try Scenario(
            """
            @a \(day) assessment.recorded jurisdiction=KH indicator=grooming level=\(level)
            @c \(commenced) instrument.commenced instrument=kh/act/2020/a
            @f 2020-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming \(answers)
            \(more)
            """)
    }

    @Test func `a later change of the law's own set replaces the assessment`() throws {
        let ledger = try ledger(assessed: "No")
        #expect(try ledger.level("KH grooming", .on("2021-12-31")) == "No")
        #expect(
            try ledger.cell("KH grooming", .on("2022-01-01"))
                == "Yes | law | since 2022-01-01 | @c | by kh/act/2020/a")
    }

    @Test func `law that was there before the assessment does not replace it`() throws {
        let ledger = try ledger(assessed: "No", commenced: "2020-06-01")
        #expect(try ledger.level("KH grooming", .on("2020-12-31")) == "Yes")
        #expect(try ledger.level("KH grooming", .on("2021-01-01")) == "No (disagrees)")
    }

    @Test func `on the same day the assessment wins`() throws {
        let ledger = try ledger(assessed: "No", commenced: "2021-01-01")
        #expect(try ledger.level("KH grooming", .on("2021-01-01")) == "No (disagrees)")
        #expect(try ledger.level("KH grooming", .on("2023-01-01")) == "No (disagrees)")
    }

    @Test func `a range never replaces an assessment that lies within it`() throws {
        let ledger = try ledger(assessed: "Partially", answers: "answers=+criminalised")
        #expect(
            try ledger.cell("KH grooming", .on("2022-01-01"))
                == "Partially | assessed | stale | since 2021-01-01 | @a | by kh/act/2020/a")
    }

    @Test func `a range replaces an assessment that lies outside it`() throws {
        let ledger = try ledger(assessed: "No", answers: "answers=+criminalised")
        #expect(try ledger.level("KH grooming", .on("2022-01-01")) == "Partially|Yes")
    }

    @Test func `a single level that is the assessment's own never replaces it`() throws {
        let ledger = try ledger(assessed: "Yes")
        #expect(
            try ledger.cell("KH grooming", .on("2022-01-01"))
                == "Yes | assessed | stale | since 2021-01-01 | @a | by kh/act/2020/a")
    }

    @Test func `a level within a bound replaces the bound`() throws {
        let ledger = try ledger(assessed: "Partially|Yes")
        #expect(try ledger.cell("KH grooming", .on("2022-01-01")).hasPrefix("Yes | law"))
    }

    @Test func `a range that overlaps a bound without containing it replaces it`() throws {
        let ledger = try ledger(assessed: "No|Partially", answers: "answers=+criminalised")
        #expect(try ledger.level("KH grooming", .on("2022-01-01")) == "Partially|Yes")
    }

    @Test func `undecided never replaces an assessment`() throws {
        let ledger = try ledger(
            assessed: "No", answers: "answers=+criminalised,+technology,-offline,+without-meeting")
        #expect(try ledger.level("KH grooming", .on("2022-01-01")) == "No (stale, undecided)")
    }

    @Test func `law replaces an assessment without data`() throws {
        let ledger = try ledger(assessed: "\"no data\"")
        #expect(try ledger.level("KH grooming", .on("2021-12-31")) == "no data")
        #expect(try ledger.level("KH grooming", .on("2022-01-01")) == "Yes")
    }

    @Test func `once replaced an assessment does not return`() throws {
        let ledger = try ledger(
            assessed: "No", then: "2023-01-01 instrument.repealed instrument=kh/act/2020/a")
        #expect(try ledger.level("KH grooming", .on("2022-12-31")) == "Yes")
        #expect(try ledger.level("KH grooming", .on("2023-01-01")) == "not assessed")
    }

    @Test func `an assessment that was not replaced stays when no finding is in force any more`() throws {
        let ledger = try ledger(
            assessed: "Yes", then: "2023-01-01 instrument.repealed instrument=kh/act/2020/a")
        // What it rests on was not in force on its date, so no basis of it has ended.
        #expect(
            try ledger.cell("KH grooming", .on("2023-01-01"))
                == "Yes | assessed | stale | since 2021-01-01 | @a")
    }

    @Test func `a later assessment takes over from the law again`() throws {
        let ledger = try ledger(
            assessed: "No",
            then: "@b 2023-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=Partially")
        #expect(try ledger.level("KH grooming", .on("2022-12-31")) == "Yes")
        #expect(
            try ledger.cell("KH grooming", .on("2023-01-01"))
                == "Partially | assessed | disagrees | since 2023-01-01 | @b")
    }

    @Test func `law that ends and comes back changes its set and replaces a disagreeing assessment`() throws {
        let ledger = try ledger(
            assessed: "No", commenced: "2020-06-01",
            then: """
                2021-06-01 instrument.suspended instrument=kh/act/2020/a
                @back 2021-07-01 instrument.resumed instrument=kh/act/2020/a
                """)
        #expect(
            try ["2021-05-31", "2021-06-01", "2021-07-01"].map { try ledger.level("KH grooming", .on($0)) }
                == ["No (disagrees)", "No (stale)", "Yes"])
    }

    @Test func `within a period law known before the period was recorded does not win`() throws {
        let ledger = try Scenario(
            """
            2022-01-01 instrument.commenced instrument=kh/act/2020/a
            2020-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming \(Self.full)
            2021-06-01 assessment.recorded jurisdiction=KH indicator=grooming level=No until=2022-12-31
            """)
        #expect(try ledger.level("KH grooming", .on("2022-06-01")) == "No (disagrees)")
        #expect(try ledger.level("KH grooming", .on("2023-01-01")) == "Yes")
    }

    @Test func `within a period law that became known after the period was recorded wins`() throws {
        let ledger = try Scenario(
            """
            2020-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming \(Self.full)
            2021-06-01 assessment.recorded jurisdiction=KH indicator=grooming level=No until=2022-12-31
            2022-01-01 instrument.commenced instrument=kh/act/2020/a
            """)
        #expect(try ledger.level("KH grooming", .on("2021-12-31")) == "No")
        #expect(try ledger.level("KH grooming", .on("2022-06-01")) == "Yes")
    }

    @Test func `within a period a reading recorded after the period makes an older commencement known`()
        throws
    {
        let ledger = try Scenario(
            """
            2022-01-01 instrument.commenced instrument=kh/act/2020/a
            2021-06-01 assessment.recorded jurisdiction=KH indicator=grooming level=No until=2022-12-31
            2020-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming \(Self.full)
            """)
        #expect(try ledger.level("KH grooming", .on("2022-06-01")) == "Yes")
    }

    @Test func `within a period a date corrected after the period became known by the correction`() throws {
        let ledger = try Scenario(
            """
            @c 2021-01-01 instrument.commenced instrument=kh/act/2020/a
            2020-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming \(Self.full)
            2021-06-01 assessment.recorded jurisdiction=KH indicator=grooming level=No until=2022-12-31
            2022-05-01 event.corrected event=c because=gazette occurred=2022-01-01
            """)
        #expect(try ledger.level("KH grooming", .on("2022-06-01")) == "Yes")
        #expect(try ledger.level("KH grooming", .on("2022-06-01", known: "#8")) == "No (disagrees)")
    }

    /// Law in force from June 2010, known before a period was recorded for the whole year, and before a later
    /// assessment of a day within the period.
    private static let yearOfLaw = """
        2010-06-01 instrument.commenced instrument=kh/act/2010/a
        2010-06-01 finding.recorded instrument=kh/act/2010/a indicator=grooming \
            answers=+criminalised,+technology,+offline,+without-meeting
        @p 2010-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=No until=2010-12-31
        @o 2010-03-01 assessment.recorded jurisdiction=KH indicator=grooming level=Partially
        """

    @Test func `within a closed period law known before it does not replace a later assessment either`()
        throws
    {
        #expect(try Scenario(Self.yearOfLaw).level("KH grooming", .on("2010-07-01")).hasPrefix("Partially"))
    }

    @Test func `after the closed period law known before it does replace that assessment`() throws {
        #expect(try Scenario(Self.yearOfLaw).level("KH grooming", .on("2011-01-01")).hasPrefix("Yes"))
    }
}
