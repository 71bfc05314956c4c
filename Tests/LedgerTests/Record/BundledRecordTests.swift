// The bundled record: what the outcome document of the second regional consultation says must come out of it.
import EventLog
import Foundation
import Ledger
import LedgerCoding
import LedgerService
import TestSupport
import Testing

struct BundledRecordTests {
    private func ledger() throws -> Scenario { try BundledRecord.ledger.get() }

    @Test func `the whole record is taken, and taken again changes nothing`() throws {
        let ledger = try ledger()
        let end = ledger.log.head()
        #expect(end.position > Position(200))
        var lines = ""
        ledger.log.forEachEvent(after: .zero, through: end.position) { lines += CloudEvents.line($0) }
        let again = try LedgerRecorder(ledger.log, BundledRecord.terms).importFile(
            Array(lines.utf8), after: nil)
        #expect(again.recorded == 0)
        #expect(again.known == end.position.number)
        #expect(ledger.log.head() == end)
    }

    /// The document's own matrix: Yes, Partially, No, and what is only known to be “not Yes”.
    private static let document:
        [(indicator: String, yes: String, partially: String, no: String, notYes: String)] = [
            ("grooming", "PH", "BD", "KH ID TH VN IN NP LK", ""),
            ("extraterritorial-jurisdiction", "TH KH VN", "", "", "ID PH BD IN NP LK"),
            ("extradition", "", "", "", "KH ID TH PH VN BD IN NP LK"),
            ("double-criminality", "NP", "", "", "KH ID TH PH VN BD IN LK"),
        ]

    @Test func `the second consultation as reported shows the document's own matrix`() throws {
        let ledger = try ledger()
        let point = try ledger.reader.point("second", asReported: true)
        let matrix = try #require(try ledger.reader.matrix(at: point).first)
        #expect(matrix.indicators.map(\.id.bare) == Self.document.map(\.indicator))
        for row in Self.document {
            let column = matrix.cells.filter { $0.cell.indicator.bare == row.indicator }
            let assessed = column.filter { $0.value.basis == .assessed }
            let shown = Dictionary(grouping: assessed, by: \.value.levelWords).mapValues { cells in
                Set(cells.map(\.cell.jurisdiction.code))
            }
            let levels = [
                ("Yes", row.yes), ("Partially", row.partially), ("No", row.no), ("No|Partially", row.notYes),
            ]
            for (level, countries) in levels {
                let expected = Set(countries.split(separator: " ").map(String.init))
                #expect(shown[level] ?? [] == expected, "\(row.indicator) \(level)")
            }
            #expect(assessed.count == 9, "\(row.indicator)")
        }
    }

