// § 10 of the design: each refusal is a named thing, with the input that provokes it and its exact text.
import EventLog
import JSON
import Ledger
import LedgerCoding
import TestSupport
import Testing

/// One refusal: the lines that are there before, the line that is refused, its code, and its text with the place.
struct RefusalCase: Sendable, CustomTestStringConvertible {
    let code: Problem.Code
    let before: String
    let line: String
    let text: String

    init(_ code: Problem.Code, after before: String = "", _ line: String, _ text: String) {
        self.code = code
        self.before = before
        self.line = line
        self.text = text
    }

    var testDescription: String { "\(code.rawValue): \(line)" }
}

struct RefusalTests {
    private static let assessment =
        "@a 2022-04-19 assessment.recorded jurisdiction=KH indicator=grooming level=No"
    private static let criteria = Scenario.questions(["one"])
    private static let form = "checklist=sec indicator=odd statement=s"

    static let cases: [RefusalCase] = [
        RefusalCase(
            .unknownType, "2022-04-12 instrument.comenced instrument=kh/act/2020/a",
            "type: there is no event type “instrument.comenced”. Did you mean “instrument.commenced”?"),
        RefusalCase(
            .unknownVersion, "2022-04-12 instrument.passed instrument=kh/act/2020/a version=2",
            "data.version: version 2 of instrument.passed is not known; this program knows versions 1 to 1"),
        RefusalCase(
            .unknownVersion, "2022-04-12 instrument.passed instrument=kh/act/2020/a version=0",
            "data.version: version 0 of instrument.passed is not known; this program knows versions 1 to 1"),
        RefusalCase(
            .unknownField, "2022-04-12 instrument.passed instrument=kh/act/2020/a numbr=12",
            "data.payload.numbr: there is no field “numbr” here. Did you mean “number”?"),
        RefusalCase(
            .missingField, "2022-04-12 instrument.passed",
            "data.payload: “instrument” is missing: give an instrument, such as ph/act/2009/ra-9775"),
        RefusalCase(
            .wrongKind, "2022-04-12 instrument.commenced instrument=kh/act/2020/a dateUnknown=maybe",
            "data.payload.dateUnknown: “dateUnknown” must be true or false"),
        RefusalCase(
            .wrongKind, "2022-04-12 instrument.state-reported instrument=kh/act/2020/a state=pasesd",
            "data.payload.state: “pasesd” is not one of draft, before parliament, passed, enacted, not in force,"
                + " in force. Did you mean “passed”?"),
        RefusalCase(
            .badDate, "2022-02-30 instrument.passed instrument=kh/act/2020/a",
            "data.occurred: “2022-02-30” is not a date: February 2022 has 28 days: write 01 to 28"),
        RefusalCase(
            .badDate, "\(assessment) until=2022-12",
            "data.payload.until: “2022-12” is not an exact day: give it as 2022-04-12"),
        RefusalCase(
            .badName, "2022-04-12 instrument.passed instrument=KH/act",
            "data.payload.instrument: “KH/act” is not an instrument: its jurisdiction or body, kind, year or date"
                + " and name in lower case, such as ph/act/2009/ra-9775"),
        RefusalCase(
            .badName, "2022-04-12 assessment.recorded jurisdiction=Camboda indicator=grooming level=No",
            "data.payload.jurisdiction: No jurisdiction is known as “Camboda”. Did you mean “Cambodia”?"),
        RefusalCase(
            .badName, "2022-04-12 finding.recorded instrument=un/treaty/2000/opsc indicator=grooming",
            "data.payload.instrument: “un/treaty/2000/opsc” does not begin with a jurisdiction such as ph/ or au-qld/,"
                + " so that its finding has no cell"),
        RefusalCase(
            .badName, "@#1 2022-04-12 instrument.passed instrument=kh/act/2020/a",
            "id: “#1” cannot be an identifier: give up to 200 characters without spaces, not beginning with #"
        ),
        RefusalCase(
            .sourcesMissing, "2022-04-12 instrument.passed instrument=kh/act/2020/a sources=[]",
            "data.sources: no source is given: give at least one with a title, url or document, or say that there is"
                + " none and why: {\"none\": \"the reason\"}"),
        RefusalCase(
            .sourcesMissing, "2022-04-12 instrument.passed instrument=kh/act/2020/a sources={\"none\":\"\"}",
            "data.sources: no source is given: give at least one with a title, url or document, or say that there is"
                + " none and why: {\"none\": \"the reason\"}"),
        RefusalCase(
            .sourceWithoutReference,
            "2022-04-12 instrument.passed instrument=kh/act/2020/a sources=[{\"locator\":\"p. 4\"}]",
            "data.sources.0: the source names no title, url or document: give one of them"),
        RefusalCase(
            .unknownIndicator, "2022-04-12 assessment.recorded jurisdiction=KH indicator=groming level=No",
            "data.payload.indicator: there is no indicator “groming”; define it first, or give one that is known."
                + " Did you mean “grooming”?"),
        RefusalCase(
            .unknownIndicator, "2022-04-12 indicator.revised \(form) \(Scenario.scale)",
            "data: there is no indicator “sec/odd”; define it first, or give one that is known."),
        RefusalCase(
            .ambiguousIndicator,
            after: """
                2020-01-01 checklist.published checklist=other title=Other
                2020-01-01 indicator.defined checklist=other indicator=grooming statement=s \(Scenario.scale)
                """, assessment,
            "data.payload.indicator: “grooming” is an indicator of several checklists: give one of other/grooming,"
                + " sec/grooming"),
        RefusalCase(
            .unknownCriterion,
            "2022-04-12 finding.recorded instrument=kh/act/2020/a indicator=grooming answers=+criminalized",
            "data.payload.answers.criminalized: there is no criterion “criminalized”; the criteria are criminalised,"
                + " technology, offline, without-meeting. Did you mean “criminalised”?"),
        RefusalCase(
            .unknownCriterion,
            "2022-04-12 indicator.defined \(form) \(Scenario.scale) criteria=\(criteria)"
                + " table=[{\"level\":\"No\",\"when\":{\"two\":true}}]",
            "data.payload.table.0.when.two: there is no criterion “two”; the criteria are one."),
        RefusalCase(
            .unknownLevel, "2022-04-12 assessment.recorded jurisdiction=KH indicator=grooming level=Partly",
            "data.payload.level: “Partly” is not a level here; the scale is No < Partially < Yes."),
        RefusalCase(
            .unknownLevel, "2022-04-12 assessment.recorded jurisdiction=KH indicator=grooming level=Yes|No",
            "data.payload.level: several possible levels are given low to high, once each, such as No|Partially"
        ),
        RefusalCase(
            .unknownLevel,
            "2022-04-12 cell.disputed jurisdiction=KH indicator=grooming by=M grounds=g claims=Maybe",
            "data.payload.claims: “Maybe” is not a level here; the scale is No < Partially < Yes."),
        RefusalCase(
            .unknownChecklist,
            "2022-04-12 indicator.defined checklist=sex indicator=odd statement=s \(Scenario.scale)",
            "data.payload.checklist: there is no checklist “sex”; record it first, or give one that is known."
                + " Did you mean “sec”?"),
        RefusalCase(
            .unknownConsultation,
            "2022-04-12 commitment.made commitment=one kind=commitment text=t consultation=second",
            "data.payload.consultation: there is no consultation “second”; record it first, or give one that is known."
        ),
        RefusalCase(
            .unknownCommitment, "2022-04-12 commitment.fulfilled commitment=one",
            "data.payload.commitment: there is no commitment “one”; record it first, or give one that is known."
        ),
        RefusalCase(
            .unknownBody, after: "2022-01-01 body.registered body=AIPA name=Assembly",
            "2022-04-12 checklist.endorsed checklist=sec body=APIA",
            "data.payload.body: there is no body “APIA”; record it first, or give one that is known."
                + " Did you mean “AIPA”?"),
        RefusalCase(
            .unknownEvent, "2022-04-12 event.retracted event=nothing because=wrong",
            "data.payload.event: there is no event “nothing” in this ledger"),
        RefusalCase(
            .notAFinding, after: assessment,
            "2022-04-19 assessment.recorded jurisdiction=KH indicator=grooming level=No findings=[\"a\"]",
            "data.payload.findings.0: “a” is not a finding about KH sec/grooming"),
        RefusalCase(
            .notADispute, after: assessment,
            "2022-04-19 cell.dispute-answered jurisdiction=KH indicator=grooming dispute=a answer=read",
            "data.payload.dispute: “a” is not a dispute about this cell"),
        RefusalCase(
            .definedTwice,
            "2022-04-12 indicator.defined checklist=sec indicator=grooming statement=s \(Scenario.scale)",
            "data.payload.indicator: indicator “sec/grooming” is defined already; record indicator.revised to change"
                + " it from a date on"),
        RefusalCase(
            .notDefined, "\(assessment) criteriaVersion=2",
            "data.payload.criteriaVersion: “sec/grooming” has versions 1 to 1; give one of them"),
        RefusalCase(
            .badScale, "2022-04-12 indicator.defined \(form) scale=[\"No\",\"no data\"]",
            "data.payload.scale: a scale has 2 to 32 different levels, low to high; no name holds | or is one of no"
                + " data, not assessed, undecided"),
        RefusalCase(
            .badTable,
            "2022-04-12 indicator.defined \(form) \(Scenario.scale) criteria=\(Scenario.questions(["one", "one"]))",
            "data.payload.criteria: criterion “one” stands twice; each has its own name"),
        RefusalCase(
            .correctionOfARecord, after: assessment + "\n@k 2022-05-01 event.retracted event=a because=wrong",
            "2022-05-02 event.corrected event=k because=wrong note=x",
            "data.payload.event: “k” is itself a correction or a retraction: correct the original event, or retract"
                + " this one"),
        RefusalCase(
            .nothingCorrected, after: assessment, "2022-05-01 event.corrected event=a because=wrong",
            "data.payload: nothing is corrected: give occurred, sources, note or payload, or retract the event"
        ),
        RefusalCase(
            .correctionRefused, after: assessment + "\n2022-05-01 event.retracted event=a because=wrong",
            "2022-05-02 event.retracted event=a because=again",
            "data.payload.event: “a” is retracted already; retract that retraction to restore it"),
        RefusalCase(
            .inexactPeriod,
            "2022-04 assessment.recorded jurisdiction=KH indicator=grooming level=No until=2022-12-31",
            "data.occurred: an assessment for a closed period needs its exact first day as the date, not “2022-04”"
        ),
        RefusalCase(
            .periodEndsBeforeItBegins, "\(assessment) until=2022-04-18",
            "data.payload.until: the period ends on 2022-04-18, before it begins on 2022-04-19: until is its last day"
        ),
        RefusalCase(
            .identifierTaken, after: assessment,
            "@a 2022-04-20 assessment.recorded jurisdiction=KH indicator=grooming level=No",
            "id: “a” is recorded as #6 with another content: correct that event, or give this one another id"),
    ]

