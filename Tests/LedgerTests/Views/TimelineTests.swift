// § 8 of the design: the timeline with its filters, the level change that each event caused, and counts over time.
import EventLog
import Ledger
import LedgerService
import TestSupport
import Testing

struct TimelineTests {
    private static let ledger = """
        2022-01-01 body.registered body=AIPA name=Assembly members=["KH","TH"]
        @draft 2021-01-01 instrument.drafted instrument=kh/act/2022/a
        @read 2022-01-01 finding.recorded instrument=kh/act/2022/a indicator=grooming \
            answers=+criminalised,-technology
        @judged 2022-02-01 assessment.recorded jurisdiction=TH indicator=grooming level=No
        @force 2022-03-01 instrument.commenced instrument=kh/act/2022/a
        @india 2022-04-01 assessment.recorded jurisdiction=IN indicator=extradition level=No
        @again 2022-05-01 assessment.recorded jurisdiction=TH indicator=grooming level=Yes
        @endorsed 2022-06-01 checklist.endorsed checklist=sec body=AIPA
        @vague 2022-07/2022-12 instrument.introduced instrument=th/bill/2022/b
        """

    private func ids(_ change: (inout TimelineFilter) -> Void) throws -> [String] {
        let ledger = try Scenario(Self.ledger)
        var filter = TimelineFilter()
        change(&filter)
        let entries = try ledger.reader.timeline(
            since: #require(Day("2021-01-01")), until: ledger.reader.point("2022-12-31", asReported: false),
            filter)
        return entries.map(\.entry.event.id.text).filter { $0 != "e6" }
    }

