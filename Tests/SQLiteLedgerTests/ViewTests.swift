// The views for people with the sqlite3 shell: they can be read without this program, and agree with it.
import EventLog
import Foundation
import JSON
import Ledger
import LedgerService
import SQLite
import SQLiteLedger
import Testing

struct ViewTests {
    static let seeds = 401...404

    private func ledger(_ seed: Int) throws -> (TemporaryLedger, LedgerReader, Point) {
        let ledger = try TemporaryLedger(RandomLog(seed: seed, events: 60), batches: [60])
        // The view of the matrix asks SQLite for the present day.
        let today = try #require(
            try ledger.lines("SELECT unixepoch('now') / 86400").first.flatMap { Int($0) })
        let point = Point(day: Day(number: today), position: try ledger.log.head().position, words: "")
        return (ledger, LedgerReader(ledger.log, now: .startOfDay(point.day)), point)
    }

    @Test(arguments: seeds) func `the view of the matrix shows what the program shows today`(seed: Int) throws
    {
        let (ledger, _, point) = try ledger(seed)
        let rows = try ledger.lines(
            "SELECT checklist || '/' || indicator, jurisdiction, level, basis, since, position, flags FROM matrix"
        )
        let cells = try ledger.log.cells(on: point.day, knownAt: point.position).map { stored in
            [
                stored.cell.indicator.text, stored.cell.jurisdiction.code, stored.value.levelWords,
                stored.value.basis?.rawValue ?? "null", stored.value.since ?? "null",
                stored.value.position.map { "\($0.number)" } ?? "null",
                stored.value.flags.names.joined(separator: "|"),
            ].joined(separator: " | ")
        }
        #expect(rows.sorted() == cells.sorted())
        #expect(!cells.isEmpty)
    }

    private static let shown =
        "SELECT checklist || '/' || indicator, jurisdiction, level, basis, since, position, flags FROM matrix"

    /// A row of the view for what a cell shows, without the flag that the view has not.
    private func row(_ cell: Cell, _ value: CellValue) -> String {
        [
            cell.indicator.text, cell.jurisdiction.code, value.levelWords, value.basis?.rawValue ?? "null",
            value.since ?? "null", value.position.map { "\($0.number)" } ?? "null",
            value.flags.subtracting(.redacted).names.joined(separator: "|"),
        ].joined(separator: " | ")
    }

    /// What README and the view itself say of how it differs from the listing.
    @Test(arguments: seeds)
    func `the view of the matrix differs from the unfiltered listing as is said, and in nothing else`(
        seed: Int
    )
        throws
    {
        let (ledger, reader, point) = try ledger(seed)
        let matrices = try reader.matrix(at: point)
        let listed = matrices.flatMap(\.cells)
        let rows = Set(try ledger.lines(Self.shown))
        let missing = listed.filter { !rows.contains(row($0.cell, $0.value)) }
        #expect(missing.allSatisfy { $0.value == .notAssessed && $0.pipeline.isEmpty })
        let asked = Set(matrices.flatMap { $0.indicators.map(\.id.text) })
        let places = Set(
            matrices.flatMap { matrix in
                matrix.jurisdictions.map { "\(matrix.checklist.text)/\($0.code)" }
            })
        for row in rows.subtracting(listed.map { self.row($0.cell, $0.value) }) {
            let parts = row.components(separatedBy: " | ")
            let place = "\(parts[0].prefix { $0 != "/" })/\(parts[1])"
            #expect(!asked.contains(parts[0]) || !places.contains(place), "\(row)")
        }
    }

    @Test func `the view of the matrix does not say what was erased; that of events does`() throws {
        let (ledger, _, point) = try ledger(402)
        let assessed = try #require(
            try ledger.log.cells(on: point.day, knownAt: point.position).first {
                $0.value.basis == .assessed
            }?
            .value.position)
        var event: Event?
        try ledger.log.forEachEvent(after: Position(assessed.number - 1), through: assessed) { event = $0 }
        let id = try #require(event?.id)
        _ = try ledger.log.redact(id, [.payload], because: "It named a person.", RandomLog.unkept)
        let end = Point(day: point.day, position: try ledger.log.head().position, words: "")
        let reader = LedgerReader(ledger.log, now: .startOfDay(point.day))
        #expect(try reader.matrix(at: end).flatMap(\.cells).contains { $0.value.flags.contains(.redacted) })
        #expect(try !ledger.lines("SELECT flags FROM matrix").contains { $0.contains("redacted") })
        #expect(try ledger.lines("SELECT id FROM event WHERE payload IS NULL") == [id.text])
    }

    @Test(arguments: seeds) func `the view of the timeline is the timeline of all days`(seed: Int) throws {
        let (ledger, reader, point) = try ledger(seed)
        let rows = try ledger.lines("SELECT occurred, position, type, id, payload FROM timeline")
        let always = Point(day: .distantFuture, position: point.position, words: "")
        let entries = try reader.timeline(since: .distantPast, until: always).map { entry in
            let event = entry.entry.event
            return [
                entry.date.text, "\(event.position.number)", event.content.type, event.id.text,
                entry.content.payload.text,
            ].joined(separator: " | ")
        }
        #expect(rows == entries)
        let subjects = try ledger.lines(
            "SELECT position, subjects FROM timeline WHERE subjects IS NOT NULL ORDER BY position")
        let filed = try reader.timeline(since: .distantPast, until: always).filter {
            !$0.entry.subjects.isEmpty
        }
        #expect(subjects.count >= filed.count)
        for entry in filed {
            let line = subjects.first { $0.hasPrefix("\(entry.entry.event.position.number) | ") }
            let names = line.map { Set($0.split(separator: " | ")[1].components(separatedBy: "; ")) }
            #expect(names == Set(entry.entry.subjects.map { "\($0.kind) \($0.key)" }))
        }
    }

    @Test(arguments: seeds) func `the view of an instrument shows its steps as they are believed`(seed: Int)
        throws
    {
        let (ledger, reader, point) = try ledger(seed)
        let rows = try ledger.lines("SELECT instrument, step, occurred, position FROM instrument")
        let known = try reader.knowledge(ofKind: "instrument", at: point.position)
        let steps = known.subjects.filter { $0.kind == "instrument" }.flatMap { subject in
            known.facts(about: subject).compactMap { fact -> String? in
                guard case .step(let step) = fact.change else { return nil }
                return
                    "\(step.instrument) | instrument.\(step.kind.name) | \(fact.occurred) | \(fact.position.number)"
            }
        }
        #expect(rows.sorted() == steps.sorted())
        #expect(!steps.isEmpty)
    }

    @Test(arguments: seeds) func `the view of events holds every event as it was recorded`(seed: Int) throws {
        let (ledger, _, point) = try ledger(seed)
        let rows = try ledger.lines(
            "SELECT position, id, type, occurred, recorded, recorded_by, origin, sources, note, payload FROM event"
        )
        var expected: [String] = []
        try ledger.log.forEachEvent(after: .zero, through: point.position) { event in
            expected.append(
                [
                    "\(event.position.number)", event.id.text, event.content.type,
                    event.content.occurred.text,
                    event.recorded.description, event.recordedBy, event.origin,
                    event.content.sources.canonical.text,
                    event.content.note ?? "null", event.content.payload.text,
                ].joined(separator: " | "))
        }
        #expect(rows == expected)
    }

    @Test func `the sqlite3 program reads the views, where it is installed`() throws {
        let shell = "/usr/bin/sqlite3"
        guard FileManager.default.isExecutableFile(atPath: shell) else { return }
        let (ledger, _, _) = try ledger(401)
        for view in ["event", "matrix", "timeline", "instrument"] {
            let process = Process()
            let pipe = Pipe()
            process.executableURL = URL(filePath: shell)
            process.arguments = ["-readonly", ledger.path, "SELECT count(*) FROM \(view)"]
            process.standardOutput = pipe
            try process.run()
            let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            #expect(
                try ledger.lines("SELECT count(*) FROM \(view)") == [output.trimmingCharacters(in: .newlines)]
            )
        }
    }
}