    @Test(arguments: cases)
    func `is refused with its place and its exact text`(_ refusal: RefusalCase) throws {
        let ledger = try Scenario(refusal.before)
        let end = ledger.log.head()
        let problems = try ledger.problems(of: refusal.line)
        #expect(problems.map(\.code) == [refusal.code])
        let said = try ledger.refusals(of: refusal.line)
        #expect(said == [refusal.text])
        #expect(ledger.log.head() == end)
    }

    private static let start = Instant.startOfDay(Day(number: 19_000))
    private static let earlier = Instant.startOfDay(Day(number: 18_999))

    private func kept(_ recorded: Instant?, in log: MemoryLog) throws -> [String] {
        var proposal = Proposal(
            id: EventID("late"), type: "instrument.passed",
            data: ["occurred": "2022", "sources": ["none": "t"], "payload": ["instrument": "kh/act/2020/a"]])
        proposal.recorded = recorded
        let terms = AppendTerms(
            now: Self.start, recordedBy: "t", keepsRecorded: true, random: { Array(repeating: 0, count: $0) })
        do {
            _ = try log.append([proposal], after: nil, terms)
            return []
        } catch AppendError.refused(let refusals) {
            return refusals.flatMap(\.problems).map {
                "\($0.code) \($0.path.joined(separator: ".")): \($0.message)"
            }
        }
    }

