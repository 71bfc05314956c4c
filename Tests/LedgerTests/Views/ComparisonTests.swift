// § 8 of the design: each kind of difference, directions, and what is refused.
import EventLog
import Ledger
import LedgerService
import TestSupport
import Testing

struct ComparisonTests {
    private static let full = "answers=+criminalised,+technology,+offline,+without-meeting"
    private static let base = """
        recorded 2021-01-01
        @c 2020-01-01 instrument.commenced instrument=kh/act/2020/a
        @f 2020-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming answers=-criminalised
        recorded 2021-06-01
        """

    private func difference(_ lines: String, _ first: String, _ second: String) throws -> String {
        try Scenario(Self.base + "\n" + lines).difference(first, second)
    }

    /// From what was known at the beginning of 2021 to what is known at the end, of one day.
    private func learnt(_ lines: String) throws -> String {
        try difference(lines, "2022-01-01@2021-01-01", "2022-01-01@2021-06-01")
    }

    /// From 2020-06-01 to 2022-01-01, with everything known at both.
    private func happened(_ lines: String) throws -> String {
        try difference(lines, "2020-06-01", "2022-01-01")
    }

    @Test func `nothing differs where nothing was learnt and nothing happened`() throws {
        #expect(try learnt("2021-01-01 instrument.drafted instrument=th/bill/2021/b").isEmpty)
        #expect(try happened("2021-01-01 instrument.drafted instrument=th/bill/2021/b").isEmpty)
    }

    @Test func `the end of a period is no change of law`() throws {
        let line =
            "@p 2020-02-01 assessment.recorded jurisdiction=TH indicator=grooming level=Yes until=2021-06-30"
        #expect(try happened(line) == "world | TH grooming | Yes → not assessed | reassessed | - | @p")
    }

