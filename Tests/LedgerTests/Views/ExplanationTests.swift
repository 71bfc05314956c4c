// § 7 of the design: a cell is always explained. What each assessment is on the day, and every dispute.
import EventLog
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

    private func explanation(
        _ day: String, _ ledger: String = Self.ledger, isWhole: Bool = true,
        basis: BasisChoice = .latest
    ) throws -> Explanation {
        let reader = try Scenario(ledger).reader
        let point = try reader.point(day, asReported: false)
        let indicator = try reader.indicator("grooming", at: point.position)
        let cell = Cell(try reader.jurisdiction("KH"), indicator)
        return try #require(try reader.explanation(of: cell, at: point, basis: basis, isWhole: isWhole)).0
    }

    private func position(_ name: String, _ ledger: String) throws -> Position {
        try #require(try Scenario(ledger).reader.log.event(EventID(name))).position
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

    @Test func `a period that is over, and an assessment that may have been made, are said as such`() throws {
        let more =
            Self.ledger
                + """

                2016-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=No until=2018-12-31
                2024 assessment.recorded jurisdiction=KH indicator=grooming level=No
                """
        let roles = { (day: String) in try explanation(day, more).judgements.map(\.role) }
        #expect(try roles("2018-12-31") == [.prevails, .notYet, .notYet, .notYet])
        #expect(try roles("2019-01-01") == [.ended, .notYet, .notYet, .notYet])
        #expect(try roles("2023-12-31") == [.ended, .superseded, .prevails, .notYet])
        #expect(try roles("2024-01-01") == [.ended, .superseded, .prevails, .possible])
        #expect(try roles("2024-12-31") == [.ended, .superseded, .superseded, .prevails])
    }

    @Test func `a finding that does not count says why`() throws {
        let more = """
            @first 2021-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming answers=+criminalised
            2022-01-01 instrument.commenced instrument=kh/act/2020/a
            @later 2022-02-01 finding.recorded instrument=kh/act/2020/a indicator=grooming \
                answers=-criminalised since=2023-01-01
            @whole 2022-03-01 finding.recorded instrument=kh/act/2020/a indicator=grooming \
                answers=+criminalised,+technology since=2022-06-01
            """
        let whole = try position("whole", more)
        let roles = { (day: String) in try explanation(day, more).readings.map(\.role) }
        #expect(try roles("2021-12-31") == [.notInForce, .notInForce, .notInForce])
        #expect(try roles("2022-05-31") == [.counts, .notYet, .notYet])
        #expect(try roles("2022-06-01") == [.takenOver(by: whole), .notYet, .counts])
        // What was recorded last takes over from its own day on, for good.
        #expect(try roles("2023-01-01") == [.takenOver(by: whole), .takenOver(by: whole), .counts])
    }

    @Test func `an assessment tells which findings it names, and which of them are none any more`() throws {
        let more =
            Self.history
                + """

                2024-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=Yes findings=["old"]
                """
        let old = try position("old", more)
        for isWhole in [true, false] {
            let named = { (ledger: String) in
                try explanation("2024-02-01", ledger, isWhole: isWhole).judgements.last?.findings.map(
                    \.position)
            }
            #expect(try named(more) == [old])
            #expect(try named(more + "\n2024-01-15 event.retracted event=old because=Misread") == [nil])
        }
    }

    @Test func `by the law alone no assessment prevails`() throws {
        let judgements = try explanation("2023-02-01", basis: .law).judgements
        #expect(judgements.map(\.role) == [.leftAside, .leftAside])
    }

    @Test func `of corrections those are told of which a part holds`() throws {
        let more =
            Self.ledger
                + """

                @day 2023-07-01 event.corrected event=last occurred=2023-01-02 because=Date
                @word 2023-07-02 event.corrected event=last note=A because=Word
                @again 2023-07-03 event.corrected event=last note=B because=Word
                """
        let reader = try Scenario(more).reader
        let corrections = { (knownAt: String) throws -> [Position] in
            var known = Knowledge(partial: true)
            known.take(try reader.log.slice(around: EventID("last"), through: position(knownAt, more)))
            return try #require(known.entry(EventID("last"))).corrections
        }
        #expect(try corrections("word") == [position("day", more), position("word", more)])
        #expect(try corrections("again") == [position("day", more), position("again", more)])
    }

    @Test func `a dispute stands until it is answered, and both are told`() throws {
        #expect(try explanation("2023-02-01").objections.isEmpty)
        #expect(try explanation("2023-04-01").objections.map(\.stands) == [true])
        #expect(try explanation("2023-07-01").objections.map(\.stands) == [false, false])
    }

    /// A law that ended before the assessments, one that is in force, and an assessment for a period between them.
    private static let history = """
        2011-01-01 instrument.commenced instrument=kh/act/2010/old
        @old 2014-01-01 finding.recorded instrument=kh/act/2010/old indicator=grooming answers=+criminalised
        2015-01-01 instrument.repealed instrument=kh/act/2010/old
        2016-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=No until=2018-12-31
        """ + "\n" + ledger

    private func present(_ day: String, _ ledger: String = history) throws -> (
        laws: [String], roles: [String], leavesOut: Bool
    ) {
        let explanation = try explanation(day, ledger, isWhole: false)
        return (
            explanation.readings.map(\.finding.instrument.text), explanation.judgements.map(\.role.rawValue),
            explanation.leavesOut
        )
    }

    @Test func `what bore on a cell only before the assessment that prevails is left out, which is told`()
        throws
    {
        // The law of 2010 ended in 2015; the period ended in 2018; the first assessment is from 2020.
        #expect(try present("2023-02-01") == (["kh/act/2020/a"], ["prevails"], true))
        #expect(try present("2021-06-01") == (["kh/act/2020/a"], ["prevails", "not yet"], true))
        #expect(
            try present("2017-06-01") == (["kh/act/2020/a"], ["prevails", "not yet", "not yet"], true))
        // Before any assessment there is nothing since which.
        #expect(
            try present("2014-06-01")
                == (["kh/act/2010/old", "kh/act/2020/a"], ["not yet", "not yet", "not yet"], false))
        let whole = try explanation("2023-02-01", Self.history)
        #expect(whole.readings.count == 2)
        #expect(whole.judgements.count == 3)
        #expect(!whole.leavesOut)
    }

    @Test func `a law that the assessment names is there though it ended before`() throws {
        let named =
            Self.history
            + "\n2024-01-01 assessment.recorded jurisdiction=KH indicator=grooming level=Yes findings=[\"old\"]"
        #expect(try present("2024-02-01", named).laws == ["kh/act/2010/old", "kh/act/2020/a"])
    }

    /// A reading of what has no step yet may be of a misspelt name, and can change the cell on any day to come.
    @Test func `a law without any step is there`() throws {
        let unread =
            Self.history
            + "\n2013-01-01 finding.recorded instrument=kh/act/2010/odl indicator=grooming answers=+criminalised"
        #expect(try present("2023-02-01", unread).laws == ["kh/act/2020/a", "kh/act/2010/odl"])
    }

    @Test func `by the law alone, for which assessments do not count, everything is there`() throws {
        let explanation = try explanation("2023-02-01", Self.history, isWhole: false, basis: .law)
        #expect(explanation.readings.count == 2)
        #expect(!explanation.leavesOut)
    }

    @Test func `disputes are all there`() throws {
        #expect(
            try explanation("2023-07-01", Self.history, isWhole: false).objections.map(\.stands)
                == [false, false])
    }
}
