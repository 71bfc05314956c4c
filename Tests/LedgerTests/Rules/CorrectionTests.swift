// § 4 of the design: corrections and retractions, and what is believed before and after them.
import EventLog
import Ledger
import TestSupport
import Testing

struct CorrectionTests {
    private static let act = """
        recorded 2021-01-01
        @c 2020-03-01 instrument.commenced instrument=kh/act/2020/a
        @f 2020-03-01 finding.recorded instrument=kh/act/2020/a indicator=grooming answers=-criminalised
        """

    private func since(_ lines: String, known: String? = nil) throws -> String {
        try Scenario(Self.act + "\n" + lines).cell("KH grooming", .on("2022-01-01", known: known))
    }

    @Test func `a correction of the date keeps the event's id and position`() throws {
        let line = "2021-02-01 event.corrected event=c because=gazette occurred=2020-05-01"
        #expect(try since(line) == "No | law | since 2020-05-01 | @c | by kh/act/2020/a")
    }

    @Test func `known before the correction the old belief is seen`() throws {
        let line =
            "recorded 2021-02-01\n2021-02-01 event.corrected event=c because=gazette occurred=2020-05-01"
        #expect(try since(line, known: "2021-01-31") == "No | law | since 2020-03-01 | @c | by kh/act/2020/a")
    }

    @Test func `the last correction of a part holds`() throws {
        let lines = """
            2021-02-01 event.corrected event=c because=one occurred=2020-05-01
            2021-02-01 event.corrected event=c because=two occurred=2020-06-01
            """
        #expect(try since(lines).contains("since 2020-06-01"))
    }

    @Test func `a correction of one part leaves what was corrected of another`() throws {
        let lines = """
            2021-02-01 event.corrected event=c because=one occurred=2020-05-01
            2021-02-01 event.corrected event=c because=two note=checked
            2021-02-01 event.corrected event=c because=three \
                payload={"instrument":"kh/act/2020/a","provisions":["s. 4"]}
            """
        let ledger = try Scenario(Self.act + "\n" + lines)
        #expect(
            try ledger.state("kh/act/2020/a", .on("2022-01-01")) == "in force since 2020-05-01 by @c (s. 4)")
        let content = ledger.log.entries(at: [.init(6)], knownAt: .init(10)).first?.content
        #expect(content?.note == "checked")
        #expect(content?.occurred.text == "2020-05-01")
    }

    @Test func `a correction of the sources replaces them all`() throws {
        let ledger = try Scenario(
            Self.act + """

                2021-02-01 event.corrected event=c because=found sources=[{"title":"Gazette 12"}]
                """)
        let content = ledger.log.entries(at: [.init(6)], knownAt: .init(8)).first?.content
        #expect(content?.sources.lines == ["Gazette 12"])
        #expect(content?.occurred.text == "2020-03-01")
    }

    @Test func `a corrected payload moves the event to what it is now about`() throws {
        let ledger = try Scenario(
            Self.act + """

                2021-02-01 event.corrected event=c because=title payload={"instrument":"kh/act/2020/b"}
                """)
        #expect(try ledger.state("kh/act/2020/a", .on("2022-01-01")) == "nothing")
        #expect(try ledger.state("kh/act/2020/b", .on("2022-01-01")) == "in force since 2020-03-01 by @c")
        #expect(try ledger.level("KH grooming", .on("2022-01-01")) == "not assessed")
    }

    @Test func `a retracted event no longer counts`() throws {
        #expect(try since("2021-02-01 event.retracted event=c because=twice") == "not assessed")
    }

    @Test func `retracting a correction restores what held before it`() throws {
        let lines = """
            @k1 2021-02-01 event.corrected event=c because=one occurred=2020-05-01
            @k2 2021-02-01 event.corrected event=c because=two occurred=2020-06-01
            2021-02-01 event.retracted event=k2 because=wrong
            """
        #expect(try since(lines).contains("since 2020-05-01"))
        #expect(
            try since(lines + "\n2021-02-01 event.retracted event=k1 because=wrong").contains(
                "since 2020-03-01"))
    }

    @Test func `retracting an earlier correction leaves the later one`() throws {
        let lines = """
            @k1 2021-02-01 event.corrected event=c because=one occurred=2020-05-01
            @k2 2021-02-01 event.corrected event=c because=two occurred=2020-06-01
            2021-02-01 event.retracted event=k1 because=wrong
            """
        #expect(try since(lines).contains("since 2020-06-01"))
    }

    @Test func `retracting a retraction restores the event, with its corrections`() throws {
        let lines = """
            @k 2021-02-01 event.corrected event=c because=one occurred=2020-05-01
            @r 2021-02-01 event.retracted event=c because=twice
            @s 2021-02-01 event.retracted event=r because=no
            """
        #expect(try since(lines, known: "#9") == "not assessed")
        #expect(try since(lines).contains("since 2020-05-01"))
        #expect(try since(lines + "\n2021-02-01 event.retracted event=s because=yes") == "not assessed")
    }

    @Test func `retracting the retraction of a correction makes the correction hold again`() throws {
        let lines = """
            @k 2021-02-01 event.corrected event=c because=one occurred=2020-05-01
            @r 2021-02-01 event.retracted event=k because=wrong
            2021-02-01 event.retracted event=r because=right
            """
        #expect(try since(lines, known: "#9").contains("since 2020-03-01"))
        #expect(try since(lines).contains("since 2020-05-01"))
    }

    @Test func `a retracted event that is corrected stays retracted`() throws {
        let lines = """
            2021-02-01 event.retracted event=c because=twice
            2021-02-01 event.corrected event=c because=one occurred=2020-05-01
            """
        #expect(try since(lines) == "not assessed")
    }

    @Test func `a level that a correction took off the scale is shown as it was given`() throws {
        let ledger = try Scenario(
            """
            2021-01-01 assessment.recorded jurisdiction=KH indicator=extradition level=Partially
            2021-02-01 event.corrected event=extradition because=two payload={"checklist":"sec",\
            "indicator":"extradition","statement":"s","scale":["No","Yes"]}
            """)
        #expect(try ledger.level("KH extradition", .on("2022-01-01")) == "Partially")
    }
}
