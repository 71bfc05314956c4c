// What every store keeps of an append: all or nothing, known events known, positions without gaps, recorded times
// that never go back.
import EventLog
import JSON
import Ledger
import LedgerService
import Testing

@Suite("Every store", .serialized) struct AppendContractTests {
    @Test(arguments: Store.allCases) func `gives events positions from one on and gives them back in order`(
        _ store: Store
    )
        throws
    {
        let test = try Subjected(store)
        let appended = try test.append(.draft("a"), .draft("b"), after: .zero)
        #expect(appended.map(\.position) == [Position(1), Position(2)])
        #expect(appended.map(\.wasKnown) == [false, false])
        try test.append(.draft("c"), after: Position(2))
        #expect(try test.events.map(\.position.number) == [1, 2, 3])
        #expect(try test.ids == ["a", "b", "c"])
        var middle: [EventID] = []
        try test.log.forEachEvent(after: Position(1), through: Position(2)) { middle.append($0.id) }
        #expect(middle == [EventID("b")])
        #expect(try test.log.event(EventID("b"))?.position == Position(2))
        #expect(try test.log.event(EventID("z")) == nil)
        #expect(try test.log.head() == Head(position: Position(3), recorded: test.now))
    }

    @Test(arguments: Store.allCases) func `gives a log of more than a thousand events back in order`(
        _ store: Store
    ) throws {
        let test = try Subjected(store)
        try test.append((1...1003).map { .draft("e\($0)") })
        #expect(try test.ids == (1...1003).map { "e\($0)" })
    }

    @Test(arguments: Store.allCases, [nil, 0, 1, 7] as [Int?])
    func `takes a known event again, whatever position is expected, and writes nothing`(
        _ store: Store, _ expected: Int?
    )
        throws
    {
        let test = try Subjected(store)
        try test.append(.draft("a"), .draft("b"))
        let again = try test.append(.draft("b"), after: expected.map { Position($0) })
        #expect(again.map(\.wasKnown) == [true])
        #expect(again.map(\.position) == [Position(2)])
        #expect(try test.ids == ["a", "b"])
    }

    @Test(arguments: Store.allCases) func `knows an event again by its content, not by who recorded it when`(
        _ store: Store
    )
        throws
    {
        let test = try Subjected(store)
        try test.append(.draft("a"))
        var again = Proposal.draft("a").recorded("2019-01-01T00:00:00Z")
        again.recordedBy = "someone else"
        again.origin = "urn:elsewhere"
        again.salt = Array(repeating: 1, count: 16)
        #expect(try test.append(again).map(\.wasKnown) == [true])
        #expect(try test.events.map(\.recordedBy) == ["tester"])
    }

