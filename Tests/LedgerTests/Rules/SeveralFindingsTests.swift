// § 7.1 of the design: several findings in force together, and findings that match no row.
import TestSupport
import Testing

struct SeveralFindingsTests {
    private func ledger(_ answers: String...) throws -> Scenario {
        let lines = answers.enumerated().map { index, answers in
            """
            @c\(index) 2020-03-01 instrument.commenced instrument=kh/act/2020/a\(index)
            @r\(index) 2021-01-01 finding.recorded instrument=kh/act/2020/a\(index) indicator=grooming \
                answers=\(answers)
            """
        }
        return try Scenario(lines.joined(separator: "\n"))
    }

    @Test func `the lower bound is the best of the lower bounds`() throws {
        let ledger = try ledger(
            "-criminalised,-technology,-offline,-without-meeting",
            "+criminalised,-technology,-offline,-without-meeting")
        // No and Partially; together criminalised yes, the rest no: Partially.
        #expect(
            try ledger.cell("KH grooming", .on("2022-01-01"))
                == "Partially | law | since 2020-03-01 | @c1 | by kh/act/2020/a1")
    }

    @Test func `the upper bound is the best level of all answers together`() throws {
        let ledger = try ledger(
            "+criminalised,+technology,-offline,-without-meeting",
            "+criminalised,-technology,+offline,+without-meeting")
        // Partially each; together every answer is yes: Yes.
        #expect(try ledger.level("KH grooming", .on("2022-01-01")) == "Partially|Yes")
    }

    @Test func `together yes comes before unknown and unknown before no`() throws {
        let ledger = try ledger(
            "+criminalised,-technology,+offline,+without-meeting", "+criminalised,-offline,-without-meeting")
        // Partially each; together technology is unknown and the rest yes: Yes is possible.
        #expect(try ledger.level("KH grooming", .on("2022-01-01")) == "Partially|Yes")
    }

    @Test func `the upper bound is the best of any one where together gives less`() throws {
        let scale = #"scale=["No","Partially","Yes"]"#
        let scenario = try Scenario(
            """
            2020-01-01 indicator.defined checklist=sec indicator=odd statement=s \(scale) \
                criteria=\(Scenario.questions(["a", "b"])) \
                table=[{"level":"Partially","when":{"a":true,"b":true}},{"level":"Yes","when":{"a":true}},{"level":"No","when":{}}]
            2020-03-01 instrument.commenced instrument=kh/act/2020/a
            2020-03-01 instrument.commenced instrument=kh/act/2020/b
            2021-01-01 finding.recorded instrument=kh/act/2020/a indicator=odd answers=+a,-b
            2021-01-01 finding.recorded instrument=kh/act/2020/b indicator=odd answers=-a,+b
            """)
        // Yes and No; together Partially: from Yes to Yes.
        #expect(try scenario.level("KH odd", .on("2022-01-01")) == "Yes")
    }

    @Test func `the set is the range between the bounds`() throws {
        let scale = #"scale=["0","1","2","3"]"#
        let scenario = try Scenario(
            """
            2020-01-01 indicator.defined checklist=sec indicator=odd statement=s \(scale) \
                criteria=\(Scenario.questions(["a", "b"])) \
                table=[{"level":"3","when":{"a":true,"b":true}},{"level":"1","when":{"a":true}},{"level":"1","when":{"b":true}},{"level":"0","when":{}}]
            2020-03-01 instrument.commenced instrument=kh/act/2020/a
            2020-03-01 instrument.commenced instrument=kh/act/2020/b
            2021-01-01 finding.recorded instrument=kh/act/2020/a indicator=odd answers=+a,-b
            2021-01-01 finding.recorded instrument=kh/act/2020/b indicator=odd answers=-a,+b
            """)
        #expect(try scenario.level("KH odd", .on("2022-01-01")) == "1|2|3")
    }

    @Test func `a finding that matches no row is undecided`() throws {
        let ledger = try ledger("+criminalised,+technology,-offline,+without-meeting")
        #expect(
            try ledger.cell("KH grooming", .on("2022-01-01"))
                == "undecided | law | undecided | since 2020-03-01 | @c0 | by kh/act/2020/a0")
    }

    @Test func `the answers of an undecided finding are not put together with the others`() throws {
        let ledger = try ledger(
            "+criminalised,+technology,-offline,+without-meeting",
            "+criminalised,-technology,+offline,-without-meeting",
            "+criminalised,-technology,-offline,+without-meeting")
        // With the technology of the first one the others together would be Yes.
        #expect(try ledger.level("KH grooming", .on("2022-01-01")) == "Partially (undecided)")
    }

    @Test func `an undecided finding adds nothing to another and flags the cell`() throws {
        let ledger = try ledger(
            "+criminalised,+technology,-offline,+without-meeting", "+criminalised,-technology,+offline")
        // With the answers of the first one it would be Yes.
        #expect(
            try ledger.cell("KH grooming", .on("2022-01-01"))
                == "Partially | law | undecided | since 2020-03-01 | @c1 | by kh/act/2020/a1")
    }

    @Test func `findings that match a row each and none together flag the cell`() throws {
        let ledger = try ledger(
            "+criminalised,+technology,-offline,-without-meeting",
            "+criminalised,-technology,-offline,+without-meeting")
        // Together: technology only, without a meeting, which matches no row.
        #expect(try ledger.level("KH grooming", .on("2022-01-01")) == "Partially (undecided)")
    }

    @Test func `findings that match a row each and together raise no flag`() throws {
        let ledger = try ledger(
            "-criminalised,-technology,-offline,-without-meeting",
            "+criminalised,-technology,+offline,+without-meeting")
        #expect(try ledger.level("KH grooming", .on("2022-01-01")) == "Partially")
    }

    @Test func `the cause is the step that let a finding count, not another step of that day`() throws {
        let scenario = try Scenario(
            """
            @c 2020-03-01 instrument.commenced instrument=kh/act/2020/a
            @p 2020-03-01 instrument.passed instrument=kh/act/2020/b
            2021-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming answers=-criminalised
            2021-01-01 finding.recorded instrument=kh/act/2020/b indicator=grooming answers=+criminalised
            """)
        #expect(
            try scenario.cell("KH grooming", .on("2020-03-01"))
                == "No | law | since 2020-03-01 | @c | by kh/act/2020/a | pipeline: kh/act/2020/b passed since 2020-03-01"
        )
    }

    @Test func `where one act takes the place of another the cause is the one that comes into force`() throws
    {
        let scenario = try Scenario(
            """
            2019-01-01 instrument.commenced instrument=kh/act/2019/old
            @new 2020-03-01 instrument.commenced instrument=kh/act/2020/new
            @end 2020-03-01 instrument.repealed instrument=kh/act/2019/old
            2021-01-01 finding.recorded instrument=kh/act/2019/old indicator=grooming answers=-criminalised
            2021-01-01 finding.recorded instrument=kh/act/2020/new indicator=grooming \
                answers=+criminalised,-technology
            """)
        #expect(
            try scenario.cell("KH grooming", .on("2020-03-01"))
                == "Partially | law | since 2020-03-01 | @new | by kh/act/2020/new")
    }

    @Test func `where a finding ceases to count the step that ended it is the cause`() throws {
        let scenario = try Scenario(
            """
            2019-01-01 instrument.commenced instrument=kh/act/2019/weak
            2019-01-01 instrument.commenced instrument=kh/act/2019/strong
            @end 2020-03-01 instrument.repealed instrument=kh/act/2019/strong
            2021-01-01 finding.recorded instrument=kh/act/2019/weak indicator=grooming answers=-criminalised
            2021-01-01 finding.recorded instrument=kh/act/2019/strong indicator=grooming \
                answers=+criminalised,-technology
            """)
        #expect(
            try scenario.cell("KH grooming", .on("2020-03-01"))
                == "No | law | since 2020-03-01 | @end | by kh/act/2019/weak")
    }
}
