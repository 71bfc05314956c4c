// What an event changes beside its own day and cell: small logs, each for one way in which stored projections
// could fall behind what is known. Both stores say the same, and what is expected is worked out by hand.
import EventLog
import JSON
import Ledger
import LedgerService
import Testing

struct ProjectionTests {
    /// A ledger with one checklist of two indicators: one with a table of one question, one without.
    private func ledger(_ store: Store) throws -> Subjected {
        let test = try Subjected(store)
        try test.append(Proposal.checklist("list", ["judged"]))
        try test.append(
            .of(
                "read", "2019", "indicator.defined",
                [
                    "checklist": "list", "indicator": "read", "statement": "So it is.",
                    "scale": ["No", "Yes"],
                    "criteria": [["id": "so", "question": "Is it so?"]],
                    "table": [
                        ["level": "No", "when": ["so": false]], ["level": "Yes", "when": ["so": true]],
                    ],
                ]))
        return test
    }

    private func step(_ id: String, _ name: String, on date: String, _ more: [String: JSON] = [:]) -> Proposal
    {
        .of(id, date, "instrument.\(name)", .object(more.merging(["instrument": "kh/act/2010/a"]) { $1 }))
    }

    private let finding = Proposal.of(
        "f", "2019-01-01", "finding.recorded",
        ["instrument": "kh/act/2010/a", "indicator": "read", "answers": ["so": true]])

    /// What the cells show on a day: `KH read Yes possible #4`, each with the event that made it so.
    private func cells(_ test: Subjected, _ day: String, _ known: Int? = nil) throws -> [String] {
        let position = try known.map { Position($0) } ?? test.log.head().position
        return try test.log.cells(on: try #require(Day(day)), knownAt: position).map { stored in
            let parts =
                [stored.cell.jurisdiction.code, stored.cell.indicator.bare, stored.value.levelWords]
                + stored.value.flags.names + [stored.by?.description ?? "-"]
            return parts.joined(separator: " ")
        }
    }

    @Test(arguments: Store.allCases)
    func `a definition that is taken back leaves no cells, until it is restored`(_ store: Store) throws {
        let test = try ledger(store)
        try test.append(.assessment("a", "KH", "judged", "Yes", from: "2018-01-01"))
        try test.append(.retraction("r", of: "list-judged"))
        #expect(try cells(test, "2019-01-01").isEmpty)
        try test.append(.retraction("s", of: "r"))
        #expect(try cells(test, "2019-01-01") == ["KH judged Yes #4"])
        #expect(try cells(test, "2019-01-01", 5).isEmpty)
        #expect(try cells(test, "2019-01-01", 4) == ["KH judged Yes #4"])
    }

    @Test(arguments: Store.allCases)
    func `a step makes a later imprecise one idle, which then is not possible before it either`(
        _ store: Store
    )
        throws
    {
        let test = try ledger(store)
        try test.append(finding, step("c", "commenced", on: "2010/2015"))
        #expect(try cells(test, "2011-06-01") == ["KH read not assessed possible -"])
        try test.append(step("d", "commenced", on: "2012-01-01"))
        #expect(try cells(test, "2011-06-01") == ["KH read not assessed -"])
        #expect(try cells(test, "2012-06-01") == ["KH read Yes #6"])
        #expect(try cells(test, "2011-06-01", 5) == ["KH read not assessed possible -"])
    }

    @Test(arguments: Store.allCases)
    func `a postponement without a new date voids a commencement that lies before it was known`(
        _ store: Store
    )
        throws
    {
        let test = try ledger(store)
        try test.append(finding, step("c", "commenced", on: "2015-01-01"))
        #expect(try cells(test, "2015-06-01") == ["KH read Yes #5"])
        try test.append(step("p", "commencement-postponed", on: "2014-06-01", ["newDate": "2016-01-01"]))
        #expect(try cells(test, "2015-06-01") == ["KH read not assessed -"])
        #expect(try cells(test, "2016-06-01") == ["KH read Yes #6"])
        #expect(try cells(test, "2015-06-01", 5) == ["KH read Yes #5"])
    }

    @Test(arguments: Store.allCases)
    func `of two periods that end together the last recorded ends what they said`(_ store: Store) throws {
        let test = try ledger(store)
        try test.append(
            .assessment("a", "KH", "judged", "Yes", from: "2018-01-01", until: "2018-12-31"),
            .assessment("b", "KH", "judged", "No", from: "2018-07-01", until: "2018-12-31"))
        #expect(try cells(test, "2018-06-30") == ["KH judged Yes #4"])
        #expect(try cells(test, "2018-12-31") == ["KH judged No #5"])
        #expect(try cells(test, "2019-01-01") == ["KH judged not assessed #5"])
        #expect(try cells(test, "2019-01-01", 4) == ["KH judged not assessed #4"])
    }

    @Test(arguments: Store.allCases)
    func `a statement about a cell lets it be known without being read`(_ store: Store) throws {
        let test = try ledger(store)
        try test.append(
            .of(
                "s", "2019-01-01", "statement.reported",
                ["text": "So.", "jurisdictions": ["KH"], "indicator": "judged"]))
        #expect(try cells(test, "2019-06-01") == ["KH judged not assessed -"])
        #expect(try test.log.cells(on: test.now.day, knownAt: Position(4)).map(\.isRead) == [false])
        try test.append(.retraction("r", of: "s"))
        #expect(try cells(test, "2019-06-01").isEmpty)
    }

