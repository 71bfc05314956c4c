// § 2 of the design: bodies with their members, consultations as points, commitments.
import EventLog
import Ledger
import LedgerService
import TestSupport
import Testing

struct BodyAndConsultationTests {
    private func members(_ lines: String, _ day: String) throws -> [String] {
        let ledger = try Scenario(lines)
        let body = try ledger.reader.body("AIPA", at: ledger.log.head().position)
        return body.members(on: try #require(Day(day))).map(\.code)
    }

    private static let body = "2022-01-01 body.registered body=AIPA name=Assembly members=[\"KH\",\"VN\"]\n"

    @Test func `members named at registration are members always`() throws {
        #expect(try members(Self.body, "1950-01-01") == ["KH", "VN"])
        #expect(try members(Self.body, "2050-01-01") == ["KH", "VN"])
    }

    @Test func `a jurisdiction that joined is a member from its date on`() throws {
        let lines = Self.body + "2025-10-26 body.joined body=AIPA jurisdiction=TL"
        #expect(try members(lines, "2025-10-25") == ["KH", "VN"])
        #expect(try members(lines, "2025-10-26") == ["KH", "TL", "VN"])
    }

    @Test func `a named member that joined was none before`() throws {
        let lines = Self.body + "1999-04-30 body.joined body=AIPA jurisdiction=KH"
        #expect(try members(lines, "1999-04-29") == ["VN"])
        #expect(try members(lines, "1999-04-30") == ["KH", "VN"])
    }

    @Test func `a member that left is none from its date on, and may join again`() throws {
        let lines =
            Self.body + """
                2024-01-01 body.left body=AIPA jurisdiction=KH
                2026-01-01 body.joined body=AIPA jurisdiction=KH
                """
        #expect(try members(lines, "2023-12-31") == ["KH", "VN"])
        #expect(try members(lines, "2024-01-01") == ["VN"])
        #expect(try members(lines, "2026-01-01") == ["KH", "VN"])
    }

    @Test func `a region's members are those of the day asked`() throws {
        let ledger = try Scenario(Self.body + "2025-10-26 body.joined body=AIPA jurisdiction=TL")
        #expect(try ledger.counts("grooming", .on("2025-10-25"), region: "AIPA") == "2 not assessed")
        #expect(try ledger.counts("grooming", .on("2025-10-26"), region: "AIPA") == "3 not assessed")
    }

    private static let meeting = """
        recorded 2022-01-01
        2022-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=No
        recorded 2022-05-01
        @held 2022-04-18/2022-04-19 consultation.held consultation=second title="Second meeting"
        recorded 2022-06-30
        @learnt 2022-04-19 assessment.recorded jurisdiction=KH indicator=grooming level=Partially
        @after 2022-04-20 assessment.recorded jurisdiction=KH indicator=grooming level=Yes
        @published 2022-06 consultation.outcome-published consultation=second
        recorded 2022-09-01
        2022-04-19 assessment.recorded jurisdiction=KH indicator=grooming level=No|Partially
        """

    @Test func `a consultation is the last day of its meeting, with everything known now`() throws {
        #expect(try Scenario(Self.meeting).level("KH grooming", .at("second")) == "No|Partially")
    }

    @Test func `as reported, what was recorded up to its outcome is known`() throws {
        #expect(
            try Scenario(Self.meeting).level("KH grooming", .at("second", asReported: true)) == "Partially")
    }

    @Test func `without an outcome it is what was recorded up to the meeting's own event`() throws {
        let lines = Self.meeting.split(separator: "\n").filter { !$0.contains("outcome") }
        let ledger = try Scenario(lines.joined(separator: "\n"))
        #expect(try ledger.level("KH grooming", .at("second", asReported: true)) == "No")
    }

    @Test func `a correction of the outcome does not move what it knew`() throws {
        let ledger = try Scenario(
            Self.meeting + "\n2022-10-01 event.corrected event=published because=date occurred=2022-07-01")
        #expect(try ledger.level("KH grooming", .at("second", asReported: true)) == "Partially")
    }

    @Test func `a correction of the meeting moves its day`() throws {
        let ledger = try Scenario(
            Self.meeting + "\n2022-10-01 event.corrected event=held because=date occurred=2022-04-20")
        #expect(try ledger.level("KH grooming", .at("second")) == "Yes")
    }

    @Test func `a consultation not yet held is refused as a point, with its plan`() throws {
        let ledger = try Scenario(
            """
            2022-04-19 consultation.scheduled consultation=third planned=2022-07/2022-12
            2200-01-01 consultation.held consultation=fourth
            2022-04-19 consultation.scheduled consultation=fifth planned="2200"
            """)
        #expect(
            throws: QuestionProblem(
                "consultation “third” was planned for 2022-07/2022-12, and no event says that it was held, so that"
                    + " it is no point to read at; if it was held, record consultation.held")
        ) { try ledger.reader.point("third", asReported: false) }
        #expect(
            throws: QuestionProblem(
                "consultation “fourth” has not been held yet, so that it is no point to read at")
        ) { try ledger.reader.point("fourth", asReported: false) }
        #expect(
            throws: QuestionProblem(
                "consultation “fifth” has not been held yet, so that it is no point to read at;"
                    + " it is planned for 2200")
        ) { try ledger.reader.point("fifth", asReported: false) }
    }

    private func commitment(_ lines: String, _ day: String) throws -> String {
        let ledger = try Scenario(
            "2022-04-19 commitment.made commitment=one kind=recommended-action text=more due=\"2022\"\n"
                + lines)
        let found = try ledger.reader.commitments(at: ledger.reader.point(day, asReported: false))
        return found.map { "\($0.state) since \($0.since)\($0.isOverdue ? ", overdue" : "")" }.joined()
    }

    @Test func `a commitment is open from when it is made, and overdue after its date`() throws {
        #expect(try commitment("", "2022-04-18") == "")
        #expect(try commitment("", "2022-12-31") == "open since 2022-04-19")
        #expect(try commitment("", "2023-01-01") == "open since 2022-04-19, overdue")
    }

    @Test(arguments: ["fulfilled", "dropped"])
    func `a commitment that is settled is not overdue`(_ step: String) throws {
        let line = "2022-06-01 commitment.\(step) commitment=one"
        #expect(try commitment(line, "2022-05-31") == "open since 2022-04-19")
        #expect(try commitment(line, "2023-01-01") == "\(step) since 2022-06-01")
    }

    @Test func `a commitment that progressed may still be overdue`() throws {
        let line = "2022-06-01 commitment.progressed commitment=one text=begun"
        #expect(try commitment(line, "2022-06-01") == "progressed since 2022-06-01")
        #expect(try commitment(line, "2023-01-01") == "progressed since 2022-06-01, overdue")
    }
}
