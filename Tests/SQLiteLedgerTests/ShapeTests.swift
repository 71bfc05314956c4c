// Shapes of ledgers that need no code of their own: they come about by recorded events alone.
import EventLog
import JSON
import Ledger
import LedgerService
import SQLiteLedger
import Testing

struct ShapeTests {
    static let codes = [
        "AU", "AU-QLD", "BD", "BN", "BT", "CN", "FJ", "ID", "IN", "JP", "KH", "KR", "LA", "LK", "MM", "MN",
        "MV", "MY", "NP",
        "NZ", "PH", "PK", "SG", "TH", "VN",
    ]

    @Test(arguments: Store.allCases, [["No", "Yes"], ["E", "D", "C", "B", "A"]])
    func `a scale has as many levels as its definition names`(_ store: Store, _ scale: [String]) throws {
        let test = try Subjected(store)
        try test.append(Proposal.checklist("list", ["question"], scale: scale))
        try test.append(
            scale.enumerated().map { .assessment(nil, Self.codes[$0], "question", $1, from: "2019-01-01") })
        try test.append(.assessment(nil, "VN", "question", scale[0] + "|" + scale[1], from: "2019-01-01"))
        let point = Point(day: test.now.day, position: try test.log.head().position, words: "")
        let matrix = try #require(try test.reader.matrix(at: point).first)
        #expect(
            matrix.column(IndicatorID("list/question")).map(\.value.levelWords) == scale + [
                "\(scale[0])|\(scale[1])"
            ])
        // A part of a country is listed and never counted: the second level is that of AU-QLD.
        let counted = scale.enumerated().filter { $0.offset != 1 }.map(\.element).reversed()
        #expect(
            matrix.counts(IndicatorID("list/question")).map { "\($0.count) \($0.level)" }
                == counted.map { "1 \($0)" } + ["1 \(scale[0])|\(scale[1])"])
    }

    /// Government response trackers: a value for each jurisdiction, indicator and day, and days without data.
    @Test func `daily closed periods of many ordinal indicators are read back day by day`() throws {
        let indicators = (1...16).map { "i\($0)" }
        let levels = ["0", "1", "2", "3", "4"]
        let (days, first) = (3, Day(number: 18_262))
        func level(_ row: Int, _ column: Int, _ day: Int) -> String {
            let number = (row * 7 + column * 3 + day * day) % 6
            return number == 5 ? "no data" : levels[number]
        }
        var proposals = Proposal.checklist("tracker", indicators, scale: levels)
        for day in 0..<days {
            let date = first.advanced(by: day).description
            for (row, code) in Self.codes.enumerated() {
                proposals += indicators.enumerated().map { column, indicator in
                    .assessment(
                        nil, code, "tracker/" + indicator, level(row, column, day), from: date, until: date)
                }
            }
        }
        let ledger = try TemporaryLedger()
        var terms = RandomLog.terms(1)
        terms.keepsRecorded = false
        _ = try ledger.log.append(proposals, after: .zero, terms)
        let end = try ledger.log.head().position
        #expect(end.number == 17 + Self.codes.count * indicators.count * days)
        for day in 0..<days {
            let cells = try ledger.log.cells(on: first.advanced(by: day), knownAt: end)
            let shown = Dictionary(
                uniqueKeysWithValues: cells.map { ($0.cell.description, $0.value.levelWords) })
            #expect(shown.count == Self.codes.count * indicators.count)
            for (row, code) in Self.codes.enumerated() {
                for (column, indicator) in indicators.enumerated() {
                    #expect(shown["\(code) tracker/\(indicator)"] == level(row, column, day))
                }
            }
        }
        for outside in [first.advanced(by: -1), first.advanced(by: days)] {
            let cells = try ledger.log.cells(on: outside, knownAt: end)
            #expect(cells.allSatisfy { $0.value.levelWords == "not assessed" })
        }
    }

    /// A yearly index whose second edition restates the first.
    @Test(arguments: Store.allCases)
    func `a second edition restates the first, which is still seen as it was`(_ store: Store) throws {
        let test = try Subjected(store)
        try test.append(Proposal.checklist("index", ["rank"], scale: ["D", "C", "B", "A"]))
        let years = [("2017-01-01", "2017-12-31"), ("2018-01-01", "2018-12-31")]
        try test.append(
            ["KH", "VN"].flatMap { code in
                years.map { .assessment(nil, code, "rank", "D", from: $0.0, until: $0.1) }
            })
        test.now = Instant(microseconds: test.now.microseconds + 31_536_000_000_000)
        try test.append(
            .assessment(nil, "KH", "rank", "B", from: years[1].0, until: years[1].1),
            .assessment(nil, "KH", "rank", "A", from: "2019-01-01", until: "2019-12-31"))
        let end = try test.log.head().position
        func shown(_ day: String, _ known: Position) throws -> [String] {
            try test.log.cells(on: try #require(Day(day)), knownAt: known).map(\.value.levelWords)
        }
        #expect(try shown("2018-06-30", Position(6)) == ["D", "D"])
        #expect(try shown("2018-06-30", end) == ["B", "D"])
        #expect(try shown("2017-06-30", end) == ["D", "D"])
        #expect(try shown("2019-06-30", end) == ["A", "not assessed"])
        let points = [Position(6), end].map { Point(day: Day(number: 17_712), position: $0, words: "") }
        let differences = try test.reader.comparison(of: points[0], points[1]).differences
        #expect(
            differences.map {
                "\($0.leg) \($0.cell.jurisdiction) \($0.from.levelWords) \($0.to.levelWords) \($0.kind)"
            } == ["record KH D B learnt"])
        #expect(differences.map(\.direction) == [.better])
    }

    /// The status of many states under many treaties.
    @Test(arguments: Store.allCases) func `many treaties of many states are each at their own status`(
        _ store: Store
    ) throws {
        let states = [
            "AU", "BD", "BN", "BT", "CN", "FJ", "ID", "IN", "JP", "KH", "KR", "LA", "LK", "MM", "MN", "MV",
            "MY", "NP", "NZ",
            "PG", "PH", "PK", "SB", "SG", "TH", "TL", "TO", "VN", "VU", "WS", "AF", "IR", "KZ", "KG", "TJ",
            "TM", "UZ", "RU",
            "TR", "US",
        ]
        let treaties = (1...18).map { "un/treaty/2000/t\($0)" }
        let acts = ["signed", "ratified", "denounced"]
        func steps(_ state: Int, _ treaty: Int) -> Int { (state * 5 + treaty * 3) % 4 }
        let test = try Subjected(store)
        test.now = .startOfDay(Day(number: 20_000))
        var proposals: [Proposal] = []
        for (row, state) in states.enumerated() {
            for (column, treaty) in treaties.enumerated() {
                for act in 0..<steps(row, column) {
                    proposals.append(
                        .of(
                            "\(state)-\(column)-\(act)", "200\(act)-05-25", "treaty.\(acts[act])",
                            ["treaty": .text(treaty), "jurisdiction": .text(state)]))
                }
            }
        }
        try test.append(proposals)
        let words = ["no action", "signatory", "party", "withdrawn"]
        for (year, most) in [("1999", 0), ("2000", 1), ("2001", 2), ("2010", 3)] {
            let point = Point(
                day: try #require(Day("\(year)-12-31")), position: try test.log.head().position, words: "")
            let listed = try test.reader.treaties(at: point)
            let expected = treaties.indices.map { column in
                states.indices.filter { min(steps($0, column), most) > 0 }.count
            }.reduce(0, +)
            #expect(listed.count == expected)
            for entry in listed {
                let row = try #require(states.firstIndex(of: entry.jurisdiction.code))
                let column = try #require(treaties.firstIndex(of: entry.treaty.text))
                #expect(entry.participation.status.rawValue == words[min(steps(row, column), most)])
            }
        }
    }
}