    @Test func `a level that changes when its indicator is retired is not told`() throws {
        let retirement = "\n@end 2022-05 indicator.retired indicator=grooming"
        let told = try Scenario(Self.ledger + retirement).timeline(since: "2022-03-01", .on("2022-06-30"))
        #expect(
            told == """
                2022-03-01 instrument.commenced @force | KH grooming: not assessed → Partially
                2022-04-01 assessment.recorded @india | IN extradition: not assessed → No
                2022-05-01 assessment.recorded @again | TH grooming: No → Yes
                2022-05 indicator.retired @end
                2022-06-01 checklist.endorsed @endorsed
                """)
        let earlier = "\n@end 2022-05-01 indicator.retired indicator=grooming"
        let silent = try Scenario(Self.ledger + earlier).timeline(since: "2022-05-01", .on("2022-05-31"))
        #expect(
            silent == """
                2022-05-01 assessment.recorded @again
                2022-05-01 indicator.retired @end
                """)
    }

    @Test func `a change of another day than its event is told once that day has come`() throws {
        let ledger = try Scenario(
            """
            @force 2020-06-01 instrument.commenced instrument=kh/act/2020/a
            @read 2020-06-01 finding.recorded instrument=kh/act/2020/a indicator=grooming answers=+criminalised,-technology
            @later 2020-05-01 instrument.commencement-postponed instrument=kh/act/2020/a newDate=2031-01-01
            @period 2020-07-01 assessment.recorded jurisdiction=TH indicator=grooming level=Yes until=2030-12-31
            """)
        let earlier = try ledger.timeline(since: "2020-05-01", .on("2030-12-31"))
        #expect(
            earlier == """
                2020-05-01 instrument.commencement-postponed @later
                2020-06-01 finding.recorded @read
                2020-06-01 instrument.commenced @force
                2020-07-01 assessment.recorded @period | TH grooming: not assessed → Yes
                """)
        let later = try ledger.timeline(since: "2020-05-01", .on("2031-01-01"))
        #expect(
            later == """
                2020-05-01 instrument.commencement-postponed @later
                2020-06-01 finding.recorded @read
                2020-06-01 instrument.commenced @force
                2020-07-01 assessment.recorded @period | TH grooming: not assessed → Yes
                2031-01-01 assessment.recorded @period | TH grooming: Yes → not assessed
                2031-01-01 instrument.commencement-postponed @later | KH grooming: not assessed → Partially
                """)
        let between = try ledger.timeline(since: "2030-12-31", .on("2031-01-01"))
        #expect(between == later.split(separator: "\n").suffix(2).joined(separator: "\n"))
    }

    @Test func `pages of a filtered timeline are those of the whole`() throws {
        let lines = (1...230).map { number in
            "20\(number % 20 + 10)-0\(number % 9 + 1)-01 assessment.recorded jurisdiction=\(number % 2 == 0 ? "KH" : "TH") indicator=grooming level=\(number % 3 == 0 ? "Yes" : "No")"
        }
        let ledger = try Scenario(lines.joined(separator: "\n"))
        var filter = TimelineFilter()
        filter.jurisdictions = ["KH"]
        let point = try ledger.reader.point("2035-01-01", asReported: false)
        let whole = try ledger.reader.timeline(since: .distantPast, until: point, filter)
        #expect(whole.count == 115)
        let pages = try (1...3).map {
            try ledger.reader.timeline(since: .distantPast, until: point, filter, page: $0)
        }
        #expect(pages.map(\.count) == [100, 15, 0])
        #expect(pages.joined().map(\.entry.event.position) == whole.map(\.entry.event.position))
    }

    @Test func `events come with the level change that each caused`() throws {
        #expect(
            try Scenario(Self.ledger).timeline(since: "2022-02-01", .on("2022-06-01")) == """
                2022-02-01 assessment.recorded @judged | TH grooming: not assessed → No
                2022-03-01 instrument.commenced @force | KH grooming: not assessed → Partially
                2022-04-01 assessment.recorded @india | IN extradition: not assessed → No
                2022-05-01 assessment.recorded @again | TH grooming: No → Yes
                2022-06-01 checklist.endorsed @endorsed
                """)
    }

    @Test func `after the last day what is only possible is listed and marked`() throws {
        let ledger = try Scenario(Self.ledger)
        #expect(
            try ledger.timeline(since: "2022-06-02", .on("2022-08-01"))
                == "2022-07/2022-12 instrument.introduced @vague (possible)")
        #expect(
            try ledger.timeline(since: "2022-06-02", .on("2022-12-31"))
                == "2022-07/2022-12 instrument.introduced @vague")
    }

    @Test func `what was not known yet is not in it`() throws {
        #expect(
            try Scenario(Self.ledger).timeline(since: "2022-02-01", .on("2022-06-01", known: "#9"))
                == "2022-02-01 assessment.recorded @judged | TH grooming: not assessed → No")
    }

    @Test func `a retracted event is not in it, a corrected one is on its new day`() throws {
        let ledger = try Scenario(
            Self.ledger + """

                2022-07-01 event.retracted event=judged because=twice
                2022-07-01 event.corrected event=again because=date occurred=2022-05-02
                """)
        #expect(
            try ledger.timeline(since: "2022-02-01", .on("2022-05-31")) == """
                2022-03-01 instrument.commenced @force | KH grooming: not assessed → Partially
                2022-04-01 assessment.recorded @india | IN extradition: not assessed → No
                2022-05-02 assessment.recorded @again | TH grooming: not assessed → Yes
                """)
    }

    @Test func `it is filtered by jurisdiction, indicator, instrument, body and type`() throws {
        #expect(try ids { $0.jurisdictions = ["TH"] } == ["judged", "again", "vague"])
        #expect(try ids { $0.indicators = ["extradition"] } == ["india"])
        #expect(try ids { $0.indicators = ["grooming"] } == ["draft", "read", "judged", "force", "again"])
        #expect(try ids { $0.instrument = "kh/act/2022/a" } == ["draft", "read", "force"])
        #expect(try ids { $0.body = "AIPA" } == ["endorsed"])
        #expect(try ids { $0.region = "AIPA" } == ["draft", "read", "judged", "force", "again", "vague"])
        #expect(try ids { $0.types = ["checklist.endorsed"] } == ["endorsed"])
        #expect(try ids { $0.types = ["instrument"] } == ["draft", "force", "vague"])
    }

    @Test func `an unknown type or name is refused`() throws {
        #expect(throws: QuestionProblem.self) { try ids { $0.types = ["instrument.comenced"] } }
        #expect(throws: QuestionProblem.self) { try ids { $0.body = "ASEAN" } }
    }

    @Test func `the count of each level is given over time`() throws {
        let ledger = try Scenario(Self.ledger)
        let series = try ledger.reader.series(
            since: #require(Day("2022-01-31")), until: ledger.reader.point("2022-06-30", asReported: false))
        let grooming = try #require(series.first { $0.indicator == IndicatorID("sec/grooming") })
        func counts(_ level: String) -> [Int]? { grooming.counts.first { $0.level == level }?.counts }
        // The matrix lists India too, for its other cell.
        #expect(grooming.total == 3)
        #expect(grooming.days.first == Day("2022-01-31") && grooming.days.last == Day("2022-06-30"))
        #expect(counts("not assessed")?.first == 3 && counts("not assessed")?.last == 1)
        #expect(counts("Partially")?.last == 1 && counts("Yes")?.last == 1 && counts("No")?.last == 0)
    }

    @Test func `the count of a region has every member, also one without a cell`() throws {
        let ledger = try Scenario(
            "2022-01-01 body.registered body=SAIEVAC name=Initiative members=[\"BD\",\"NP\"]\n" + Self.ledger)
        var filter = TimelineFilter()
        filter.region = "SAIEVAC"
        let series = try ledger.reader.series(
            since: #require(Day("2022-01-31")), until: ledger.reader.point("2022-06-30", asReported: false),
            filter)
        let grooming = try #require(series.first { $0.indicator == IndicatorID("sec/grooming") })
        #expect(grooming.total == 2)
        #expect(grooming.counts.map(\.level) == ["not assessed"])
    }
}
