// § 7.3 of the design: each flag, the day on which it is raised, and a case in which it is not.
import TestSupport
import Testing

struct FlagTests {
    private static let full = "answers=+criminalised,+technology,+offline,+without-meeting"
    private static let rest = """
        @c 2020-01-01 instrument.commenced instrument=kh/act/2020/a
        @f 2020-02-01 finding.recorded instrument=kh/act/2020/a indicator=grooming \(full)
        @a 2021-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=Yes
        """

    private func level(_ lines: String, _ day: String) throws -> String {
        try Scenario(Self.rest + "\n" + lines).level("KH grooming", .on(day))
    }

    @Test func `a step after the assessment of an instrument that was read makes it stale from its day`()
        throws
    {
        let step = "2022-03-05 instrument.amended instrument=kh/act/2020/a"
        #expect(try level(step, "2022-03-04") == "Yes")
        #expect(try level(step, "2022-03-05") == "Yes (stale)")
    }

    @Test func `an imprecise step makes stale from its last possible day`() throws {
        let step = "2022-03 instrument.amended instrument=kh/act/2020/a"
        #expect(try level(step, "2022-03-30") == "Yes")
        #expect(try level(step, "2022-03-31") == "Yes (stale)")
    }

    @Test func `a new finding makes stale from its day of reading`() throws {
        let finding = "2022-03-05 finding.recorded instrument=kh/act/2020/a indicator=grooming \(Self.full)"
        #expect(try level(finding, "2022-03-04") == "Yes")
        #expect(try level(finding, "2022-03-05") == "Yes (stale)")
    }

    @Test(arguments: [
        "2021-01-01 instrument.amended instrument=kh/act/2020/a",
        "2022-03-05 instrument.amended instrument=kh/act/2020/unread",
        "2022-03-05 finding.recorded instrument=kh/act/2020/a indicator=extraterritorial-jurisdiction",
        "2022-03-05 statement.reported jurisdictions=[\"KH\"] indicator=grooming text=no",
    ])
    func `what is of the same day, not read for the cell or only said does not make stale`(_ line: String)
        throws
    {
        #expect(try level(line, "2023-01-01") == "Yes")
    }

    @Test func `an assessment of a later date is not stale any more`() throws {
        let lines = """
            2022-03-05 instrument.amended instrument=kh/act/2020/a
            2022-06-01 assessment.recorded jurisdiction=KH indicator=grooming level=Yes
            """
        #expect(try level(lines, "2022-06-01") == "Yes")
    }

