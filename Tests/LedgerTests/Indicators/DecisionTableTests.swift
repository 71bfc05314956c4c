// § 6 of the design: the two tables of the document against a brute force over all completions.
import EventLog
import Ledger
import TestSupport
import Testing

struct DecisionTableTests {
    private static let scale = ["No", "Partially", "Yes"]

    /// What the document says of one complete set of answers on grooming; nil for its gap.
    private static func grooming(_ answers: [String: Bool]) -> String? {
        guard answers["criminalised"] == true else { return "No" }
        if answers["technology"] == true, answers["offline"] == true, answers["without-meeting"] == true {
            return "Yes"
        }
        return answers["without-meeting"] == false || answers["technology"] == false ? "Partially" : nil
    }

    private static func jurisdiction(_ answers: [String: Bool]) -> String? {
        let reach = [answers["active"], answers["passive"]].count { $0 == true }
        if reach == 0 { return "No" }
        let isFull = ["all-offences", "habitual-residents", "unconditional"].allSatisfy {
            answers[$0] == true
        }
        return reach == 2 && isFull ? "Yes" : "Partially"
    }

    /// Every way to answer yes, no or not at all.
    private static func partial(_ criteria: [String]) -> [[String: Bool]] {
        criteria.reduce([[:]]) { all, criterion in
            all.flatMap { [$0, $0.merging([criterion: true]) { $1 }, $0.merging([criterion: false]) { $1 }] }
        }
    }

    private static func names(
        _ answers: [String: Bool], _ criteria: [String], by rule: ([String: Bool]) -> String?
    ) -> String {
        let open = criteria.filter { answers[$0] == nil }
        let completions = open.reduce([answers]) { all, criterion in
            all.flatMap { [$0.merging([criterion: true]) { $1 }, $0.merging([criterion: false]) { $1 }] }
        }
        let levels = Set(completions.compactMap(rule))
        return scale.filter(levels.contains).joined(separator: "|")
    }

    private static func table(_ indicator: String) throws -> DecisionTable {
        let known = try Scenario("").log.knowledge(at: Position(5))
        let versions = known.indicator(IndicatorID("sec/\(indicator)"))?.versions
        return try #require(versions?.first).criteria.table
    }

    private static let groomingCriteria = ["criminalised", "technology", "offline", "without-meeting"]
    private static let jurisdictionCriteria = [
        "active", "passive", "all-offences", "habitual-residents", "unconditional",
    ]

    /// Holds a table against the rule, for every way to answer.
    private static func hold(
        _ table: DecisionTable, _ criteria: [String], by rule: ([String: Bool]) -> String?
    ) {
        for answers in partial(criteria) {
            let levels = table.levels(for: answers).names(on: scale)
            #expect(levels == names(answers, criteria, by: rule), "\(answers)")
        }
    }

    @Test func `all answers to grooming, complete and partial, give the levels of their completions`() throws
    {
        let all = Self.partial(Self.groomingCriteria)
        #expect(all.count == 81 && all.count { $0.count == 4 } == 16)
        Self.hold(try Self.table("grooming"), Self.groomingCriteria, by: Self.grooming)
    }

    @Test func `all answers to extraterritorial jurisdiction give the levels of their completions`() throws {
        let all = Self.partial(Self.jurisdictionCriteria)
        #expect(all.count == 243 && all.count { $0.count == 5 } == 32)
        let table = try Self.table("extraterritorial-jurisdiction")
        Self.hold(table, Self.jurisdictionCriteria, by: Self.jurisdiction)
    }

    @Test func `the tables of the bundled record give the same`() throws {
        let log = try BundledRecord.ledger.get().log
        let known = log.knowledge(at: log.head().position)
        func table(_ indicator: String) throws -> DecisionTable {
            let id = IndicatorID("sec-travel-tourism/\(indicator)")
            return try #require(known.indicator(id)?.versions.first).criteria.table
        }
        Self.hold(try table("grooming"), Self.groomingCriteria, by: Self.grooming)
        let jurisdiction = try table("extraterritorial-jurisdiction")
        Self.hold(jurisdiction, Self.jurisdictionCriteria, by: Self.jurisdiction)
    }

    @Test func `a gap leaves no level`() throws {
        let korea = ["criminalised": true, "technology": true, "offline": false, "without-meeting": true]
        #expect(try Self.table("grooming").levels(for: korea).isEmpty)
    }

    @Test func `a completion that matches no row adds nothing`() throws {
        let open = ["criminalised": true, "technology": true, "without-meeting": true]
        // Yes if offline is covered; without it no row holds.
        #expect(try Self.table("grooming").levels(for: open).names(on: Self.scale) == "Yes")
    }

    @Test func `the first row that holds gives the level`() {
        let first = DecisionTable(rows: [.init(level: 2, needs: ["a": true]), .init(level: 0, needs: [:])])
        #expect(first.levels(for: ["a": true]).levels == [2])
        #expect(first.levels(for: ["a": false]).levels == [0])
        #expect(first.levels(for: [:]).levels == [0, 2])
    }

    @Test func `the row that the answers satisfy outright is named only where no earlier one may hold`() {
        let table = DecisionTable(rows: [.init(level: 2, needs: ["a": true]), .init(level: 0, needs: [:])])
        #expect(table.rowNumber(for: ["a": true]) == 1)
        #expect(table.rowNumber(for: ["a": false]) == 2)
        #expect(table.rowNumber(for: [:]) == nil)
    }

    @Test func `sets print low to high`() {
        let set = LevelSet(level: 1).union(LevelSet(level: 0))
        #expect(set.names(on: Self.scale) == "No|Partially")
        #expect(LevelSet.empty.names(on: Self.scale).isEmpty)
        #expect(LevelSet(from: 0, through: 2).names(on: Self.scale) == "No|Partially|Yes")
    }

    @Test func `a scale may have thirty-two levels`() {
        let set = LevelSet(level: 31)
        #expect(set.lowest == 31 && set.highest == 31 && set.count == 1)
        #expect(LevelSet(from: 0, through: 31).count == 32)
    }
}
