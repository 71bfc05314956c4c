// §§ 7.3 to 7.5 of the design: the choice of basis, drafts, “if enacted”, and nothing recorded.
import Ledger
import LedgerService
import TestSupport
import Testing

struct BasisAndPipelineTests {
    private static let both = """
        @c 2020-01-01 instrument.commenced instrument=kh/act/2020/a
        2020-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming answers=-criminalised
        @a 2021-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=Yes
        """

    @Test func `by law alone assessments do not count`() throws {
        let ledger = try Scenario(Self.both)
        #expect(
            try ledger.cell("KH grooming", .on("2022-01-01"), basis: .law)
                == "No | law | since 2020-01-01 | @c | by kh/act/2020/a")
    }

    @Test func `by assessments alone the law does not count`() throws {
        let ledger = try Scenario(Self.both)
        #expect(try ledger.level("KH grooming", .on("2020-06-01"), basis: .assessed) == "not assessed")
        #expect(try ledger.level("KH grooming", .on("2022-01-01"), basis: .assessed) == "Yes (disagrees)")
    }

    @Test func `by assessments alone a later law does not replace one`() throws {
        let ledger = try Scenario(
            """
            2021-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=Yes
            2022-01-01 instrument.commenced instrument=kh/act/2020/a
            2020-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming answers=-criminalised
            """)
        #expect(
            try ledger.level("KH grooming", .on("2022-01-01"), basis: .assessed) == "Yes (stale, disagrees)")
        #expect(try ledger.level("KH grooming", .on("2022-01-01")) == "No")
    }

    private static let bill = """
        @a 2021-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=No
        @i 2021-03 instrument.introduced instrument=kh/bill/2021/b
        2021-04-01 instrument.referred instrument=kh/bill/2021/b
        @p 2022-04-12 instrument.passed instrument=kh/bill/2021/b
        2020-01-01 finding.recorded instrument=kh/bill/2021/b indicator=grooming \
            answers=+criminalised,-technology
        """

    @Test func `a finding on a bill is shown with its state and since when, and does not count`() throws {
        let ledger = try Scenario(Self.bill)
        #expect(
            try ledger.cell("KH grooming", .on("2022-04-11"))
                == "No | assessed | stale | since 2021-01-01 | @a"
                + " | pipeline: kh/bill/2021/b before parliament since 2021-03")
        #expect(
            try ledger.cell("KH grooming", .on("2022-04-12"))
                == "No | assessed | stale | since 2021-01-01 | @a | pipeline: kh/bill/2021/b passed since 2022-04-12"
        )
    }

    @Test(arguments: ["commenced", "rejected", "repealed", "suspended"])
    func `what is in force, has failed, ended or is suspended is not in the pipeline`(_ step: String) throws {
        let ledger = try Scenario(Self.bill + "\n2022-05-01 instrument.\(step) instrument=kh/bill/2021/b")
        #expect(try !ledger.cell("KH grooming", .on("2022-05-01")).contains("pipeline"))
        #expect(try ledger.cell("KH grooming", .on("2022-04-30")).contains("pipeline"))
    }

    @Test func `an instrument that was not read for the cell is not in its pipeline`() throws {
        let ledger = try Scenario(Self.bill)
        #expect(try ledger.cell("KH extraterritorial-jurisdiction", .on("2022-05-01")) == "not assessed")
    }

    @Test func `if enacted, the bill is in force on the day`() throws {
        let ledger = try Scenario(Self.bill)
        #expect(
            try ledger.cell("KH grooming", .on("2022-04-12"), ifEnacted: "kh/bill/2021/b")
                == "Partially | law | since 2022-04-12 | by kh/bill/2021/b")
    }

    @Test func `if enacted, the bill comes after the assessments of the day`() throws {
        let ledger = try Scenario(
            Self.bill + "\n2022-06-01 assessment.recorded jurisdiction=KH indicator=grooming level=No")
        #expect(
            try ledger.level("KH grooming", .on("2022-06-01"), ifEnacted: "kh/bill/2021/b") == "Partially")
        #expect(try ledger.level("KH grooming", .on("2022-06-01")) == "No")
    }

    @Test func `if enacted, a bill wins within a closed period too`() throws {
        let ledger = try Scenario(
            Self.bill
                + "\n2022-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=Yes until=2022-12-31"
        )
        #expect(
            try ledger.level("KH grooming", .on("2022-06-01"), ifEnacted: "kh/bill/2021/b") == "Partially")
    }

    @Test func `if enacted, a range around the assessment still does not replace it`() throws {
        let ledger = try Scenario(
            """
            2021-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=No
            2021-03 instrument.introduced instrument=kh/bill/2021/b
            2020-01-01 finding.recorded instrument=kh/bill/2021/b indicator=grooming
            """)
        #expect(
            try ledger.level("KH grooming", .on("2022-06-01"), ifEnacted: "kh/bill/2021/b").hasPrefix("No"))
    }

    @Test func `if enacted, cells of other instruments stay as they are`() throws {
        let ledger = try Scenario(
            Self.bill + "\n2021-01-01 assessment.recorded jurisdiction=TH indicator=grooming level=Yes")
        #expect(try ledger.level("TH grooming", .on("2022-06-01"), ifEnacted: "kh/bill/2021/b") == "Yes")
    }

    @Test(arguments: [("repealed", "no longer in force"), ("suspended", "suspended")])
    func `if enacted refuses an instrument that has left the ladder`(_ step: String, _ words: String) throws {
        let ledger = try Scenario(Self.bill + "\n2022-05-01 instrument.\(step) instrument=kh/bill/2021/b")
        let sentence = "kh/bill/2021/b is \(words): --if-enacted supposes what has not been in force yet"
        #expect(throws: QuestionProblem(sentence)) {
            try ledger.level("KH grooming", .on("2022-06-01"), ifEnacted: "kh/bill/2021/b")
        }
    }

    @Test func `a cell without a cause is not assessed, and not No`() throws {
        let ledger = try Scenario(
            """
            2021-01-01 statement.reported jurisdictions=["KH"] indicator=grooming text=No
            2021-01-01 instrument.commenced instrument=kh/act/2020/a
            """)
        #expect(try ledger.cell("KH grooming", .on("2022-01-01")) == "not assessed")
        #expect(try ledger.counts("grooming", .on("2022-01-01")) == "")
    }
}
