// What a reader does with little input that asks for much: counted, never timed.
import EventLog
import JSON
import Ledger
import LedgerCoding
import LedgerService
import Testing

struct BoundTests {
    @Test(arguments: [100, 10_000, 100_000])
    func `nesting is refused at its sixty-fifth level, however deep it goes`(
        _ depth: Int
    ) {
        for open in ["[", "{\"a\":"] {
            let bytes = Array(String(repeating: open, count: depth).utf8)
            #expect(throws: JSONProblem.self) { try JSON(parsing: bytes) }
            do { _ = try JSON(parsing: bytes) } catch { #expect(error.offset == 64 * open.utf8.count) }
            #expect(CanonicalScanner.endOfValue(in: bytes.span, from: 0) == nil)
        }
    }

    @Test func `of a line with thousands of problems the first are told, with how many more there are`() {
        let attributes = (0..<3000).map { "\"x\($0)\":0" }.joined(separator: ",")
        let line = Array("{\(attributes),\"data\":{},\"specversion\":\"1.0\",\"type\":\"x\"}".utf8)
        let problems = CloudEventsReader.read(line).problems
        #expect(problems.count == CloudEventsReader.mostProblems + 1)
        #expect(problems.last?.message == "2950 more problems of this line are not shown: mend these first")
    }

    @Test func `so it is with the fields of a payload that is imported`() throws {
        let fields = (0..<3000).map { "\"x\($0)\":0" }.joined(separator: ",")
        let line =
            "{\"data\":{\"occurred\":\"2022\",\"payload\":{\(fields)},\"sources\":{\"none\":\"a test\"}},"
            + "\"specversion\":\"1.0\",\"type\":\"instrument.passed\"}"
        let terms = AppendTerms(
            now: Instant(microseconds: 0), recordedBy: "tester", random: { Array(repeating: 7, count: $0) })
        let recorder = LedgerRecorder(MemoryLog(origin: "urn:test"), terms)
        let refusal = #expect(throws: RefusedFile.self) {
            try recorder.importFile(Array(line.utf8), after: nil)
        }
        #expect(refusal?.problems.count == CloudEventsReader.mostProblems + 1)
    }

    @Test func `a line of any length is cut before it is held whole`() throws {
        var pieces = 0
        var lines = Lines {
            pieces += 1
            return pieces <= 100 ? [UInt8](repeating: 0x5B, count: 100_000) : nil
        }
        let line = try #require(try lines.nextLine())
        #expect(lines.isCut && line.count <= 200)
        #expect(try lines.nextLine() == nil)
    }
}
