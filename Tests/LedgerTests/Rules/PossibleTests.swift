// §§ 3 and 7.3 of the design: what is certain, what is only possible, and which dates a cell uses.
import Ledger
import TestSupport
import Testing

struct PossibleTests {
    private func levels(_ lines: String, _ days: String...) throws -> [String] {
        let ledger = try Scenario(lines)
        return try days.map { try ledger.level("KH grooming", .on($0)) }
    }

    private static let finding =
        "2020-01-01 finding.recorded instrument=kh/act/2022/a indicator=grooming answers=-criminalised"

    @Test func `an imprecise commencement is possible from its first day and counts on its last`() throws {
        let lines = "2022-08~ instrument.commenced instrument=kh/act/2022/a\n" + Self.finding
        #expect(
            try levels(lines, "2022-07-31", "2022-08-01", "2022-08-30", "2022-08-31")
                == ["not assessed", "not assessed (possible)", "not assessed (possible)", "No"])
    }

    @Test func `an exact date is never possible`() throws {
        let lines = "2022-08-15 instrument.commenced instrument=kh/act/2022/a\n" + Self.finding
        #expect(try levels(lines, "2022-08-14", "2022-08-15") == ["not assessed", "No"])
    }

    @Test func `an imprecise assessment holds from its last day and is possible before`() throws {
        let line = "2022-07/2022-12 assessment.recorded jurisdiction=KH indicator=grooming level=Yes"
        #expect(
            try levels(line, "2022-06-30", "2022-07-01", "2022-12-30", "2022-12-31")
                == ["not assessed", "not assessed (possible)", "not assessed (possible)", "Yes"])
    }

    @Test func `an imprecise day of a reading is possible`() throws {
        let lines = """
            2020-01-01 instrument.commenced instrument=kh/act/2022/a
            2021-01-01 finding.recorded instrument=kh/act/2022/a indicator=grooming since=2020-03 \
                answers=-criminalised
            """
        #expect(
            try levels(lines, "2020-02-29", "2020-03-15", "2020-03-31")
                == ["not assessed", "not assessed (possible)", "No"])
    }

    @Test func `an imprecise step of the pipeline is possible`() throws {
        let lines = "2022-08 instrument.introduced instrument=kh/act/2022/a\n" + Self.finding
        let ledger = try Scenario(lines)
        #expect(try ledger.cell("KH grooming", .on("2022-08-15")) == "not assessed | possible")
        #expect(
            try ledger.cell("KH grooming", .on("2022-08-31"))
                == "not assessed | pipeline: kh/act/2022/a before parliament since 2022-08")
    }

    @Test func `an imprecise revision is possible`() throws {
        let lines = """
            2021-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=No
            2022-08 indicator.revised checklist=sec indicator=grooming statement=s \(Scenario.scale)
            """
        #expect(
            try levels(lines, "2022-07-31", "2022-08-15", "2022-08-31")
                == ["No", "No (possible)", "No (criteria changed)"])
    }

    @Test(arguments: [
        "2022-08 instrument.referred instrument=kh/act/2022/a",
        "2022-08 instrument.amended instrument=kh/act/2022/a",
        "2022-08 instrument.repealed instrument=kh/act/2022/unread",
        "2022-08 instrument.repealed instrument=kh/act/2022/a provisions=[\"s. 9\"]",
        "2022-08 finding.recorded instrument=kh/act/2022/a indicator=grooming provisions=[\"s. 4\"] answers=-criminalised",
        "2022-08 cell.disputed jurisdiction=KH indicator=grooming by=M grounds=g",
    ])
    func `an imprecise date that the cell does not use is not possible`(_ line: String) throws {
        let lines = """
            2020-01-01 instrument.commenced instrument=kh/act/2022/a
            2020-01-01 finding.recorded instrument=kh/act/2022/a indicator=grooming provisions=["s. 4"] \
                answers=-criminalised
            \(line)
            """
        #expect(try levels(lines, "2022-08-15") == ["No"])
    }

    @Test func `by law alone an imprecise assessment is not used`() throws {
        let ledger = try Scenario("2022 assessment.recorded jurisdiction=KH indicator=grooming level=Yes")
        #expect(try ledger.level("KH grooming", .on("2022-06-01"), basis: .law) == "not assessed")
        #expect(
            try ledger.level("KH grooming", .on("2022-06-01"), basis: .assessed) == "not assessed (possible)")
    }

    @Test func `an imprecise D is its last day`() throws {
        let lines = "2022-08-31 instrument.commenced instrument=kh/act/2022/a\n" + Self.finding
        #expect(try levels(lines, "2022-08", "2022-07", "2022") == ["No", "not assessed", "No"])
    }

    @Test func `what has no last day has never certainly happened`() throws {
        let lines = "2022-08-01/.. instrument.commenced instrument=kh/act/2022/a\n" + Self.finding
        #expect(
            try levels(lines, "2022-07-31", "2022-08-01", "2099-01-01")
                == ["not assessed", "not assessed (possible)", "not assessed (possible)"])
    }

    @Test func `what has no first day is possible at any time before its last`() throws {
        let lines = "../2022-08-31 instrument.commenced instrument=kh/act/2022/a\n" + Self.finding
        #expect(try levels(lines, "1900-01-01", "2022-08-31") == ["not assessed (possible)", "No"])
    }
}
