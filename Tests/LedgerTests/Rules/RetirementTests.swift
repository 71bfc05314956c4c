// § 4 and § 6 of the design: what is recorded of an indicator that is asked no more is kept, with a warning.
import TestSupport
import Testing

struct RetirementTests {
    private static let retired = """
        @c 2020-01-01 instrument.commenced instrument=kh/act/2020/a
        @end 2025-05 indicator.retired indicator=grooming
        """
    private static let warning =
        "indicator “sec/grooming” is retired since 2025-05: its cells stand in no matrix of a day from then on"

    private func warnings(_ line: String) throws -> [String] {
        try Scenario(Self.retired).warnings(of: line)
    }

    @Test(arguments: [
        "finding.recorded instrument=kh/act/2020/a indicator=grooming",
        "assessment.recorded jurisdiction=KH indicator=grooming level=No",
    ])
    func `a reading or an assessment after the end of its indicator is warned of`(_ event: String) throws {
        #expect(try warnings("2025-05-31 \(event)") == [Self.warning])
        #expect(try warnings("2025-05-30 \(event)") == [])
        #expect(try warnings("2025-05-30 \(event)".replacing("=grooming", with: "=extradition")) == [])
    }

    @Test func `no warning comes before the end is recorded, or after it is taken back`() throws {
        let line = "2026-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=No"
        #expect(try Scenario("").warnings(of: line) == [])
        let ledger = try Scenario(Self.retired)
        try ledger.record("2026-01-01 event.retracted event=end because=\"asked after all\"")
        #expect(try ledger.warnings(of: line) == [])
    }

    @Test func `an answer to a dispute that is retracted is warned of`() throws {
        let line =
            "2021-01-01 cell.dispute-answered jurisdiction=KH indicator=grooming dispute=d answer=read"
        let ledger = try Scenario(
            "@d 2020-01-01 cell.disputed jurisdiction=KH indicator=grooming by=Ministry grounds=unread")
        #expect(try ledger.warnings(of: line) == [])
        try ledger.record("2020-02-01 event.retracted event=d because=twice")
        #expect(
            try ledger.warnings(of: line)
                == ["dispute “d” is retracted: the answer has no effect while it stays so"])
    }
}
