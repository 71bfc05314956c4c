// § 7.1 of the design: what findings on law in force give by themselves.
import TestSupport
import Testing

struct LawRuleTests {
    private static let act = """
        @commenced 2020-03-01 instrument.commenced instrument=kh/act/2020/a
        @read 2021-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming \
            answers=+criminalised,+technology,+offline,+without-meeting
        """

    @Test func `a finding counts from the day on which its instrument is in force`() throws {
        let ledger = try Scenario(Self.act)
        #expect(try ledger.cell("KH grooming", .on("2020-02-29")) == "not assessed")
        #expect(
            try ledger.cell("KH grooming", .on("2020-03-01"))
                == "Yes | law | since 2020-03-01 | @commenced | by kh/act/2020/a")
    }

    @Test func `a finding no longer counts once its instrument has ended or is suspended`() throws {
        let ledger = try Scenario(
            Self.act + """

                2021-06-01 instrument.suspended instrument=kh/act/2020/a
                2021-09-01 instrument.resumed instrument=kh/act/2020/a
                2023-01-01 instrument.repealed instrument=kh/act/2020/a
                """)
        let days = ["2021-05-31", "2021-06-01", "2021-09-01", "2022-12-31", "2023-01-01"]
        #expect(
            try days.map { try ledger.level("KH grooming", .on($0)) }
                == ["Yes", "not assessed", "Yes", "Yes", "not assessed"])
    }

    @Test func `a finding on an instrument that is only passed does not count`() throws {
        let ledger = try Scenario(
            """
            2020-03-01 instrument.passed instrument=kh/act/2020/a
            2021-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming answers=-criminalised
            """)
        #expect(try ledger.level("KH grooming", .on("2022-01-01")) == "not assessed")
    }

    @Test func `a finding decides no cell of another jurisdiction or indicator`() throws {
        let ledger = try Scenario(Self.act)
        #expect(try ledger.level("TH grooming", .on("2022-01-01")) == "not assessed")
        #expect(try ledger.level("KH extradition", .on("2022-01-01")) == "not assessed")
    }

    @Test func `a finding on provisions counts when all of them are in force`() throws {
        let ledger = try Scenario(
            """
            2020-03-01 instrument.commenced instrument=kh/act/2020/a provisions=["s. 4"]
            2021-03-01 instrument.commenced instrument=kh/act/2020/a provisions=["s. 5"]
            2022-03-01 instrument.repealed instrument=kh/act/2020/a provisions=["s. 5"]
            2022-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming \
                provisions=["s. 4(h)","s. 5"] answers=-criminalised
            """)
        let days = ["2020-03-01", "2021-02-28", "2021-03-01", "2022-02-28", "2022-03-01"]
        #expect(
            try days.map { try ledger.level("KH grooming", .on($0)) }
                == ["not assessed", "not assessed", "No", "No", "not assessed"])
    }

    @Test func `a finding without provisions counts while listed provisions are in force`() throws {
        let ledger = try Scenario(
            """
            2020-01-01 instrument.passed instrument=kh/act/2020/a
            2020-03-01 instrument.commenced instrument=kh/act/2020/a provisions=["s. 4"]
            2021-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming answers=-criminalised
            """)
        #expect(try ledger.level("KH grooming", .on("2020-02-29")) == "not assessed")
        #expect(try ledger.level("KH grooming", .on("2020-03-01")) == "No")
    }

    @Test func `a reading that applies only from a later day counts from that day`() throws {
        let ledger = try Scenario(
            """
            2020-03-01 instrument.commenced instrument=kh/act/2020/a
            @read 2021-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming since=2020-06-01 \
                answers=-criminalised
            """)
        #expect(try ledger.cell("KH grooming", .on("2020-05-31")) == "not assessed")
        #expect(
            try ledger.cell("KH grooming", .on("2020-06-01"))
                == "No | law | since 2020-06-01 | @read | by kh/act/2020/a")
    }

    @Test func `a reading whose day lies before the commencement waits for the commencement`() throws {
        let ledger = try Scenario(
            """
            2020-03-01 instrument.commenced instrument=kh/act/2020/a
            2021-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming since=2019-06-01 \
                answers=-criminalised
            """)
        #expect(try ledger.level("KH grooming", .on("2020-02-29")) == "not assessed")
        #expect(try ledger.level("KH grooming", .on("2020-03-01")) == "No")
    }

    @Test func `a later finding on the same provisions takes over from its own day`() throws {
        let ledger = try Scenario(
            Self.act + """

                2022-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming since=2021-07-01 \
                    answers=-criminalised
                """)
        #expect(try ledger.level("KH grooming", .on("2021-06-30")) == "Yes")
        #expect(try ledger.level("KH grooming", .on("2021-07-01")) == "No")
    }

    @Test func `a later finding without a day of its own restates the whole`() throws {
        let ledger = try Scenario(
            Self.act + """

                @again 2022-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming \
                    answers=-criminalised
                """)
        #expect(try ledger.level("KH grooming", .on("2020-03-01")) == "No")
    }

    @Test func `a later finding on other provisions takes nothing over`() throws {
        let ledger = try Scenario(
            Self.act + """

                2022-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming \
                    provisions=["s. 9"] answers=-criminalised
                """)
        #expect(try ledger.level("KH grooming", .on("2022-02-01")) == "Yes")
    }

    @Test func `one finding gives every level that a completion of its answers gives`() throws {
        let ledger = try Scenario(
            """
            2020-03-01 instrument.commenced instrument=kh/act/2020/a
            2021-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming answers=+criminalised
            """)
        #expect(try ledger.level("KH grooming", .on("2022-01-01")) == "Partially|Yes")
    }

    @Test func `a finding without answers gives the full set and supports nothing`() throws {
        let ledger = try Scenario(
            """
            @c 2020-03-01 instrument.commenced instrument=kh/act/2020/a
            2021-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming
            """)
        #expect(
            try ledger.cell("KH grooming", .on("2022-01-01"))
                == "No|Partially|Yes | law | since 2020-03-01 | @c")
    }

    @Test func `a finding for an indicator without a table gives no level`() throws {
        let ledger = try Scenario(
            """
            2020-03-01 instrument.commenced instrument=kh/act/2020/a
            2021-01-01 finding.recorded instrument=kh/act/2020/a indicator=extradition
            """)
        #expect(try ledger.level("KH extradition", .on("2022-01-01")) == "not assessed")
    }
}