    @Test func `a recorded time in the future is refused`() throws {
        #expect(
            try kept(Instant.startOfDay(Day(number: 19_001)), in: MemoryLog(origin: "urn:test")) == [
                "recordedInTheFuture time: it would be recorded at 2022-01-09T00:00:00Z, in the future; it is"
                    + " 2022-01-08T00:00:00Z now. Check the clock, or the file"
            ])
    }

    @Test func `a recorded time before the last one is refused`() throws {
        let log = try Scenario("recorded 2022-01-08\n2022 instrument.drafted instrument=kh/act/2020/b").log
        #expect(
            try kept(Self.earlier, in: log) == [
                "recordedGoesBack time: it was recorded at 2022-01-07T00:00:00Z, before the last event of the log"
                    + " (2022-01-08T12:00:00Z); recorded times never go back: import without keeping them, or into"
                    + " an empty ledger"
            ])
    }

    @Test func `an event without a recorded time is refused where the times shall be kept`() throws {
        #expect(
            try kept(nil, in: MemoryLog(origin: "urn:test"))
                == ["missingField time: “time” is missing: the recorded times shall be kept"])
    }

    @Test func `a recorded time that is neither is kept`() throws {
        let log = MemoryLog(origin: "urn:test")
        #expect(try kept(Self.earlier, in: log) == [])
        #expect(log.head().recorded == Self.earlier)
    }

    @Test func `an event larger than a million bytes is refused`() throws {
        let note = String(repeating: "x", count: DraftReader.contentLimit)
        let problems = try Scenario("").problems(
            of: "2022 instrument.passed instrument=kh/act/2020/a note=\(note)")
        #expect(problems.map(\.code) == [.tooLarge])
        #expect(
            problems.map(\.message) == [
                "the event is larger than 1000000 bytes: quote the passage that matters and refer to the document for"
                    + " the rest"
            ])
    }

    @Test func `every refusal has its case`() {
        let elsewhere: Set<Problem.Code> = [.recordedInTheFuture, .recordedGoesBack, .tooLarge]
        #expect(Set(Self.cases.map(\.code)).union(elsewhere) == Set(Problem.Code.allCases))
        #expect(Set(Self.cases.map(\.code)).isDisjoint(with: elsewhere))
    }

    @Test func `all that is wrong with a draft is said at once`() throws {
        let problems = try Scenario("").problems(
            of: "2022-13 assessment.recorded jurisdiction=Nowhere indicator=groming sources=[] extra=1")
        #expect(
            Set(problems.map(\.code))
                == [.badDate, .badName, .unknownIndicator, .sourcesMissing, .unknownField, .missingField])
    }

    @Test func `one bad draft keeps the whole batch out`() throws {
        let ledger = try Scenario("")
        let good = "2022-04-12 instrument.passed instrument=kh/act/2020/a"
        #expect(try ledger.problems(of: good + "\n2022-04-12 instrument.comenced").count == 1)
        #expect(ledger.log.head().position == Position(5))
    }

    @Test func `the same id and content again is no refusal and writes nothing`() throws {
        let ledger = try Scenario(Self.assessment)
        #expect(try ledger.problems(of: Self.assessment) == [])
        #expect(ledger.log.head().position == Position(6))
        let again = try ledger.append(ScenarioLine.all(in: Self.assessment), expecting: Position(3))
        #expect(again.map(\.wasKnown) == [true])
    }

    @Test func `a batch that is partly known appends the rest`() throws {
        let ledger = try Scenario(Self.assessment)
        let lines =
            Self.assessment
            + "\n@b 2022-05-01 assessment.recorded jurisdiction=KH indicator=grooming level=Yes"
        let appended = try ledger.append(ScenarioLine.all(in: lines), expecting: nil)
        #expect(appended.map(\.wasKnown) == [true, false])
        #expect(appended.map(\.position) == [Position(6), Position(7)])
    }

    @Test func `a position other than the expected one is a conflict that names both`() throws {
        let ledger = try Scenario("")
        let lines = try ScenarioLine.all(in: Self.assessment)
        #expect(throws: AppendError.conflict(expected: Position(3), actual: Position(5))) {
            try ledger.append(lines, expecting: Position(3))
        }
        #expect(ledger.log.head().position == Position(5))
        try ledger.append(lines, expecting: Position(5))
        #expect(ledger.log.head().position == Position(6))
    }

    @Test func `a correction is checked like the event that it corrects`() throws {
        let ledger = try Scenario(Self.assessment)
        let payload = #"{"jurisdiction":"KH","indicator":"grooming","level":"Maybe"}"#
        #expect(
            try ledger.refusals(of: "2022-05-01 event.corrected event=a because=wrong payload=\(payload)")
                == [
                    "data.payload.payload.level: “Maybe” is not a level here; the scale is No < Partially < Yes."
                ])
        #expect(
            try ledger.refusals(
                of: "2022-05-01 event.corrected event=a because=wrong payload={\"levl\":\"No\"}"
            ).count
                == 4)
    }
}