    @Test func `at the first consultation nothing is assessed but what a law in force decides`() throws {
        let ledger = try ledger()
        let matrix = try #require(
            try ledger.reader.matrix(at: ledger.reader.point("first", asReported: false)).first)
        let shown = matrix.cells.filter { $0.value.basis != nil }.map { "\($0.cell) \($0.value.levelWords)" }
        #expect(shown == ["PH sec-travel-tourism/grooming Partially|Yes"])
        #expect(!matrix.cells.contains { $0.value.basis == .assessed })
    }

    @Test
    func `the endorsement of May is not in the timeline of the meeting, nor known before it was recorded`()
        throws
    {
        let ledger = try ledger()
        var filter = TimelineFilter()
        filter.types = ["checklist.internalised"]
        func timeline(_ day: String, known: String? = nil) throws -> String {
            try ledger.timeline(since: "2019-01-01", .on(day, known: known), filter)
        }
        #expect(try timeline("2022-04-19") == "")
        #expect(try timeline("2022-05-16") == "")
        #expect(try timeline("2022-05-17").hasPrefix("2022-05-17 checklist.internalised"))
        #expect(try timeline("2030-01-01", known: "2022-06-29") == "")
        #expect(
            try timeline("2030-01-01", known: "2022-06-30").hasPrefix("2022-05-17 checklist.internalised"))
    }

    @Test func `Indonesia's law is passed and not in force at the meeting`() throws {
        let ledger = try ledger()
        #expect(
            try ledger.states("id/act/2022/12", on: ["2022-04-11", "2022-04-12", "2022-04-19", "2022-05-08"])
                == ["before parliament", "passed", "passed", "passed"])
        let cell = try ledger.cell("ID grooming", .on("2022-04-19"))
        #expect(cell.hasPrefix("No | assessed | since 2022-04-19"))
        #expect(cell.contains("pipeline: id/act/2022/12 passed since 2022-04-12"))
    }

    @Test func `Indonesia's law is in force on 9 May and the cell stale`() throws {
        let ledger = try ledger()
        #expect(try ledger.states("id/act/2022/12", on: ["2022-05-09"]) == ["in force"])
        #expect(try ledger.level("ID grooming", .on("2022-05-08")) == "No")
        #expect(try ledger.level("ID grooming", .on("2022-05-09")) == "No (stale)")
        #expect(try !ledger.cell("ID grooming", .on("2022-05-09")).contains("pipeline"))
    }

    @Test func `the Philippines keep their level while its support moves to the new act`() throws {
        let ledger = try ledger()
        let before = try ledger.cell("PH grooming", .on("2022-07-31"))
        let after = try ledger.cell("PH grooming", .on("2022-09-01"))
        #expect(before.hasPrefix("Yes | assessed") && before.contains("by ph/act/2009/ra-9775"))
        #expect(after.hasPrefix("Yes | assessed") && after.contains("by ph/act/2022/ra-11930"))
        #expect(!before.contains("ra-11930 |") && !after.contains("ra-9775"))
        #expect(!after.contains("basis repealed"))
    }

    @Test func `inside August 2022 the Philippines are possible`() throws {
        let ledger = try ledger()
        func isPossible(_ day: String) throws -> Bool {
            try ledger.level("PH grooming", .on(day)).contains("possible")
        }
        #expect(try !isPossible("2022-07-31"))
        #expect(try ["2022-08-01", "2022-08-30"].map { try isPossible($0) } == [true, true])
        #expect(try !isPossible("2022-08-31"))
    }

    @Test func `Korea is undecided once its amendment is in force`() throws {
        let ledger = try ledger()
        #expect(try ledger.level("KR grooming", .on("2021-09-23")) == "not assessed")
        #expect(try ledger.level("KR grooming", .on("2021-09-24")) == "undecided (undecided)")
    }

    @Test func `from the first consultation to the second every country analysed is newly assessed`() throws {
        let lines = try ledger().difference("first", "second").split(separator: "\n").map(String.init)
        let assessed = lines.filter { $0.contains("newly assessed") || $0.contains("| new basis |") }
        #expect(assessed.count == 36)
        #expect(
            lines.contains {
                $0.hasPrefix("world | KR grooming | not assessed → undecided | law changed | -")
            })
        #expect(
            lines.contains { $0.hasPrefix("world | PH grooming | Partially|Yes → Yes | newly assessed | -") })
        #expect(
            lines.contains { $0.hasPrefix("world | KH grooming | not assessed → No | newly assessed | -") })
        #expect(lines.count == 37)
    }

    @Test func `the regional sentence of grooming is the document's`() throws {
        #expect(
            try ledger().sentence("grooming", .at("second", asReported: true)).hasPrefix(
                "Of 9 countries analysed, 1 criminalises grooming (Philippines), 1 does partially (Bangladesh), 7 do not."
            ))
        let other = try ledger().sentence("double-criminality", .at("second", asReported: true))
        #expect(other.hasPrefix("Of 9 countries analysed, 1") && other.contains("(Nepal), 8 not Yes."))
    }
}

/// The record that comes with the program, in memory.
enum BundledRecord {
    /// Everything kept as it was first recorded.
    static let terms = AppendTerms(
        now: Scenario.now, recordedBy: "test", keepsRecorded: true, random: { Array(repeating: 0, count: $0) }
    )

    static let ledger: Result<Scenario, any Error> = Result {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(
                path: "Schema/records/asia.jsonl")
        let scenario = try Scenario("", after: "")
        _ = try LedgerRecorder(scenario.log, terms).importFile(Array(try Data(contentsOf: file)), after: nil)
        return scenario
    }
}