    @Test(arguments: Store.allCases)
    func `takes a known event again although a name in it has lost its meaning`(_ store: Store) throws {
        let test = try Subjected(store)
        try test.append(Proposal.checklist("list", ["grooming"]))
        try test.append(.assessment("a", "KH", "list/grooming", "Yes", from: "2018-01-01"))
        try test.append(.retraction("r", of: "list-grooming"))
        let event = try #require(try test.log.event(EventID("a")))
        let again = Proposal(id: event.id, type: event.content.type, data: .object(event.content.data))
        #expect(try test.append(again).map(\.wasKnown) == [true])
        #expect(
            try test.refusals(.assessment("b", "KH", "list/grooming", "Yes", from: "2018-01-01")).count == 1)
    }

    @Test(arguments: Store.allCases) func `refuses a known identifier with another content`(_ store: Store)
        throws
    {
        let test = try Subjected(store)
        try test.append(.draft("a"))
        let refusals = try test.refusals(.draft("a", on: "2020-01-02"))
        #expect(
            refusals == [
                "0 id: “a” is recorded as #1 with another content: correct that event, or give this one another id"
            ])
        #expect(try test.events.count == 1)
    }

    @Test(arguments: Store.allCases) func `takes an identifier once in one batch`(_ store: Store) throws {
        let test = try Subjected(store)
        let appended = try test.append(.draft("a"), .draft("a"))
        #expect(appended.map(\.position) == [Position(1), Position(1)])
        #expect(appended.map(\.wasKnown) == [false, true])
        #expect(try test.refusals(.draft("b"), .draft("b", on: "2020-01-02")).count == 1)
        #expect(try test.ids == ["a"])
    }

    @Test(arguments: Store.allCases) func `names both positions where it ends elsewhere than expected`(
        _ store: Store
    ) throws {
        let test = try Subjected(store)
        try test.append(.draft("a"), .draft("b"))
        for expected in [0, 1, 3] {
            #expect(throws: AppendError.conflict(expected: Position(expected), actual: Position(2))) {
                try test.append(.draft("c"), after: Position(expected))
            }
        }
        #expect(try test.ids == ["a", "b"])
        try test.append(.draft("c"), after: Position(2))
        #expect(try test.ids == ["a", "b", "c"])
    }

    @Test(arguments: Store.allCases) func `appends the rest of a batch that it knows in part`(_ store: Store)
        throws
    {
        let test = try Subjected(store)
        try test.append(.draft("a"), .draft("c"))
        let appended = try test.append(.draft("a"), .draft("b"), .draft("c"), .draft("d"), after: Position(2))
        #expect(appended.map(\.wasKnown) == [true, false, true, false])
        #expect(try test.ids == ["a", "c", "b", "d"])
    }

    @Test(arguments: Store.allCases) func `refuses a batch whole, with every problem of every event`(
        _ store: Store
    ) throws {
        let test = try Subjected(store)
        try test.append(Proposal.checklist("list", ["grooming"]))
        let refusals = try test.refusals(
            .draft("a"), .draft("b", "nowhere"), .assessment("c", "KH", "groming", "Yes", from: "2020-01-01"),
            .assessment("d", "KH", "grooming", "Si", from: "2020-01-01", until: "2019-01-01"),
            .retraction("e", of: "z"))
        #expect(
            refusals.map { String($0.prefix { $0 != ":" }) } == [
                "1 data.payload.instrument", "2 data.payload.indicator", "3 data.payload.until",
                "3 data.payload.level",
                "4 data.payload.event",
            ])
        #expect(try test.ids == ["list", "list-grooming"])
        #expect(try test.log.subjects(kind: "instrument", through: .end).isEmpty)
    }

    @Test(arguments: Store.allCases) func `suggests what may be meant by a name that it does not know`(
        _ store: Store
    ) throws {
        let test = try Subjected(store)
        try test.append(.of("x", "2020", "body.registered", ["body": "AIPA", "name": "An assembly"]))
        let refusals = try test.refusals(
            .of("y", "2020", "body.joined", ["body": "AIPO", "jurisdiction": "TL"]))
        #expect(
            refusals == [
                "0 data.payload.body: there is no body “AIPO”; record it first, or give one that is known."
                    + " Did you mean “AIPA”?"
            ])
    }

    @Test(arguments: Store.allCases)
    func `records later events at the time of the last where the clock went back`(
        _ store: Store
    ) throws {
        let test = try Subjected(store)
        let first = test.now
        try test.append(.draft("a"))
        test.now = .startOfDay(Day(number: 10_000))
        try test.append(.draft("b"))
        test.now = .startOfDay(Day(number: 20_000))
        try test.append(.draft("c"))
        #expect(try test.events.map(\.recorded) == [first, first, test.now])
    }

    @Test(arguments: Store.allCases) func `keeps recorded times that are asked to be kept`(_ store: Store)
        throws
    {
        let test = try Subjected(store)
        test.keepsRecorded = true
        var proposal = Proposal.draft("a").recorded("2010-01-01T00:00:00Z")
        proposal.recordedBy = "an officer"
        proposal.origin = "urn:elsewhere"
        try test.append(proposal)
        let event = try #require(try test.events.first)
        #expect(event.recorded == Instant("2010-01-01T00:00:00Z"))
        #expect(event.recordedBy == "an officer")
        #expect(event.origin == "urn:elsewhere")
    }

    @Test(arguments: Store.allCases) func `refuses recorded times that lie ahead, go back or are missing`(
        _ store: Store
    ) throws {
        let test = try Subjected(store)
        test.keepsRecorded = true
        try test.append(.draft("a").recorded("2010-01-01T00:00:00Z"))
        let refusals = try test.refusals(
            .draft("b").recorded("2009-12-31T23:59:59Z"), .draft("c").recorded("2020-01-01T00:00:01Z"),
            .draft("d"))
        #expect(refusals.map { String($0.prefix(7)) } == ["0 time:", "1 time:", "2 time:"])
        #expect(refusals[0].contains("before the last event of the log (2010-01-01T00:00:00Z)"))
        #expect(refusals[1].contains("in the future; it is 2020-01-01T00:00:00Z now"))
        #expect(refusals[2].contains("“time” is missing"))
        try test.append(
            .draft("e").recorded("2010-01-01T00:00:00Z"), .draft("f").recorded("2020-01-01T00:00:00Z"))
        #expect(try test.ids == ["a", "e", "f"])
    }

    @Test(arguments: Store.allCases) func `checks everything in a rehearsal and writes nothing`(
        _ store: Store
    ) throws {
        let test = try Subjected(store)
        try test.append(Proposal.checklist("list", ["grooming"]))
        test.isRehearsal = true
        let appended = try test.append(.assessment("a", "KH", "grooming", "Yes", from: "2019-01-01"))
        #expect(appended.map(\.position) == [Position(3)])
        let cell = Cell(try Jurisdiction.resolve("KH"), IndicatorID("list/grooming"))
        #expect(appended[0].touched == [cell])
        #expect(appended[0].rehearsed[test.now.day]?[cell]?.value.levelWords == "Yes")
        #expect(try test.refusals(.assessment("b", "KH", "grooming", "Si", from: "2019-01-01")).count == 1)
        #expect(throws: AppendError.conflict(expected: .zero, actual: Position(2))) {
            try test.append(.draft("c"), after: .zero)
        }
        #expect(try test.ids == ["list", "list-grooming"])
        #expect(try test.log.cells(on: test.now.day, knownAt: Position(2)).isEmpty)
    }

    @Test(arguments: Store.allCases) func `says which cells an event touched`(_ store: Store) throws {
        let test = try Subjected(store)
        try test.append(Proposal.checklist("list", ["grooming"]))
        let assessed = try test.append(.assessment("a", "KH", "grooming", "Yes", from: "2019-01-01"))
        #expect(assessed[0].touched.map(\.description) == ["KH list/grooming"])
        #expect(assessed[0].rehearsed.isEmpty)
        #expect(try test.append(.draft("b"))[0].touched.isEmpty)
    }

    @Test(arguments: Store.allCases) func `refuses a type that it does not know, unless it is to be kept`(
        _ store: Store
    ) throws {
        let test = try Subjected(store)
        let strange = Proposal.of("a", "2020", "instrument.draughted", ["anything": [1, "two", nil]])
        var newer = Proposal.draft("b")
        newer.data = CanonicalJSON([
            "version": 9, "occurred": "2020", "sources": ["none": "a test"], "payload": ["more": true],
        ])
        #expect(
            try test.refusals(strange, newer) == [
                "0 type: there is no event type “instrument.draughted”. Did you mean “instrument.drafted”?",
                "1 data.version: version 9 of instrument.drafted is not known; this program knows versions 1 to 1",
            ])
        test.keepsUnknown = true
        try test.append(strange, newer)
        #expect(try test.events.map(\.content.type) == ["instrument.draughted", "instrument.drafted"])
        #expect(try test.events.map(\.content.version) == [1, 9])
        #expect(try test.events[0].content.payload.value == ["anything": [1, "two", nil]])
        #expect(try test.log.subjects(kind: "instrument", through: .end).isEmpty)
        test.keepsUnknown = false
        let kept = try test.events[0]
        let again = Proposal(id: kept.id, type: kept.content.type, data: .object(kept.content.data))
        #expect(try test.append(again).map(\.wasKnown) == [true])
    }

    @Test(arguments: Store.allCases)
    func `files an event under its subjects with all that corrects or retracts it`(
        _ store: Store
    ) throws {
        let test = try Subjected(store)
        try test.append(.draft("a", "kh/bill/2020/a"), .draft("b", "kh/bill/2020/b"))
        try test.append(
            .of(
                "c", "2021", "event.corrected",
                ["event": "a", "because": "x", "payload": ["instrument": "kh/bill/2020/c"]]))
        try test.append(.retraction("d", of: "c"), .retraction("e", of: "d"))
        func facts(_ name: String, _ position: Int) throws -> [Position] {
            let subject = Subject.instrument(InstrumentID(name))
            let known = try test.reader.knowledge(of: [subject], at: Position(position))
            return known.facts(about: subject).map(\.position)
        }
        #expect(
            try [2, 3, 4, 5].map { try facts("kh/bill/2020/a", $0) } == [
                [Position(1)], [], [Position(1)], [],
            ])
        #expect(
            try [2, 3, 4, 5].map { try facts("kh/bill/2020/c", $0) } == [
                [], [Position(1)], [], [Position(1)],
            ])
        #expect(try facts("kh/bill/2020/b", 5) == [Position(2)])
        let around = try test.log.slice(around: EventID("e"), through: .end).map(\.id.text)
        #expect(around.filter { $0 != "b" } == ["a", "c", "d", "e"])
    }

    @Test(arguments: Store.allCases) func `knows which position was the last at an instant`(_ store: Store)
        throws
    {
        let test = try Subjected(store)
        test.keepsRecorded = true
        let times = [
            "2010-01-01T00:00:00Z", "2010-01-01T00:00:00Z", "2011-01-01T12:00:00Z", "2012-01-01T00:00:00Z",
        ]
        try test.append(times.enumerated().map { .draft("e\($0)").recorded($1) })
        let asked: [(String, Int)] = [
            ("2009-12-31T23:59:59Z", 0), ("2010-01-01T00:00:00Z", 2), ("2011-01-01T11:59:59Z", 2),
            ("2011-01-01T12:00:00Z", 3), ("2011-12-31T23:59:59Z", 3), ("2030-01-01T00:00:00Z", 4),
        ]
        for (instant, position) in asked {
            #expect(
                try test.log.position(knownAt: try #require(Instant(instant))) == Position(position),
                "\(instant)")
        }
    }

    @Test(arguments: Store.allCases) func `makes identifiers in the order of time where none is given`(
        _ store: Store
    ) throws {
        let test = try Subjected(store)
        try test.append(.draft(nil))
        // RFC 9562, version 7: 48 bits of milliseconds, here those of 2020-01-01 (0x016f5e66e800).
        #expect(try test.ids == ["016f5e66-e800-7707-8707-070707070707"])
    }

    @Test(arguments: Store.allCases)
    func `what rests on an event refused for its time alone is not refused too`(
        _ store: Store
    ) throws {
        let test = try Subjected(store)
        test.keepsRecorded = true
        try test.append(.draft("a").recorded("2010-01-01T00:00:00Z"))
        let list = Proposal.checklist("list", ["judged"]).map { $0.recorded("2009-01-01T00:00:00Z") }
        let judged = Proposal.assessment("j", "KH", "judged", "Yes", from: "2018-01-01")
        let refusals = try test.refusals(list[0], list[1], judged.recorded("2011-01-01T00:00:00Z"))
        #expect(refusals.map { String($0.prefix(7)) } == ["0 time:", "1 time:"])
        #expect(try test.ids == ["a"])
        #expect(try test.refusals(judged.recorded("2011-01-01T00:00:00Z")).count == 1)
    }
}
