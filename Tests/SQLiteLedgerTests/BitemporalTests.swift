// Published cases of what is believed of which days, as known when, restated for closed periods.
//
// Source: XTDB, core/src/test/kotlin/xtdb/bitemporal/PolygonTest.kt and
// src/test/clojure/xtdb/sql/temporal_test.clj, as_of_test.clj at commit 651a9df; MPL-2.0, (c) JUXT Ltd. Facts
// transcribed. Periods there end before their second date; an assessment's `until` is its last day, so that a
// published end is the day before it here. Numbers that are years or longs there are days counted from 2000-01-01 here.
// "Until ever" is an assessment without an end where nothing else is recorded for later days. An erasure and an update
// of a portion have no counterpart: a portion is another period recorded over the first.
import EventLog
import Ledger
import LedgerService
import Testing

struct BitemporalTests {
    /// One belief: what, from a day on, before another; nil is until ever.
    struct Belief: Sendable {
        let value: String
        let from: Int
        let to: Int?
        var jurisdiction = "KH"
    }

    /// What should be believed of some days, after so many beliefs were recorded; nil is nothing.
    struct Expected: Sendable {
        let known: Int
        let days: [(ClosedRange<Int>, String?)]
        var jurisdiction = "KH"
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let beliefs: [Belief]
        let expected: [Expected]
        var testDescription: String { name }
    }

    /// A polygon case of two periods of one entity: the older first, and what each day shows once both are known.
    private static func two(
        _ name: String, _ old: (Int, Int), _ new: (Int, Int), _ days: [(ClosedRange<Int>, String?)]
    ) -> Case {
        Case(
            name: name,
            beliefs: [
                Belief(value: "a", from: old.0, to: old.1), Belief(value: "b", from: new.0, to: new.1),
            ],
            expected: [
                Expected(known: 0, days: [(old.0 - 3...old.1 + 3, nil)]),
                Expected(
                    known: 1,
                    days: [(old.0 - 3...old.0 - 1, nil), (old.0...old.1 - 1, "a"), (old.1...old.1 + 3, nil)]),
                Expected(known: 2, days: days),
            ])
    }

    static let polygons = [
        Case(
            name: "empty ceiling", beliefs: [Belief(value: "a", from: 2, to: 3)],
            expected: [Expected(known: 1, days: [(0...1, nil), (2...2, "a"), (3...5, nil)])]),
        two(
            "starts before, no overlap", (2010, 2020), (2005, 2009),
            [
                (2004...2004, nil), (2005...2008, "b"), (2009...2009, nil), (2010...2019, "a"),
                (2020...2021, nil),
            ]),
        two(
            "starts before and overlaps", (2015, 2025), (2010, 2020),
            [(2009...2009, nil), (2010...2019, "b"), (2020...2024, "a"), (2025...2026, nil)]),
        two(
            "starts equally and overlaps", (2010, 2025), (2010, 2020),
            [(2010...2019, "b"), (2020...2024, "a"), (2025...2026, nil)]),
        two(
            "newer period completely covered", (2010, 2025), (2015, 2020),
            [(2010...2014, "a"), (2015...2019, "b"), (2020...2024, "a"), (2025...2026, nil)]),
        two(
            "older period completely covered", (2010, 2020), (2010, 2025),
            [(2009...2009, nil), (2010...2024, "b"), (2025...2026, nil)]),
        two(
            "period ends equally and overlaps", (2010, 2025), (2015, 2025),
            [(2010...2014, "a"), (2015...2024, "b"), (2025...2026, nil)]),
        two(
            "period ends after and overlaps", (2010, 2020), (2015, 2025),
            [(2010...2014, "a"), (2015...2024, "b"), (2025...2026, nil)]),
        two(
            "period starts before and touches", (2010, 2020), (2005, 2010),
            [(2004...2004, nil), (2005...2009, "b"), (2010...2019, "a"), (2020...2021, nil)]),
        two(
            "period starts after and touches", (2005, 2010), (2010, 2020),
            [(2005...2009, "a"), (2010...2019, "b"), (2020...2021, nil)]),
        two(
            "period starts after, no overlap", (2005, 2009), (2010, 2020),
            [(2005...2008, "a"), (2009...2009, nil), (2010...2019, "b"), (2020...2021, nil)]),
        Case(
            name: "time series",
            beliefs: zip([4, 6, 8, 10], ["a", "b", "c", "d"]).map { Belief(value: $1, from: $0, to: $0 + 2) },
            expected: [
                Expected(
                    known: 4,
                    days: [
                        (0...3, nil), (4...5, "a"), (6...7, "b"), (8...9, "c"), (10...11, "d"),
                        (12...14, nil),
                    ]),
                Expected(known: 2, days: [(4...5, "a"), (6...7, "b"), (8...14, nil)]),
            ]),
        Case(
            name: "an earlier event resolves against its own entity only",
            beliefs: [
                Belief(value: "a", from: 0, to: 100),
                Belief(value: "b", from: 0, to: 100, jurisdiction: "VN"),
                Belief(value: "c", from: 10, to: 20),
            ],
            expected: [
                Expected(known: 3, days: [(0...9, "a"), (10...19, "c"), (20...99, "a"), (100...101, nil)]),
                Expected(known: 3, days: [(0...99, "b"), (100...101, nil)], jurisdiction: "VN"),
            ]),
        Case(
            name: "what is recorded after the time asked about neither resolves nor constrains",
            beliefs: [Belief(value: "a", from: 0, to: 100), Belief(value: "b", from: 10, to: 20)],
            expected: [Expected(known: 1, days: [(-2...(-1), nil), (0...99, "a"), (100...101, nil)])]),
    ]