    @Test func `within a period only what became known after its recording makes stale`() throws {
        let before = """
            2022-03-05 instrument.amended instrument=kh/act/2020/a
            2022-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=Yes until=2022-12-31
            """
        #expect(try level(before, "2022-06-01") == "Yes")
        #expect(
            try level(before + "\n2022-03-06 instrument.amended instrument=kh/act/2020/a", "2022-06-01")
                == "Yes (stale)")
    }

    @Test func `a commencement that was put off is no step on its old day`() throws {
        let ledger = try Scenario(
            """
            @c 2022-06-01 instrument.commenced instrument=kh/act/2020/a
            @p 2022-04-01 instrument.commencement-postponed instrument=kh/act/2020/a
            2020-02-01 finding.recorded instrument=kh/act/2020/a indicator=grooming \(Self.full)
            2022-05-01 assessment.recorded jurisdiction=KH indicator=grooming level=No
            """)
        #expect(try ledger.level("KH grooming", .on("2022-07-01")) == "No")
    }

    @Test func `the end of the only basis of an assessment is said from its day`() throws {
        let step = "2022-03-05 instrument.repealed instrument=kh/act/2020/a"
        #expect(try level(step, "2022-03-04") == "Yes")
        #expect(try level(step, "2022-03-05") == "Yes (stale, basis repealed)")
    }

    @Test func `a basis is not repealed while another finding in force supports the level`() throws {
        let lines = """
            2020-06-01 instrument.commenced instrument=kh/act/2020/b
            2020-07-01 finding.recorded instrument=kh/act/2020/b indicator=grooming answers=+criminalised
            2022-03-05 instrument.repealed instrument=kh/act/2020/a
            """
        #expect(try level(lines, "2022-03-05") == "Yes (stale)")
    }

    @Test func `a finding in force that excludes the level or answers nothing does not support it`() throws {
        func ledger(_ answers: String) throws -> Scenario {
            try Scenario(
                """
                2020-01-01 instrument.commenced instrument=kh/act/2020/a
                2020-02-01 finding.recorded instrument=kh/act/2020/a indicator=grooming \(Self.full)
                2020-01-01 instrument.commenced instrument=kh/act/2020/b
                2020-02-01 finding.recorded instrument=kh/act/2020/b indicator=grooming \(answers)
                2021-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=No|Yes
                2022-03-05 instrument.repealed instrument=kh/act/2020/a
                """)
        }
        let partially = "answers=+criminalised,-technology,-offline,-without-meeting"
        // Law changes from Yes to Partially, which excludes the bound; without answers it is the full set.
        #expect(try ledger(partially).level("KH grooming", .on("2022-03-05")) == "Partially")
        #expect(try ledger("").level("KH grooming", .on("2022-03-05")) == "No|Yes (stale, basis repealed)")
    }

    @Test func `an assessment rests on the findings that it names, not on others`() throws {
        let named = """
            2020-06-01 instrument.commenced instrument=kh/act/2020/b
            @g 2020-07-01 finding.recorded instrument=kh/act/2020/b indicator=grooming
            @named 2021-06-01 assessment.recorded jurisdiction=KH indicator=grooming level=Yes findings=["g"]
            """
        // The act that is named stays, though it supports nothing; the other one, in force on the date, is no basis.
        #expect(
            try level(named + "\n2022-03-05 instrument.repealed instrument=kh/act/2020/a", "2022-03-05")
                == "Yes (stale)")
        let ended = """
            2020-06-01 instrument.commenced instrument=kh/act/2020/b
            @g 2020-07-01 finding.recorded instrument=kh/act/2020/b indicator=grooming answers=+technology
            2021-06-01 assessment.recorded jurisdiction=KH indicator=grooming level=No findings=["g"]
            2022-03-05 instrument.repealed instrument=kh/act/2020/b
            """
        #expect(try level(ended, "2022-03-05") == "No (stale, basis repealed, disagrees)")
    }

    @Test func `an instrument that was suspended has not ended`() throws {
        #expect(
            try level("2022-03-05 instrument.suspended instrument=kh/act/2020/a", "2022-03-05")
                == "Yes (stale)")
    }

    @Test func `assessment and law disagree where they have no level in common`() throws {
        #expect(
            try level(
                "2021-06-01 assessment.recorded jurisdiction=KH indicator=grooming level=No", "2021-06-01")
                == "No (disagrees)")
        #expect(
            try level(
                "2021-06-01 assessment.recorded jurisdiction=KH indicator=grooming level=Partially|Yes",
                "2021-06-01")
                == "Partially|Yes")
    }

    @Test func `a finding in force that matches no row flags the cell while it is in force`() throws {
        let lines = """
            2022-03-05 instrument.commenced instrument=kh/act/2020/b
            2020-07-01 finding.recorded instrument=kh/act/2020/b indicator=grooming \
                answers=+criminalised,+technology,-offline,+without-meeting
            """
        #expect(try level(lines, "2022-03-04") == "Yes")
        #expect(try level(lines, "2022-03-05") == "Yes (stale, undecided)")
    }

    @Test func `a dispute stands from its date until it is answered`() throws {
        let lines = """
            @d 2022-03-05 cell.disputed jurisdiction=KH indicator=grooming by=Ministry claims=No \
                grounds=article
            @e 2022-04-05 cell.disputed jurisdiction=KH indicator=grooming by=Court grounds=article
            2022-05-05 cell.dispute-answered jurisdiction=KH indicator=grooming dispute=d answer=read
            2022-06-05 cell.dispute-answered jurisdiction=KH indicator=grooming answer=read
            """
        let days = ["2022-03-04", "2022-03-05", "2022-05-05", "2022-06-04", "2022-06-05"]
        #expect(
            try days.map { try level(lines, $0) }
                == ["Yes", "Yes (disputed)", "Yes (disputed)", "Yes (disputed)", "Yes"])
    }

    @Test func `an answer to a dispute leaves another dispute and another cell disputed`() throws {
        let lines = """
            @d 2022-03-05 cell.disputed jurisdiction=KH indicator=grooming by=Ministry grounds=article
            2022-05-05 cell.dispute-answered jurisdiction=TH indicator=grooming answer=read
            """
        #expect(try level(lines, "2023-01-01") == "Yes (disputed)")
    }

    @Test func `a dispute of a cell without a cause is shown on it`() throws {
        let ledger = try Scenario(
            "2022-03-05 cell.disputed jurisdiction=KH indicator=grooming by=M grounds=g")
        #expect(try ledger.level("KH grooming", .on("2022-03-05")) == "not assessed (disputed)")
    }
}
