// § 5 of the design: steps about listed provisions, and postponed commencements.
import TestSupport
import Testing

struct ProvisionTests {
    private func levels(_ lines: String, reading provisions: String, _ days: String...) throws -> [String] {
        let ledger = try Scenario(
            lines + """

                2020-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming \
                    provisions=\(provisions) answers=-criminalised
                """)
        return try days.map { try ledger.level("KH grooming", .on($0)) }
    }

    private static let commencedInPart =
        "2020-03-01 instrument.commenced instrument=kh/act/2020/a provisions=[\"s. 4\"]"

    @Test(arguments: ["s. 4", "s. 4(h)", "s. 4(h)(ii)"])
    func `a step about a section is about its parts`(_ provision: String) throws {
        #expect(
            try levels(Self.commencedInPart, reading: "[\"\(provision)\"]", "2020-02-29", "2020-03-01")
                == ["not assessed", "No"])
    }

    @Test(arguments: ["s. 40", "s. 5", "s."])
    func `a step about a section is not about another one`(_ provision: String) throws {
        #expect(
            try levels(Self.commencedInPart, reading: "[\"\(provision)\"]", "2020-03-01") == ["not assessed"])
    }

    @Test func `the end of a part does not end the section`() throws {
        let lines = """
            2020-01-01 instrument.commenced instrument=kh/act/2020/a
            2020-03-01 instrument.repealed instrument=kh/act/2020/a provisions=["s. 4(h)"]
            """
        #expect(try levels(lines, reading: "[\"s. 4\"]", "2020-03-01") == ["No"])
        #expect(try levels(lines, reading: "[\"s. 4(h)\"]", "2020-03-01") == ["not assessed"])
    }

    @Test func `the end of the whole ends every provision`() throws {
        let lines = Self.commencedInPart + "\n2020-06-01 instrument.repealed instrument=kh/act/2020/a"
        #expect(
            try levels(lines, reading: "[\"s. 4\"]", "2020-05-31", "2020-06-01") == ["No", "not assessed"])
    }

    @Test func `an instrument is in force by listed provisions where the whole is not`() throws {
        let ledger = try Scenario(
            """
            @p 2020-01-01 instrument.passed instrument=kh/act/2020/a
            @c 2020-03-01 instrument.commenced instrument=kh/act/2020/a provisions=["s. 4","s. 5"]
            @w 2020-06-01 instrument.commenced instrument=kh/act/2020/a
            """)
        #expect(try ledger.state("kh/act/2020/a", .on("2020-02-29")) == "passed since 2020-01-01 by @p")
        #expect(
            try ledger.state("kh/act/2020/a", .on("2020-03-01"))
                == "in force since 2020-03-01 by @c (s. 4, s. 5)")
        #expect(try ledger.state("kh/act/2020/a", .on("2020-06-01")) == "in force since 2020-06-01 by @w")
    }

    @Test func `the end of one of several provisions leaves the instrument in force by the rest`() throws {
        let ledger = try Scenario(
            """
            @c 2020-03-01 instrument.commenced instrument=kh/act/2020/a provisions=["s. 4","s. 5"]
            2020-04-01 instrument.repealed instrument=kh/act/2020/a provisions=["s. 5"]
            """)
        #expect(
            try ledger.state("kh/act/2020/a", .on("2020-04-01")) == "in force since 2020-03-01 by @c (s. 4)")
    }

    private func states(_ lines: String, _ days: String...) throws -> [String] {
        try Scenario(lines).states("kh/act/2020/a", on: days)
    }

    private static let ahead = """
        2020-01-01 instrument.passed instrument=kh/act/2020/a
        2020-06-01 instrument.commenced instrument=kh/act/2020/a
        """

    @Test func `a commencement may be recorded ahead of its day`() throws {
        #expect(try states(Self.ahead, "2020-05-31", "2020-06-01") == ["passed", "in force"])
    }

    @Test func `a postponement without a new date voids the commencement`() throws {
        let lines = Self.ahead + "\n2020-04-01 instrument.commencement-postponed instrument=kh/act/2020/a"
        #expect(try states(lines, "2020-06-01", "2029-01-01") == ["passed", "passed"])
    }

    @Test func `a postponement with a new date moves the commencement to it`() throws {
        let lines =
            Self.ahead
            + "\n2020-04-01 instrument.commencement-postponed instrument=kh/act/2020/a newDate=2021-01-01"
        #expect(
            try states(lines, "2020-06-01", "2020-12-31", "2021-01-01") == ["passed", "passed", "in force"])
    }

    @Test func `a second postponement voids the new date of the first`() throws {
        let lines =
            Self.ahead + """

                2020-04-01 instrument.commencement-postponed instrument=kh/act/2020/a newDate=2021-01-01
                2020-12-01 instrument.commencement-postponed instrument=kh/act/2020/a newDate=2022-01-01
                """
        #expect(try states(lines, "2021-01-01", "2022-01-01") == ["passed", "in force"])
    }

    @Test func `a commencement recorded after the postponement stands`() throws {
        let lines =
            "2020-04-01 instrument.commencement-postponed instrument=kh/act/2020/a\n" + Self.ahead
        #expect(try states(lines, "2020-06-01") == ["in force"])
    }

    @Test func `a commencement that lay before the postponement stands`() throws {
        let lines = Self.ahead + "\n2020-06-02 instrument.commencement-postponed instrument=kh/act/2020/a"
        #expect(try states(lines, "2020-06-01", "2020-07-01") == ["in force", "in force"])
    }

    @Test func `a commencement on the first possible day of the postponement is void`() throws {
        let lines =
            Self.ahead + "\n2020-06/2020-07 instrument.commencement-postponed instrument=kh/act/2020/a"
        #expect(try states(lines, "2020-06-01") == ["passed"])
    }

    @Test func `a postponement of provisions leaves the others to commence`() throws {
        let lines =
            Self.ahead + """

                2020-04-01 instrument.commencement-postponed instrument=kh/act/2020/a provisions=["s. 4"] \
                    newDate=2021-01-01
                """
        #expect(
            try levels(lines, reading: "[\"s. 4(h)\"]", "2020-06-01", "2021-01-01") == ["not assessed", "No"])
        #expect(try levels(lines, reading: "[\"s. 5\"]", "2020-06-01") == ["No"])
        #expect(try states(lines, "2020-06-01") == ["in force"])
    }
}