    @Test(arguments: Store.allCases)
    func `the level changes of an event are listed by indicator, then by jurisdiction`(_ store: Store) throws
    {
        let test = try ledger(store)
        try test.append(Proposal.checklist("also", ["read"], scale: ["No", "Yes"]))
        try test.append(
            .of(
                "g", "2019-01-01", "finding.recorded",
                ["instrument": "kh/act/2010/a", "indicator": "list/read", "answers": ["so": true]]),
            .of(
                "r", "2019-02-01", "indicator.revised",
                [
                    "checklist": "also", "indicator": "read", "statement": "So.", "scale": ["No", "Yes"],
                    "criteria": [["id": "so", "question": "So?"]],
                    "table": [["level": "Yes", "when": ["so": true]]],
                ]),
            .of(
                "h", "2019-01-01", "finding.recorded",
                ["instrument": "kh/act/2010/a", "indicator": "also/read", "answers": ["so": true]]),
            step("c", "commenced", on: "2019-03-01"))
        let changes = try test.log.changes(by: [Position(9), Position(9)], knownAt: Position(9))
        #expect(changes[Position(9)]?.map(\.cell.description) == ["KH also/read", "KH list/read"])
        #expect(
            changes[Position(9)]?.map { "\($0.day) \($0.from) \($0.to)" } == [
                "2019-03-01 not assessed Yes", "2019-03-01 not assessed Yes",
            ])
    }

    @Test(arguments: Store.allCases)
    func `a correction that was taken back stays listed when its original is taken back too`(_ store: Store)
        throws
    {
        let test = try Subjected(store)
        try test.append(
            .draft("a"),
            .of("c", "2020-02-01", "event.corrected", ["event": "a", "because": "x", "note": "y"]),
            .retraction("d", of: "c"), .retraction("e", of: "a"))
        let end = Point(day: Day(number: 20_000), position: Position(4), words: "")
        let listed = try test.reader.timeline(since: .distantPast, until: end)
        #expect(listed.map(\.entry.event.id.text) == ["c", "d", "e"])
    }

    @Test(arguments: Store.allCases)
    func `an event that is moved to another instrument takes its earlier corrections with it`(_ store: Store)
        throws
    {
        let test = try Subjected(store)
        try test.append(
            .draft("a", "kh/bill/2020/a", on: "2020-01-01"),
            .of("c", "2021", "event.corrected", ["event": "a", "because": "x", "occurred": "2020-02-02"]))
        try test.append(
            .of(
                "d", "2021", "event.corrected",
                ["event": "a", "because": "x", "payload": ["instrument": "kh/bill/2020/b"]]))
        // Asked about alone: what is filed under the other instrument is not at hand.
        let (moved, _) = try test.reader.instrument("kh/bill/2020/b", at: Position(3))
        #expect(moved.standing(on: test.now.day.advanced(by: 100))?.since.text == "2020-02-02")
    }

    @Test(arguments: Store.allCases)
    func `a bare name is unique again once its namesake is taken back`(_ store: Store) throws {
        let test = try ledger(store)
        try test.append(Proposal.checklist("also", ["judged"]))
        #expect(try test.refusals(.assessment("a", "KH", "judged", "Yes", from: "2018-01-01")).count == 1)
        try test.append(.retraction("r", of: "also-judged"))
        try test.append(.assessment("a", "KH", "judged", "Yes", from: "2018-01-01"))
        #expect(try cells(test, "2019-01-01") == ["KH judged Yes #7"])
    }

    @Test(arguments: Store.allCases)
    func `where a level stays and its support changes, what happened that day has changed the cell`(
        _ store: Store
    ) throws {
        let test = try ledger(store)
        try test.append(finding, step("c", "commenced", on: "2010-01-01"))
        try test.append(
            .of(
                "g", "2019-01-01", "finding.recorded",
                ["instrument": "kh/act/2012/b", "indicator": "read", "answers": ["so": true]]),
            .of("d", "2012-01-01", "instrument.commenced", ["instrument": "kh/act/2012/b"]),
            step("e", "repealed", on: "2014-01-01"))
        #expect(try cells(test, "2011-06-01") == ["KH read Yes #5"])
        #expect(try cells(test, "2012-06-01") == ["KH read Yes #7"])
        #expect(try cells(test, "2014-06-01") == ["KH read Yes #8"])
    }

    @Test(arguments: Store.allCases)
    func `a reading counts by the step of the day, also where it has never ceased to count`(_ store: Store)
        throws
    {
        let test = try ledger(store)
        try test.append(
            finding, step("c", "commenced", on: "2010-01-01"), step("s", "suspended", on: "2012-01-01"),
            step("r", "resumed", on: "2012-01-01"))
        let causes = { (day: String) in
            try test.log.cells(on: try #require(Day(day)), knownAt: Position(7)).map(\.value.causes)
        }
        #expect(try causes("2011-12-31") == [[Position(4), Position(5)]])
        #expect(try causes("2012-01-01") == [[Position(4), Position(5), Position(7)]])
        #expect(try cells(test, "2012-01-01") == ["KH read Yes #7"])
    }
}