    @Test func `a new event of an older day was learnt`() throws {
        let line = "@r 2021-03-01 finding.recorded instrument=kh/act/2020/a indicator=grooming \(Self.full)"
        #expect(try learnt(line) == "record | KH grooming | No → Yes | learnt | better | @c @r")
        #expect(
            try learnt("@a 2021-03-01 assessment.recorded jurisdiction=KH indicator=grooming level=Yes")
                == "record | KH grooming | No → Yes | learnt | better | @c @f @a")
    }

    @Test func `an end of a law that was learnt is learnt, not corrected`() throws {
        #expect(
            try learnt("@e 2021-03-01 instrument.repealed instrument=kh/act/2020/a")
                == "record | KH grooming | No → not assessed | learnt | - | @e")
    }

    @Test func `a postponement that was learnt is learnt, though nothing is left that shows it`() throws {
        let line = "2019-12-01 instrument.commencement-postponed instrument=kh/act/2020/a"
        #expect(try learnt(line).hasPrefix("record | KH grooming | No → not assessed | learnt | -"))
    }

    @Test func `taking back the end of a law is corrected`() throws {
        let ledger = try Scenario(
            Self.base.replacing("recorded 2021-06-01", with: "")
                + """
                @e 2021-01-01 instrument.repealed instrument=kh/act/2020/a
                recorded 2021-06-01
                2021-03-01 event.retracted event=e because=wrong
                """)
        #expect(
            try ledger.difference("2022-01-01@2021-01-01", "2022-01-01@2021-06-01")
                .hasPrefix("record | KH grooming | not assessed → No | corrected | -"))
    }

    @Test func `a correction that changes a cell is corrected`() throws {
        #expect(
            try learnt("@k 2021-03-01 event.corrected event=c because=gazette occurred=2023-01-01")
                == "record | KH grooming | No → not assessed | corrected | - | @k")
        let payload =
            #"{"instrument":"kh/act/2020/a","indicator":"grooming","answers":{"criminalised":true,"technology":false}}"#
        #expect(
            try learnt("@k 2021-03-01 event.corrected event=f because=misread payload=\(payload)")
                == "record | KH grooming | No → Partially | corrected | better | @c @f @k")
    }

    @Test func `a retraction that changes a cell is corrected`() throws {
        #expect(
            try learnt("@k 2021-03-01 event.retracted event=c because=twice")
                == "record | KH grooming | No → not assessed | corrected | - | @k")
    }

    @Test func `a correction that changes no cell is no difference`() throws {
        #expect(try learnt("2021-03-01 event.corrected event=c because=found note=checked").isEmpty)
    }

    @Test func `a step after the first day is a change of law`() throws {
        #expect(
            try happened(
                "@r 2021-03-01 finding.recorded instrument=kh/act/2020/a indicator=grooming since=2021-03-01 \(Self.full)"
            ) == "world | KH grooming | No → Yes | law changed | better | @c @r")
        #expect(
            try happened("@e 2021-03-01 instrument.repealed instrument=kh/act/2020/a")
                == "world | KH grooming | No → not assessed | law changed | - | @e")
    }

    @Test func `a first assessment is newly assessed`() throws {
        #expect(
            try happened("@a 2021-03-01 assessment.recorded jurisdiction=TH indicator=grooming level=No")
                == "world | TH grooming | not assessed → No | newly assessed | - | @a")
    }

    @Test func `another assessment is reassessed`() throws {
        let lines = """
            2020-02-01 assessment.recorded jurisdiction=TH indicator=grooming level=Yes
            @b 2021-03-01 assessment.recorded jurisdiction=TH indicator=grooming level=No|Partially
            """
        #expect(
            try happened(lines) == "world | TH grooming | Yes → No|Partially | reassessed | worse | @b")
    }

    @Test func `another assessment of the same level is no difference`() throws {
        let lines = """
            2020-02-01 assessment.recorded jurisdiction=TH indicator=grooming level=Yes
            2021-03-01 assessment.recorded jurisdiction=TH indicator=grooming level=Yes
            """
        #expect(try happened(lines).isEmpty)
    }

    @Test func `a level that changes by a revision alone is criteria changed`() throws {
        let line = """
            @v 2021-03-01 indicator.revised checklist=sec indicator=grooming statement=s \(Scenario.scale) \
                criteria=\(Scenario.questions(["criminalised"])) table=[{"level":"Partially","when":{}}]
            """
        #expect(
            try happened(line)
                == "world | KH grooming | No → Partially | criteria changed | better | @c @f @v")
    }

    @Test func `a law of the same level in the place of another is a new basis`() throws {
        let lines = """
            @d 2021-03-01 instrument.commenced instrument=kh/act/2021/b
            @g 2021-03-01 finding.recorded instrument=kh/act/2021/b indicator=grooming answers=-criminalised
            2021-03-01 instrument.repealed instrument=kh/act/2020/a
            """
        #expect(
            try happened(lines).hasPrefix("world | KH grooming | No → No | new basis | - |"))
    }

    @Test func `the end of a law is a cause where the level stays and its support is gone`() throws {
        let lines = """
            @a 2020-02-01 assessment.recorded jurisdiction=KH indicator=grooming level=No
            @e 2021-03-01 instrument.repealed instrument=kh/act/2020/a
            2021-04-01 instrument.renamed instrument=kh/act/2020/a
            """
        #expect(try happened(lines) == "world | KH grooming | No → No | new basis | - | @a @e")
    }

    @Test func `the end of other provisions is no cause, nor is what was undone`() throws {
        let lines = """
            2020-01-01 instrument.commenced instrument=th/act/2020/x
            2020-01-01 finding.recorded instrument=th/act/2020/x indicator=grooming provisions=["s. 4(h)"] \
                answers=-criminalised
            @a 2020-02-01 assessment.recorded jurisdiction=TH indicator=grooming level=No
            2021-01-01 instrument.suspended instrument=th/act/2020/x provisions=["s. 4"]
            2021-02-01 instrument.resumed instrument=th/act/2020/x provisions=["s. 4"]
            @e 2021-03-01 instrument.repealed instrument=th/act/2020/x provisions=["s. 4"]
            2021-04-01 instrument.repealed instrument=th/act/2020/x provisions=["s. 9"]
            """
        #expect(try happened(lines) == "world | TH grooming | No → No | new basis | - | @a @e")
        #expect(
            try difference(lines, "2020-06-01", "2021-02-15").isEmpty,
            "what was suspended is in force again")
    }

    @Test func `a cell that changes in both legs has a row for each`() throws {
        let lines = """
            @r 2020-02-01 assessment.recorded jurisdiction=KH indicator=grooming level=Partially
            @w 2021-03-01 assessment.recorded jurisdiction=KH indicator=grooming level=Yes
            """
        #expect(
            try difference(lines, "2020-06-01@2021-01-01", "2022-01-01@2021-06-01") == """
                record | KH grooming | No → Partially | learnt | better | @c @f @r
                world | KH grooming | Partially → Yes | reassessed | better | @c @f @w
                """)
    }

    @Test func `what was recorded since of a day after the first is a change of the world`() throws {
        let line = "@a 2021-03-01 assessment.recorded jurisdiction=TH indicator=grooming level=No"
        #expect(
            try difference(line, "2020-06-01@2021-01-01", "2022-01-01@2021-06-01")
                == "world | TH grooming | not assessed → No | newly assessed | - | @a")
    }

    @Test func `a direction is given only where no level is in both`() throws {
        func direction(_ from: String, _ to: String) throws -> String {
            let lines = """
                2020-02-01 assessment.recorded jurisdiction=TH indicator=grooming level=\(from)
                2021-03-01 assessment.recorded jurisdiction=TH indicator=grooming level=\(to)
                """
            let parts = try happened(lines).split(separator: "|").map { $0.split(separator: " ").joined() }
            return parts[parts.count - 2]
        }
        #expect(try direction("No", "Partially|Yes") == "better")
        #expect(try direction("Yes", "Partially") == "worse")
        #expect(try direction("No|Partially", "Partially|Yes") == "-")
        #expect(try direction("No", "No|Partially") == "-")
    }

    @Test func `a first point that knows more than the second is refused`() throws {
        let ledger = try Scenario(Self.base)
        #expect(throws: (any Error).self) { try ledger.difference("2020-01-01@#7", "2020-01-01@#6") }
        #expect(throws: Never.self) { try ledger.difference("2020-01-01@#6", "2020-01-01@#6") }
    }

    @Test func `the events between the points are those that are progress`() throws {
        let ledger = try Scenario(
            """
            2020-01-01 body.registered body=AIPA name=Assembly members=["KH"]
            @before 2020-01-01 instrument.drafted instrument=kh/bill/2021/a
            @draft 2021-01-01 instrument.drafted instrument=kh/bill/2021/b
            @sign 2021-02-01 treaty.signed treaty=un/treaty/2000/opsc jurisdiction=KH
            @resolved 2021-03-01 resolution.adopted resolution=aipa/resolution/2021/a body=AIPA
            @endorsed 2021-04-01 checklist.endorsed checklist=sec body=AIPA
            @promised 2021-05-01 commitment.made commitment=one kind=commitment text=more
            2021-06-01 statement.reported text=hello
            2021-06-01 assessment.recorded jurisdiction=KH indicator=grooming level=No
            @after 2023-01-01 instrument.introduced instrument=kh/bill/2021/b
            """)
        let points = try ["2020-06-01", "2022-01-01"].map { try ledger.reader.point($0, asReported: false) }
        let found = try ledger.reader.comparison(of: points[0], points[1])
        #expect(
            found.events.map(\.entry.entry.event.id.text) == [
                "draft", "sign", "resolved", "endorsed", "promised",
            ])
        #expect(found.events.allSatisfy { $0.leg == .world })
    }

    @Test func `the events are listed by a hundred, then by page`() throws {
        let lines = (1...101).map { "2021-01-01 instrument.drafted instrument=kh/bill/2021/b\($0)" }
        let ledger = try Scenario(lines.joined(separator: "\n"))
        let points = try ["2020-06-01", "2022-01-01"].map { try ledger.reader.point($0, asReported: false) }
        let pages = try [1, 2, 3].map {
            try ledger.reader.comparison(of: points[0], points[1], page: $0).events.count
        }
        #expect(pages == [100, 1, 0])
    }

    @Test func `a dispute is no cause of a difference`() throws {
        let dispute = """
            @r 2021-03-01 finding.recorded instrument=kh/act/2020/a indicator=grooming \(Self.full)
            @d 2021-04-01 cell.disputed jurisdiction=KH indicator=grooming by=Ministry grounds=Unread
            """
        #expect(try learnt(dispute) == "record | KH grooming | No → Yes | learnt | better | @c @r")
    }
}
