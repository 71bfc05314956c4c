// Every case beside this file, run with the built program and compared to the letter. With
// LAWLEDGER_RECORD_CASES=1 the answers are written into the cases instead, and the tests fail.
import Foundation
import Testing

@Suite struct CaseTests {
    private static let directory = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("cases")
    private static let names = ((try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? [])
        .filter { $0.hasSuffix(".case") }.sorted()
    private static let isRecording = ProcessInfo.processInfo.environment["LAWLEDGER_RECORD_CASES"] == "1"

    @Test func `there are cases to run`() {
        #expect(Self.names.count > 20)
    }

    @Test(arguments: names) func `answers as the case says`(_ name: String) throws {
        let place = Self.directory.appendingPathComponent(name)
        let text = String(decoding: try Data(contentsOf: place), as: UTF8.self)
        let expected = CaseFile(text)
        #expect(
            expected.text == text || Self.isRecording, "the case is not laid out as recording would do it")
        let actual = try Self.run(expected)
        guard !Self.isRecording else {
            try Data(actual.text.utf8).write(to: place)
            Issue.record("the case was recorded; read it, then run the tests without LAWLEDGER_RECORD_CASES")
            return
        }
        for (expected, actual) in zip(expected.parts, actual.parts) where expected != actual {
            Issue.record("expected\n\(Self.shown(expected))\nbut the program answers\n\(Self.shown(actual))")
        }
    }

    /// The case with the answers that the program gives.
    private static func run(_ expected: CaseFile) throws -> CaseFile {
        let home = try TemporaryDirectory()
        var actual = expected
        for (index, part) in expected.parts.enumerated() {
            switch part {
            case .comment: break
            case .ledger: try BuiltProgram.copyLedger(to: home.url)
            case .file(let name, let lines):
                let content = lines.map { $0 + "\n" }.joined()
                try Data(content.utf8).write(to: home.url.appendingPathComponent(name))
            case .step(let command, _):
                actual.parts[index] = .step(
                    command: command, try BuiltProgram.run(command, in: home.url))
            }
        }
        return actual
    }

    private static func shown(_ part: CaseFile.Part) -> String {
        var file = CaseFile("")
        file.parts = [part]
        return file.text
    }
}