    static let queries = [
        Case(
            name: "supersede: each holds from the day of its recording on",
            beliefs: [Belief(value: "a", from: 3000, to: nil), Belief(value: "b", from: 3001, to: nil)],
            expected: [
                Expected(known: 0, days: [(2998...3002, nil)]),
                Expected(known: 1, days: [(2999...2999, nil), (3000...3003, "a")]),
                Expected(known: 2, days: [(2999...2999, nil), (3000...3000, "a"), (3001...3003, "b")]),
            ]),
        Case(
            name: "overlaps and contains",
            beliefs: [
                Belief(value: "a", from: 2000, to: nil), Belief(value: "b", from: 3000, to: nil),
                Belief(value: "c", from: 4000, to: 4001, jurisdiction: "VN"),
            ],
            expected: [
                Expected(known: 3, days: [(1999...1999, nil), (2000...2999, "a"), (3000...4005, "b")]),
                Expected(
                    known: 3, days: [(3999...3999, nil), (4000...4000, "c"), (4001...4003, nil)],
                    jurisdiction: "VN"),
            ]),
        Case(
            name: "a portion updated is a period recorded over it",
            beliefs: [
                Belief(value: "a", from: 2010, to: 2040), Belief(value: "b", from: 2010, to: 2020),
                Belief(value: "c", from: 2030, to: 2040),
            ],
            expected: [
                Expected(
                    known: 3,
                    days: [
                        (2009...2009, nil), (2010...2019, "b"), (2020...2029, "a"), (2030...2039, "c"),
                        (2040...2041, nil),
                    ])
            ]),
        Case(
            name: "late correction in the middle",
            beliefs: [Belief(value: "a", from: 2010, to: 2040), Belief(value: "b", from: 2020, to: 2030)],
            expected: [
                Expected(known: 1, days: [(2010...2039, "a")]),
                Expected(
                    known: 2,
                    days: [(2010...2019, "a"), (2020...2029, "b"), (2030...2039, "a"), (2040...2041, nil)]),
            ]),
    ]

