// § 5 of the design: the states of an instrument and the ladder.
import TestSupport
import Testing

struct StateTests {
    private func states(_ lines: String, _ days: String...) throws -> [String] {
        let steps = lines.split(separator: "\n").map { line in
            let words = line.split(separator: " ", maxSplits: 2).map(String.init)
            return
                "\(words[0]) instrument.\(words[1]) instrument=kh/act/2020/a \(words.count > 2 ? words[2] : "")"
        }
        return try Scenario(steps.joined(separator: "\n"), after: "").states("kh/act/2020/a", on: days)
    }

    @Test(arguments: [
        ("drafted", "draft"), ("introduced", "before parliament"), ("referred", "before parliament"),
        ("reported", "before parliament"), ("passed-chamber", "before parliament"), ("passed", "passed"),
        ("assented", "enacted, not in force"), ("became-law", "enacted, not in force"),
        ("published", "enacted, not in force"), ("commenced", "in force"), ("reenacted", "in force"),
        ("resumed", "in force"), ("suspended", "suspended"), ("repealed", "no longer in force"),
        ("annulled", "no longer in force"), ("rejected", "failed"), ("withdrawn", "failed"),
        ("lapsed", "failed"), ("vetoed", "failed"), ("renamed", "nothing"), ("amended", "nothing"),
        ("rules-adopted", "nothing"), ("commencement-postponed", "nothing"),
    ])
    func `each step reaches its state`(_ step: String, _ state: String) throws {
        #expect(try states("2020-01-02 \(step)", "2020-01-01", "2020-01-02") == ["nothing", state])
    }

    @Test(arguments: ["draft", "before parliament", "passed", "enacted, not in force", "in force"])
    func `a state reported states a rung of the ladder`(_ state: String) throws {
        #expect(try states("2020-01-02 state-reported state=\"\(state)\"", "2020-01-02") == [state])
    }

