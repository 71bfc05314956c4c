// § 7 of the design: a cell is always explained. What each assessment is on the day, and every dispute.
import Ledger
import LedgerService
import TestSupport
import Testing

struct ExplanationTests {
    private static let ledger = """
        2021-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming \
            answers=+criminalised,+technology,+offline,+without-meeting
        @first 2020-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=No
        2022-01-01 instrument.commenced instrument=kh/act/2020/a
        @last 2023-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=Yes
        @asked 2023-03-01 cell.disputed jurisdiction=KH indicator=grooming by=Ministry grounds=Unread
        @told 2023-06-01 cell.dispute-answered jurisdiction=KH indicator=grooming answer=Read
        """

    private func explanation(_ day: String) throws -> Explanation {
        let reader = try Scenario(Self.ledger).reader
        let point = try reader.point(day, asReported: false)
        let indicator = try reader.indicator("grooming", at: point.position)
        let cell = Cell(try reader.jurisdiction("KH"), indicator)
        return try #require(try reader.explanation(of: cell, at: point)).0
    }

    private func roles(_ day: String) throws -> [String] {
        try explanation(day).judgements.map(\.role.rawValue)
    }

    @Test func `an assessment prevails until law replaces it, and a later one has not come yet`() throws {
        #expect(try roles("2021-06-01") == ["prevails", "not yet"])
        #expect(try roles("2022-06-01") == ["replaced by law", "not yet"])
        #expect(try roles("2023-02-01") == ["superseded", "prevails"])
        #expect(try roles("2019-06-01") == ["not yet", "not yet"])
    }

    @Test func `a dispute stands until it is answered, and both are told`() throws {
        #expect(try explanation("2023-02-01").objections.isEmpty)
        #expect(try explanation("2023-04-01").objections.map(\.stands) == [true])
        #expect(try explanation("2023-07-01").objections.map(\.stands) == [false, false])
    }
}
