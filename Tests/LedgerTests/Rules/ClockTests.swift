// § 3 of the design: two clocks, and the order on the world's axis.
import TestSupport
import Testing

struct ClockTests {
    @Test func `what was recorded later is not known before`() throws {
        let ledger = try Scenario(
            """
            recorded 2022-01-01
            2020-05-01 assessment.recorded jurisdiction=KH indicator=grooming level=No
            recorded 2022-06-30
            2021-05-01 assessment.recorded jurisdiction=KH indicator=grooming level=Yes
            """)
        #expect(try ledger.level("KH grooming", .on("2022-01-01", known: "2022-06-29")) == "No")
        #expect(try ledger.level("KH grooming", .on("2022-01-01", known: "2022-06-30")) == "Yes")
        #expect(try ledger.level("KH grooming", .on("2022-01-01", known: "#6")) == "No")
        #expect(try ledger.level("KH grooming", .on("2022-01-01", known: "#7")) == "Yes")
    }

    @Test func `a day of the record ends with its last microsecond, UTC`() throws {
        let ledger = try Scenario(
            "recorded 2022-01-01\n2020-05-01 assessment.recorded jurisdiction=KH indicator=grooming level=No")
        #expect(
            try ledger.level("KH grooming", .on("2022-01-01", known: "2022-01-01T11:59:59Z"))
                == "not assessed")
        #expect(try ledger.level("KH grooming", .on("2022-01-01", known: "2022-01-01T12:00:00Z")) == "No")
        #expect(try ledger.level("KH grooming", .on("2022-01-01", known: "2022-01-01")) == "No")
    }

    @Test func `a finding holds for every day once it is known, before its day of reading too`() throws {
        let ledger = try Scenario(
            """
            2010-01-01 instrument.commenced instrument=kh/act/2010/a
            2022-01-01 finding.recorded instrument=kh/act/2010/a indicator=grooming answers=-criminalised
            """)
        #expect(try ledger.level("KH grooming", .on("2011-01-01")) == "No")
        #expect(try ledger.level("KH grooming", .on("2011-01-01", known: "#6")) == "not assessed")
    }

    @Test func `the first definition of an indicator holds for every day once it is known`() throws {
        let ledger = try Scenario(
            """
            2022-01-01 indicator.defined checklist=sec indicator=late statement=s \(Scenario.scale)
            2010-01-01 assessment.recorded jurisdiction=KH indicator=late level=Yes
            """)
        #expect(try ledger.level("KH late", .on("2011-01-01")) == "Yes")
    }

    @Test func `a body and its members hold for every day once it is registered`() throws {
        let ledger = try Scenario(
            "2022-01-01 body.registered body=AIPA name=Assembly members=[\"KH\"]")
        #expect(try ledger.counts("grooming", .on("1990-01-01"), region: "AIPA") == "1 not assessed")
    }

    @Test func `a correction holds for every day before its own date too`() throws {
        let ledger = try Scenario(
            """
            @a 2010-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=No
            2022-01-01 event.corrected event=a because=misread \
                payload={"jurisdiction":"KH","indicator":"sec/grooming","level":"Yes"}
            """)
        #expect(try ledger.level("KH grooming", .on("2011-01-01")) == "Yes")
    }

    @Test func `a planned consultation happens when it is announced and is not held by that`() throws {
        let ledger = try Scenario(
            "2022-04-19 consultation.scheduled consultation=third planned=2022-07-01/2022-12-31")
        #expect(throws: (any Error).self) { try ledger.matrix(.at("third")) }
        #expect(
            try ledger.timeline(since: "2022-01-01", .on("2022-04-19"))
                == "2022-04-19 consultation.scheduled @e6")
    }

    @Test func `events are ordered by last possible day, then by the step within the day, then by position`()
        throws
    {
        let ledger = try Scenario(
            """
            @commenced 2022-05-31 instrument.commenced instrument=kh/act/2022/a
            @passed 2022-05 instrument.passed instrument=kh/act/2022/a
            @b 2022-06-01 instrument.drafted instrument=kh/bill/2022/c
            @first 2022-05-15 instrument.introduced instrument=kh/act/2022/a
            @c 2022-06-01 instrument.drafted instrument=kh/bill/2022/b
            """)
        #expect(
            try ledger.timeline(since: "2022-01-01", .on("2022-12-31")) == """
                2022-05-15 instrument.introduced @first
                2022-05 instrument.passed @passed
                2022-05-31 instrument.commenced @commenced
                2022-06-01 instrument.drafted @b
                2022-06-01 instrument.drafted @c
                """)
    }
}