    /// Allen's relations of y to x, the published rows; x is recorded first, y over it.
    static let allen: [Case] = {
        let x = (3, 6)
        let rows: [(Int, Int, String)] = [
            (1, 2, "strictly succeeds"), (2, 3, "immediately succeeds"), (2, 4, "strictly lags"),
            (3, 5, "immediately lags"),
            (4, 6, "immediately leads"), (2, 7, "strictly overlaps"), (3, 6, "equals"),
            (4, 5, "strictly contains"),
            (5, 7, "strictly leads"), (6, 7, "immediately precedes"), (7, 8, "strictly precedes"),
        ]
        return rows.map { from, to, name in
            let days: [(ClosedRange<Int>, String?)] = (0...9).map { day in
                (day...day, (from..<to).contains(day) ? "b" : (x.0..<x.1).contains(day) ? "a" : nil)
            }
            return two("x \(name) y", x, (from, to), days)
        }
    }()

    /// The day with a published number: 2000-01-01 is 0.
    private static func day(_ number: Int) -> Day { Day(number: 10_957 + number) }

    private func record(_ published: Case, in store: Store) throws -> Subjected {
        let test = try Subjected(store)
        test.now = .startOfDay(Self.day(20_000))
        try test.append(Proposal.checklist("list", ["belief"], scale: ["a", "b", "c", "d"]))
        for belief in published.beliefs {
            let until = belief.to.map { Self.day($0 - 1).description }
            try test.append(
                .assessment(
                    nil, belief.jurisdiction, "belief", belief.value, from: Self.day(belief.from).description,
                    until: until))
            test.now = Instant(microseconds: test.now.microseconds + 1_000_000)
        }
        return test
    }

    @Test(arguments: Store.allCases, polygons + queries + allen)
    func `believes of each day what a published case says`(_ store: Store, _ published: Case) throws {
        let test = try record(published, in: store)
        for expected in published.expected {
            let position = Position(2 + expected.known)
            let cell = Cell(try Jurisdiction.resolve(expected.jurisdiction), IndicatorID("list/belief"))
            let spans = try test.log.spans(of: cell, knownAt: position)
            for (days, value) in expected.days {
                for number in days
                where days.count < 50 || number < days.lowerBound + 5 || number > days.upperBound - 5 {
                    let day = Self.day(number)
                    let shown = try test.log.cells(on: day, knownAt: position).first { $0.cell == cell }?
                        .value
                    #expect(
                        shown?.levelWords ?? "not assessed" == value ?? "not assessed",
                        "#\(position) \(number)")
                    let course = spans.last { $0.from <= day }?.value
                    #expect(
                        course?.levelWords ?? "not assessed" == value ?? "not assessed",
                        "#\(position) \(number)")
                }
            }
        }
    }

    @Test(arguments: Store.allCases) func `shows only as many days of a belief as are asked for`(
        _ store: Store
    ) throws {
        let test = try record(
            Case(name: "only", beliefs: [Belief(value: "a", from: 2000, to: 2010)], expected: []), in: store)
        // Published: asked from 2005 to 2020 the decade is seen until 2010; from 1990 to 2005 from 2000 on.
        var ends: [Int] = []
        try test.log.forEachSpan(endingAfter: Self.day(2005), knownAt: Position(3)) { _, span in
            if span.value.levelWords == "a" { ends += [span.from.number, span.to.number] }
        }
        #expect(ends == [Self.day(2000).number, Self.day(2010).number])
        try test.log.forEachSpan(endingAfter: Self.day(2010), knownAt: Position(3)) { _, span in
            #expect(span.value.levelWords == "not assessed")
        }
    }

    @Test(arguments: Store.allCases) func `refuses a period that ends before it begins and records nothing`(
        _ store: Store
    ) throws {
        let test = try Subjected(store)
        try test.append(Proposal.checklist("list", ["belief"]))
        let inverted = Proposal.assessment(
            "x", "KH", "belief", "Yes", from: "2020-01-01", until: "2011-12-31")
        #expect(
            try test.refusals(inverted) == [
                "0 data.payload.until: the period ends on 2011-12-31, before it begins on 2020-01-01: until is its last day"
            ])
        #expect(try test.events.count == 2)
        try test.append(.assessment("y", "KH", "belief", "Yes", from: "2020-01-01", until: "2020-01-01"))
    }
}
