// Nothing in the program is about one region: what is, is in a record.
import Testing

struct RecordNameTests {
    @Test func `no source knows a body, checklist, indicator or country of a record by name`() throws {
        let sources = try Tree.files(under: "Sources", withSuffix: ".swift")
        for record in try Tree.files(under: "Schema/records", withSuffix: ".jsonl") {
            let name = record.path.split(separator: "/").last?.prefix { $0 != "." } ?? ""
            let names = try RecordNames(
                record: String(name), lines: record.text.split(separator: "\n").map(String.init))
            #expect(
                names.things.count > 3 && names.jurisdictions.count > 3,
                "\(record.path) gives no names to look for")
            expectNone(sources.flatMap(names.findings))
        }
    }

    @Test(arguments: [
        "if body == \"SAARC\" { return }", "let cell = IndicatorID(\"list/grooming\")",
        "case \"Samoa\": return 1",
        "let example = 1, other = [\"SAARC\": 1]", "let file = \"pacific.jsonl\"",
    ])
    func `a name in the code is found`(line: String) throws {
        #expect(try names().findings(source(line)).map(\.line) == [2])
    }

    @Test(arguments: [
        "example: Example(\"2019\", [\"body\": \"SAARC\"])", "examples: [(\"SAARC\", \"a body\")]",
        "Field(\"body\", .text, \"The body, such as SAARC.\")", "// SAARC", "let name = \"groomings\"",
        "static let example: Content.Payload = [\n\"body\": \"SAARC\"]",
    ])
    func `a name in an example, in prose or in a comment is not`(line: String) throws {
        #expect(try names().findings(source(line)).isEmpty)
    }

    @Test func `the table of countries may name countries`() throws {
        let file = ProjectFile(path: "Sources/Ledger/Names/Countries.swift", text: "Entry(\"WS\", \"Samoa\")")
        #expect(try names().findings(file).isEmpty)
    }

    private func names() throws -> RecordNames {
        try RecordNames(
            record: "pacific",
            lines: [
                #"{"data":{"payload":{"body":"SAARC"}}}"#,
                #"{"data":{"payload":{"indicator":"list/grooming"}}}"#,
                #"{"data":{"payload":{"jurisdiction":"WS"}}}"#,
            ])
    }

    private func source(_ line: String) -> ProjectFile {
        ProjectFile(path: "Sources/Ledger/Law.swift", text: "// Laws.\n\(line)\n")
    }
}
