// § 7.2 of the design: which assessment prevails on a day.
import TestSupport
import Testing

struct AssessmentRuleTests {
    private func levels(_ ledger: Scenario, _ days: String...) throws -> [String] {
        try days.map { try ledger.level("KH grooming", .on($0)) }
    }

    @Test func `an assessment holds from its date until the next one`() throws {
        let ledger = try Scenario(
            """
            @a 2020-05-01 assessment.recorded jurisdiction=KH indicator=grooming level=No
            @b 2021-05-01 assessment.recorded jurisdiction=KH indicator=grooming level=Yes
            """)
        #expect(
            try levels(ledger, "2020-04-30", "2020-05-01", "2021-04-30", "2021-05-01")
                == ["not assessed", "No", "No", "Yes"])
        #expect(
            try ledger.cell("KH grooming", .on("2021-06-01")) == "Yes | assessed | since 2021-05-01 | @b")
    }

    @Test func `an older assessment recorded later does not override a newer one`() throws {
        let ledger = try Scenario(
            """
            2021-05-01 assessment.recorded jurisdiction=KH indicator=grooming level=Yes
            2020-05-01 assessment.recorded jurisdiction=KH indicator=grooming level=No
            """)
        #expect(try levels(ledger, "2021-04-30", "2021-05-01") == ["No", "Yes"])
    }

    @Test func `of two assessments of one date the later recorded prevails`() throws {
        let ledger = try Scenario(
            """
            2021-05-01 assessment.recorded jurisdiction=KH indicator=grooming level=Yes
            2021-05-01 assessment.recorded jurisdiction=KH indicator=grooming level=No
            """)
        #expect(try levels(ledger, "2021-05-01") == ["No"])
    }

    @Test func `an assessment says nothing of another cell`() throws {
        let ledger = try Scenario(
            "2021-05-01 assessment.recorded jurisdiction=KH indicator=grooming level=Yes")
        #expect(try ledger.level("KH extradition", .on("2022-01-01")) == "not assessed")
        #expect(try ledger.level("TH grooming", .on("2022-01-01")) == "not assessed")
    }

    @Test func `an assessment states a bound or that there is no data`() throws {
        let ledger = try Scenario(
            """
            2020-05-01 assessment.recorded jurisdiction=KH indicator=grooming level=No|Partially
            2021-05-01 assessment.recorded jurisdiction=KH indicator=grooming level="no data"
            """)
        #expect(try levels(ledger, "2020-05-01", "2021-05-01") == ["No|Partially", "no data"])
    }

    private static let period = """
        @open 2020-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=No
        @inside 2021-06-01 assessment.recorded jurisdiction=KH indicator=grooming level=Yes
        @period 2021-03-01 assessment.recorded jurisdiction=KH indicator=grooming level=Partially \
            until=2021-09-30
        """

    @Test func `a closed period covers its first and its last day`() throws {
        let ledger = try Scenario(Self.period)
        #expect(
            try levels(ledger, "2021-02-28", "2021-03-01", "2021-09-30") == ["No", "Partially", "Partially"])
    }

    @Test func `within a period what was recorded before it is dropped, and holds again after it`() throws {
        let ledger = try Scenario(Self.period)
        #expect(try levels(ledger, "2021-06-01", "2021-10-01") == ["Partially", "Yes"])
    }

    @Test func `within a period an assessment of the period recorded after it wins from its date`() throws {
        let ledger = try Scenario(
            Self.period
                + "\n2021-07-01 assessment.recorded jurisdiction=KH indicator=grooming level=\"no data\"")
        #expect(try levels(ledger, "2021-06-30", "2021-07-01") == ["Partially", "no data"])
    }

    @Test func `within a period an assessment dated before it does not win though recorded after it`() throws
    {
        let ledger = try Scenario(
            Self.period + "\n2021-02-28 assessment.recorded jurisdiction=KH indicator=grooming level=Yes")
        #expect(try levels(ledger, "2021-02-28", "2021-03-01") == ["Yes", "Partially"])
    }

    @Test func `an assessment dated on the first day of a period and recorded after it wins`() throws {
        let ledger = try Scenario(
            Self.period + "\n2021-03-01 assessment.recorded jurisdiction=KH indicator=grooming level=Yes")
        #expect(try levels(ledger, "2021-03-01") == ["Yes"])
    }

    @Test func `of overlapping periods the last recorded that covers the day holds`() throws {
        let ledger = try Scenario(
            Self.period + """

                2021-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=Yes until=2021-05-31
                """)
        #expect(
            try levels(ledger, "2021-01-01", "2021-05-31", "2021-06-01", "2021-10-01")
                == ["Yes", "Yes", "Partially", "Yes"])
    }

    @Test func `outside every period nothing holds where no other assessment is known`() throws {
        let ledger = try Scenario(
            "2021-03-01 assessment.recorded jurisdiction=KH indicator=grooming level=Yes until=2021-03-31")
        #expect(
            try levels(ledger, "2021-02-28", "2021-03-31", "2021-04-01")
                == ["not assessed", "Yes", "not assessed"])
    }

    @Test func `an assessment on a finding that was retracted is taken with a warning`() throws {
        let lines = """
            @c 2020-01-01 instrument.commenced instrument=kh/act/2020/a
            @f 2020-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming answers=-criminalised
            @g 2020-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming answers=-technology
            """
        let line =
            #"2021-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=No findings=["f","g"]"#
        let ledger = try Scenario(lines)
        #expect(try ledger.warnings(of: line) == [])
        try ledger.record("@r 2021-02-01 event.retracted event=f because=wrong")
        #expect(
            try ledger.warnings(of: line) == [
                "finding “f” is retracted: the assessment does not rest on it while it stays so"
            ])
        try ledger.record("2021-03-01 event.retracted event=r because=right")
        #expect(try ledger.warnings(of: line) == [])
    }

    @Test func `a correction that makes an assessment name a retracted finding is taken with a warning`()
        throws
    {
        let ledger = try Scenario(
            """
            @c 2020-01-01 instrument.commenced instrument=kh/act/2020/a
            @f 2020-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming answers=-criminalised
            @a 2021-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=No
            2021-02-01 event.retracted event=f because=wrong
            """)
        let payload = #"{"jurisdiction":"KH","indicator":"grooming","level":"No","findings":["f"]}"#
        #expect(
            try ledger.warnings(of: "2021-03-01 event.corrected event=a because=dated occurred=2021-01-02")
                == [])
        #expect(
            try ledger.warnings(of: "2021-03-01 event.corrected event=a because=basis payload=\(payload)")
                == [
                    "finding “f” is retracted: the assessment does not rest on it while it stays so"
                ])
    }
}
