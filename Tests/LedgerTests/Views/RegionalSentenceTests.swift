// § 7 of the design: regional sentences and counts.
import EventLog
import Ledger
import LedgerService
import TestSupport
import Testing

struct RegionalSentenceTests {
    private func ledger(_ levels: String) throws -> Scenario {
        let lines = levels.split(separator: " ").map { pair in
            let parts = pair.split(separator: ":").map(String.init)
            return
                "2022-04-19 assessment.recorded jurisdiction=\(parts[0]) indicator=grooming level=\(parts[1])"
        }
        return try Scenario(lines.joined(separator: "\n"))
    }

    private func sentence(_ levels: String) throws -> String {
        try ledger(levels).sentence("grooming", .on("2022-04-19"))
    }

    @Test func `the sentence of the document`() throws {
        #expect(
            try sentence("KH:No ID:No TH:No PH:Yes VN:No BD:Partially IN:No NP:No LK:No")
                == "Of 9 countries analysed, 1 criminalises grooming (Philippines), 1 does partially (Bangladesh), 7 do not."
        )
    }

    @Test func `one country is a country`() throws {
        #expect(try sentence("KH:No") == "Of 1 country analysed, 1 does not.")
        #expect(try sentence("KH:Yes") == "Of 1 country analysed, 1 criminalises grooming (Cambodia).")
    }

    @Test func `several countries are named in the order of their codes and take the plural`() throws {
        #expect(
            try sentence("TH:Yes KH:Yes BD:Partially IN:Partially")
                == "Of 4 countries analysed, 2 criminalise grooming (Cambodia, Thailand), 2 do partially (Bangladesh, India)."
        )
    }

    @Test func `bounds are said as such`() throws {
        #expect(
            try sentence("KH:Yes ID:No|Partially PH:No|Partially")
                == "Of 3 countries analysed, 1 criminalises grooming (Cambodia), 2 not Yes.")
        #expect(
            try sentence("ID:Partially|Yes PH:No|Yes NP:No|Partially|Yes")
                == "Of 3 countries analysed, 1 No|Partially|Yes, 1 not Partially, 1 not No.")
    }

    @Test func `without clauses the names of the levels serve`() throws {
        let ledger = try Scenario(
            """
            2022-04-19 assessment.recorded jurisdiction=NP indicator=double-criminality level=Yes
            2022-04-19 assessment.recorded jurisdiction=KH indicator=double-criminality level=No|Partially
            2022-04-19 assessment.recorded jurisdiction=ID indicator=double-criminality level=No|Partially
            """)
        #expect(
            try ledger.sentence("double-criminality", .on("2022-04-19"))
                == "Of 3 countries analysed, 1 Yes (Nepal), 2 not Yes.")
    }

    @Test func `no data is said`() throws {
        let ledger = try Scenario(
            "2022-04-19 assessment.recorded jurisdiction=KH indicator=grooming level=\"no data\"")
        #expect(try ledger.sentence("grooming", .on("2022-04-19")) == "Of 1 country analysed, 1 no data.")
    }

    @Test func `members without a cell are not assessed and not analysed`() throws {
        let ledger = try Scenario(
            """
            2022-01-01 body.registered body=AIPA name=Assembly members=["KH","LA","TH"]
            2022-04-19 assessment.recorded jurisdiction=KH indicator=grooming level=No
            2022-04-19 assessment.recorded jurisdiction=IN indicator=grooming level=Yes
            """)
        #expect(
            try ledger.sentence("grooming", .on("2022-04-19"), region: "AIPA")
                == "Of 1 country analysed, 1 does not. Not assessed: Laos, Thailand.")
        #expect(try ledger.counts("grooming", .on("2022-04-19"), region: "AIPA") == "1 No, 2 not assessed")
    }

    @Test func `where nobody was analysed the sentence says so`() throws {
        let ledger = try Scenario("2022-01-01 body.registered body=AIPA name=Assembly members=[\"KH\"]")
        #expect(
            try ledger.sentence("grooming", .on("2022-04-19"), region: "AIPA")
                == "No country analysed. Not assessed: Cambodia.")
    }

    private static let law = """
        2022-05-01 instrument.commenced instrument=kh/act/2022/a
        2022-01-01 finding.recorded instrument=kh/act/2022/a indicator=grooming \
            answers=+criminalised,+technology,+offline,+without-meeting
        """

    @Test func `a country whose level is by law alone is not among those analysed`() throws {
        let ledger = try Scenario(
            Self.law + "\n2022-04-19 assessment.recorded jurisdiction=TH indicator=grooming level=No")
        #expect(
            try ledger.sentence("grooming", .on("2022-05-01"))
                == "Of 1 country analysed, 1 does not. By law alone, not assessed by an analyst: Cambodia: Yes."
        )
    }

    @Test func `a country whose assessment the law has replaced was analysed`() throws {
        let ledger = try Scenario(
            Self.law + "\n2022-04-19 assessment.recorded jurisdiction=KH indicator=grooming level=No")
        #expect(
            try ledger.sentence("grooming", .on("2022-05-01"))
                == "Of 1 country analysed, 1 criminalises grooming (Cambodia).")
    }

    @Test func `parts of countries are never counted`() throws {
        let ledger = try ledger("AU-QLD:Yes KH:No")
        #expect(try ledger.sentence("grooming", .on("2022-04-19")) == "Of 1 country analysed, 1 does not.")
        #expect(try ledger.counts("grooming", .on("2022-04-19")) == "1 No")
    }

    @Test func `a part neither inherits a level nor passes one on`() throws {
        let ledger = try ledger("AU-QLD:Yes")
        #expect(try ledger.level("AU grooming", .on("2022-04-19")) == "not assessed")
        #expect(try ledger.level("AU-NSW grooming", .on("2022-04-19")) == "not assessed")
        let country = try self.ledger("AU:Yes")
        #expect(try country.level("AU-QLD grooming", .on("2022-04-19")) == "not assessed")
    }

    @Test func `counts go from the highest level to the lowest, then bounds`() throws {
        #expect(
            try ledger("KH:No TH:Yes VN:Yes ID:No|Partially BD:Partially").counts(
                "grooming", .on("2022-04-19"))
                == "2 Yes, 1 Partially, 1 No, 1 No|Partially")
    }
}