    @Test func `a commencement with an unknown date enacts and is not in force`() throws {
        #expect(
            try states("2020-01-02 commenced dateUnknown=true", "2020-01-02") == ["enacted, not in force"])
    }

    @Test func `deferred keeps a bill before parliament`() throws {
        #expect(
            try states("2020-01-01 introduced\n2020-02-01 deferred", "2020-02-01") == ["before parliament"])
    }

    @Test(arguments: ["drafted", "introduced", "referred", "deferred", "passed", "assented", "published"])
    func `a step never lowers the state on the ladder`(_ step: String) throws {
        #expect(
            try states("2020-01-01 commenced\n2020-02-01 \(step)", "2020-02-01") == ["in force"])
    }

    @Test func `a state reported never lowers the state`() throws {
        #expect(
            try states("2020-01-01 passed\n2020-02-01 state-reported state=draft", "2020-02-01") == ["passed"]
        )
    }

    @Test func `a step on a lower rung does not change since when`() throws {
        let ledger = try Scenario(
            """
            @p 2020-01-01 instrument.passed instrument=kh/act/2020/a
            2020-02-01 instrument.referred instrument=kh/act/2020/a
            2020-03-01 instrument.passed instrument=kh/act/2020/a
            """, after: "")
        #expect(try ledger.state("kh/act/2020/a", .on("2020-04-01")) == "passed since 2020-01-01 by @p")
    }

    @Test(arguments: [("commenced", "resumed"), ("repealed", "annulled"), ("rejected", "lapsed")])
    func `a step to the state that is reached already does not change since when`(
        _ first: String, _ second: String
    ) throws {
        let ledger = try Scenario(
            """
            @first 2020-01-01 instrument.\(first) instrument=kh/act/2020/a
            2020-02-01 instrument.\(second) instrument=kh/act/2020/a
            """, after: "")
        #expect(try ledger.state("kh/act/2020/a", .on("2020-04-01")).contains("since 2020-01-01 by @first"))
    }

    @Test func `after failure the next step counts again as it is`() throws {
        // A veto is overridden, and a bill that lapsed is taken up once more from the beginning.
        #expect(
            try states(
                "2020-01-01 passed\n2020-02-01 vetoed\n2020-03-01 became-law",
                "2020-01-01", "2020-02-01", "2020-03-01") == ["passed", "failed", "enacted, not in force"])
        #expect(
            try states("2020-01-01 passed\n2020-02-01 lapsed\n2020-03-01 introduced", "2020-03-01")
                == ["before parliament"])
    }

    @Test func `from suspension only resumption or an end leads on`() throws {
        let suspended = "2020-01-01 commenced\n2020-02-01 suspended\n"
        for step in ["commenced", "reenacted", "rejected", "passed"] {
            #expect(try states(suspended + "2020-03-01 \(step)", "2020-03-01") == ["suspended"])
        }
        #expect(try states(suspended + "2020-03-01 resumed", "2020-03-01") == ["in force"])
        #expect(try states(suspended + "2020-03-01 repealed", "2020-03-01") == ["no longer in force"])
        #expect(try states(suspended + "2020-03-01 annulled", "2020-03-01") == ["no longer in force"])
    }

    @Test func `after the end only re-enactment leads on`() throws {
        let ended = "2020-01-01 commenced\n2020-02-01 repealed\n"
        for step in ["commenced", "resumed", "rejected", "passed", "suspended"] {
            #expect(try states(ended + "2020-03-01 \(step)", "2020-03-01") == ["no longer in force"])
        }
        #expect(try states(ended + "2020-03-01 reenacted", "2020-03-01") == ["in force"])
    }

    @Test func `steps of one day are taken in the order of the procedure, not of recording`() throws {
        #expect(
            try states(
                "2020-01-01 commenced\n2020-01-01 published\n2020-01-01 passed\n2020-01-01 drafted",
                "2020-01-01")
                == ["in force"])
        #expect(
            try states("2020-01-01 assented\n2020-01-01 vetoed\n2020-01-01 passed", "2020-01-01")
                == ["enacted, not in force"])
        #expect(
            try states("2020-01-01 repealed\n2020-01-01 commenced", "2020-01-01") == ["no longer in force"])
    }

    @Test func `an imprecise step counts on its last possible day`() throws {
        let ledger = try Scenario(
            "@p 2020-02 instrument.passed instrument=kh/act/2020/a", after: "")
        #expect(try ledger.state("kh/act/2020/a", .on("2020-01-31")) == "nothing")
        #expect(try ledger.state("kh/act/2020/a", .on("2020-02-28")) == "nothing (possible)")
        #expect(try ledger.state("kh/act/2020/a", .on("2020-02-29")) == "passed since 2020-02 by @p")
    }

    @Test func `passed is not in force`() throws {
        #expect(
            try states("2022-04-12 passed\n2022-05-09 commenced", "2022-04-19", "2022-05-09")
                == ["passed", "in force"])
    }

    @Test func `an end without an enactment is accepted with a warning, and one with it without`() throws {
        let ledger = try Scenario("2020-01-01 instrument.assented instrument=kh/act/2020/a", after: "")
        #expect(
            try ledger.warnings(of: "2021-01-01 instrument.repealed instrument=kh/act/2020/b")
                == ["kh/act/2020/b is repealed without a recorded enactment"])
        #expect(try ledger.warnings(of: "2021-01-01 instrument.repealed instrument=kh/act/2020/a") == [])
    }

    @Test func `a finding before the first step of its instrument is accepted with a warning`() throws {
        let ledger = try Scenario("2020-01-01 instrument.drafted instrument=kh/act/2020/a")
        #expect(
            try ledger.warnings(of: "2021-01-01 finding.recorded instrument=kh/act/2020/b indicator=grooming")
                == ["kh/act/2020/b has no recorded step yet: the finding counts once it is in force"])
        #expect(
            try ledger.warnings(of: "2021-01-01 finding.recorded instrument=kh/act/2020/a indicator=grooming")
                == [])
    }
}
